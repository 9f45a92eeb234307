import { Button } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { inWords } from '#ui/call-server.ts';
import { Loading, Trouble } from '#ui/states.tsx';
import type { ClientRecord } from '../contract.ts';
import { AgreementForm } from './agreement-form.tsx';
import { AgreementView } from './agreement-view.tsx';
import { PlanForm } from './plan-form.tsx';
import { PlanView } from './plan-view.tsx';
import { useAgreements, useSafetyPlans, useTiers, useWelfare } from './record.ts';
import { Section } from './section.tsx';
import { useMay } from './staff.ts';
import { TierForm } from './tier-form.tsx';
import { TierView } from './tier-view.tsx';
import { WishesForm } from './wishes-form.tsx';
import { WishesView } from './wishes-view.tsx';

interface OfClient {
  readonly client: ClientRecord;
}

export function TierSection({ client }: OfClient) {
  const found = useTiers(client.id);
  const judgements = found.data?.judgements;
  return (
    <Editable
      id="tier"
      title="How worried to be"
      edit={judgements?.length ? 'Judge again' : 'Judge'}
      error={found.error}
      form={(close) => <TierForm client={client} newest={judgements?.[0]} onDone={close} onCancel={close} />}
    >
      {judgements && <TierView client={client} judgements={judgements} />}
    </Editable>
  );
}

export function PlanSection({ client }: OfClient) {
  const found = useSafetyPlans(client.id);
  const versions = found.data?.versions;
  return (
    <Editable
      id="plan"
      title="Safety plan"
      edit={versions?.length ? 'Write it anew' : 'Write one'}
      error={found.error}
      form={(close) => <PlanForm client={client} plan={versions?.[0]} onDone={close} onCancel={close} />}
    >
      {versions && <PlanView client={client} versions={versions} />}
    </Editable>
  );
}

export function AgreementSection({ client }: OfClient) {
  const found = useAgreements(client.id);
  const versions = found.data?.versions;
  return (
    <Editable
      id="agreement"
      title="Missed-session agreement"
      edit={versions?.length ? 'Write it anew' : 'Write it'}
      error={found.error}
      form={(close) => (
        <AgreementForm client={client} newest={versions?.[0]} onDone={close} onCancel={close} />
      )}
    >
      {versions && <AgreementView client={client} versions={versions} heading="h3" />}
    </Editable>
  );
}

export function WishesSection({ client }: OfClient) {
  const found = useWelfare(client.id);
  const welfare = found.data;
  return (
    <Editable
      id="wishes"
      title="If somebody ever looks in"
      edit="Edit"
      error={found.error}
      form={(close) =>
        welfare && <WishesForm client={client} welfare={welfare} onDone={close} onCancel={close} />
      }
    >
      {welfare && <WishesView client={client} wishes={welfare.wishes} />}
    </Editable>
  );
}

export interface EditableProps {
  readonly id: string;
  readonly title: string;
  readonly edit: string;
  readonly error: Error | null;
  readonly form: (close: () => void) => ReactNode;
  /** Nothing while it is being read. */
  readonly children: ReactNode;
}

/** A part of the record that clinicians write as a whole. */
export function Editable({ id, title, edit, error, form, children }: EditableProps) {
  const [isEditing, setIsEditing] = useState(false);
  const may = useMay();
  const close = () => setIsEditing(false);
  return (
    <Section
      id={id}
      title={title}
      aside={
        may.clinical && !isEditing ? (
          <Button variant="subtle" onClick={() => setIsEditing(true)}>
            {edit}
            <span className="for-readers">: {title}</span>
          </Button>
        ) : null
      }
    >
      {error && !children && <Trouble>{inWords(error)}</Trouble>}
      {!error && !children && <Loading label={title} />}
      {isEditing ? form(close) : children}
    </Section>
  );
}
