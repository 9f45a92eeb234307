import './people.css';
import './intake.css';
import './signing.css';
import { Button, Group, Stack, Text } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { AnswerPage } from '#ui/answer-page.tsx';
import { ClientName } from '#ui/client-name.tsx';
import { InnerLink } from '#ui/inner-link.tsx';
import { Page } from '#ui/page.tsx';
import { Answer, NoPermission } from '#ui/states.tsx';
import type { ClientRecord } from '../contract.ts';
import { AgreementForm } from './agreement-form.tsx';
import { AgreementView } from './agreement-view.tsx';
import { BasicsForm } from './basics-section.tsx';
import { Channels } from './channels.tsx';
import { Contacts } from './contacts.tsx';
import { Guardians, needsGuardian } from './guardians.tsx';
import { type IntakeStep, intakeSteps, stepAfter, stepCalled } from './intake-steps.ts';
import { Locations } from './locations.tsx';
import { Missing } from './missing.tsx';
import { PlanForm } from './plan-form.tsx';
import { useAgreements, useClient, useSafetyPlans, useTiers, useWelfare } from './record.ts';
import { Section } from './section.tsx';
import { useMay } from './staff.ts';
import { TierForm } from './tier-form.tsx';
import { TierView } from './tier-view.tsx';
import { WishesForm } from './wishes-form.tsx';
import { AgreedWord } from './wishes-view.tsx';

export interface IntakePageProps {
  readonly clientId: string;
  readonly step: string;
}

/** Everything that has to be talked about once, one thing at a time. It can be left at any point and taken up again. */
export function IntakePage({ clientId, step: key }: IntakePageProps) {
  const found = useClient(clientId);
  return (
    <AnswerPage to={found} without="This client cannot be shown">
      {(client, trouble) => <Intake client={client} step={stepCalled(key)} trouble={trouble} />}
    </AnswerPage>
  );
}

interface IntakeProps {
  readonly client: ClientRecord;
  readonly step: IntakeStep;
  readonly trouble: ReactNode;
}

function Intake({ client, step, trouble }: IntakeProps) {
  const may = useMay();
  const { id: clientId } = client;
  if (may.isKnown && !may.write) {
    return (
      <Page title="Intake">
        <NoPermission>
          An intake is gone through by clinicians, supervisors and the front desk. What is known stands on the
          record.
        </NoPermission>
        <InnerLink to="/clients/$clientId" params={{ clientId }}>
          To the record
        </InnerLink>
      </Page>
    );
  }
  return (
    <Page
      key={step.key}
      title={step.title}
      aside={
        <InnerLink to="/clients/$clientId" params={{ clientId }}>
          Leave for now
        </InnerLink>
      }
    >
      {trouble}
      <div className="intake">
        <Steps client={client} current={step} />
        <Stack gap="lg" className="intake-step">
          <div>
            <Text c="dimmed">
              Step {intakeSteps.indexOf(step) + 1} of {intakeSteps.length} ·{' '}
              <ClientName name={client.preferredName} />
            </Text>
            {step.why && <Text mt={4}>{step.why}</Text>}
          </div>
          <StepBody client={client} step={step} />
        </Stack>
      </div>
    </Page>
  );
}

function Steps({ client, current }: { readonly client: ClientRecord; readonly current: IntakeStep }) {
  const here = intakeSteps.indexOf(current);
  return (
    <nav aria-label="Steps of the intake" className="steps">
      <ol>
        {intakeSteps.map((step, index) => (
          <li key={step.key} data-passed={index < here}>
            <InnerLink
              to="/clients/$clientId/intake/$step"
              params={{ clientId: client.id, step: step.key }}
              aria-current={step === current ? 'step' : undefined}
              underline="never"
              c="var(--mantine-color-text)"
            >
              <span className="step-number" aria-hidden="true">
                {index + 1}
              </span>
              <span className="step-title">{step.title}</span>
            </InnerLink>
          </li>
        ))}
      </ol>
    </nav>
  );
}

function StepBody({ client, step }: { readonly client: ClientRecord; readonly step: IntakeStep }) {
  const navigate = useNavigate();
  const may = useMay();
  const goOn = () =>
    navigate({
      to: '/clients/$clientId/intake/$step',
      params: { clientId: client.id, step: stepAfter(step.key) },
    });
  if (step.clinical && !may.clinical) {
    return (
      <>
        <NoPermission>This part is for their clinician. You can go on with the rest.</NoPermission>
        <GoOn onGoOn={goOn} />
      </>
    );
  }
  switch (step.key) {
    case 'basics':
      return <BasicsForm client={client} saveLabel="Save and go on" onDone={goOn} />;
    case 'reach':
      return (
        <>
          <Channels client={client} />
          <GoOn onGoOn={goOn} />
        </>
      );
    case 'contacts':
      return (
        <>
          {needsGuardian(client) && (
            <Section id="guardians" title="Guardians">
              <Guardians client={client} />
            </Section>
          )}
          <Contacts client={client} />
          <GoOn onGoOn={goOn} />
        </>
      );
    case 'plan':
      return <PlanStep client={client} onGoOn={goOn} />;
    case 'tier':
      return <TierStep client={client} onGoOn={goOn} />;
    case 'wishes':
      return <WishesStep client={client} onGoOn={goOn} />;
    case 'agreement':
      return <AgreementStep client={client} onGoOn={goOn} />;
    default:
      return <Done client={client} />;
  }
}

interface StepProps {
  readonly client: ClientRecord;
  readonly onGoOn: () => void;
}

function PlanStep({ client, onGoOn }: StepProps) {
  const found = useSafetyPlans(client.id);
  return (
    <Answer to={found}>
      {({ versions }) => (
        <PlanForm
          client={client}
          plan={versions[0]}
          saveLabel={versions.length > 0 ? 'Save as a new version' : 'Save and go on'}
          onDone={onGoOn}
          aside={<Skip onSkip={onGoOn}>{versions.length > 0 ? 'Leave it as it is' : 'No plan for now'}</Skip>}
        />
      )}
    </Answer>
  );
}

function TierStep({ client, onGoOn }: StepProps) {
  const found = useTiers(client.id);
  return (
    <Answer to={found}>
      {({ judgements }) => (
        <>
          {judgements.length > 0 && <TierView client={client} judgements={judgements} />}
          <TierForm
            client={client}
            newest={judgements[0]}
            saveLabel="Judge and go on"
            onDone={onGoOn}
            aside={<Skip onSkip={onGoOn}>{judgements.length > 0 ? 'Leave it as it is' : 'Not now'}</Skip>}
          />
        </>
      )}
    </Answer>
  );
}

function WishesStep({ client, onGoOn }: StepProps) {
  const may = useMay();
  return (
    <>
      <Section id="places" title="Where they usually are">
        <Locations client={client} />
      </Section>
      {may.clinical ? <Wishes client={client} onGoOn={onGoOn} /> : <GoOn onGoOn={onGoOn} />}
    </>
  );
}

function Wishes({ client, onGoOn }: StepProps) {
  const found = useWelfare(client.id);
  return (
    <Answer to={found}>
      {(welfare) => (
        <Section id="wishes" title="Their wishes">
          <AgreedWord client={client} />
          <WishesForm
            client={client}
            welfare={welfare}
            saveLabel="Save and go on"
            onDone={onGoOn}
            aside={<Skip onSkip={onGoOn}>Leave it as it is</Skip>}
          />
        </Section>
      )}
    </Answer>
  );
}

/** Written first, then read and signed; written anew only when somebody wants to. */
function AgreementStep({ client, onGoOn }: StepProps) {
  const found = useAgreements(client.id);
  const [isWriting, setIsWriting] = useState(false);
  return (
    <Answer to={found}>
      {({ versions }) =>
        versions.length === 0 || isWriting ? (
          <AgreementForm
            client={client}
            newest={versions[0]}
            onDone={() => setIsWriting(false)}
            aside={<Skip onSkip={onGoOn}>Not now</Skip>}
          />
        ) : (
          <>
            <AgreementView client={client} versions={versions} heading="h2" />
            <Group>
              <Button size="md" onClick={onGoOn}>
                Go on
              </Button>
              <Button size="md" variant="subtle" onClick={() => setIsWriting(true)}>
                Write it anew
              </Button>
            </Group>
          </>
        )
      }
    </Answer>
  );
}

interface SkipProps {
  readonly onSkip: () => void;
  readonly children: string;
}

function Skip({ onSkip, children }: SkipProps) {
  return (
    <Button size="md" variant="subtle" onClick={onSkip}>
      {children}
    </Button>
  );
}

function GoOn({ onGoOn }: { readonly onGoOn: () => void }) {
  return (
    <Group>
      <Button size="md" onClick={onGoOn}>
        Go on
      </Button>
    </Group>
  );
}

function Done({ client }: { readonly client: ClientRecord }) {
  return (
    <>
      <Missing client={client} inIntake />
      <InnerLink to="/clients/$clientId" params={{ clientId: client.id }}>
        To their page
      </InnerLink>
    </>
  );
}
