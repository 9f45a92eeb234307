import './people.css';
import './signing.css';
import { Text } from '@mantine/core';
import { AnswerPage } from '#ui/answer-page.tsx';
import { useClientName } from '#ui/initials.ts';
import { InnerLink } from '#ui/inner-link.tsx';
import { Page } from '#ui/page.tsx';
import type { ClientRecord } from '../contract.ts';
import { BasicsSection } from './basics-section.tsx';
import { ClientHeader } from './client-header.tsx';
import { AgreementSection, PlanSection, TierSection, WishesSection } from './clinical-sections.tsx';
import { Ending } from './ending.tsx';
import { Cases, NextSession, OpenCase, PastSessions } from './history.tsx';
import { Locations } from './locations.tsx';
import { Missing } from './missing.tsx';
import { ReachSections } from './reach-sections.tsx';
import { useClient } from './record.ts';
import { Section } from './section.tsx';
import { useMay } from './staff.ts';

export function ClientPage({ clientId }: { readonly clientId: string }) {
  const found = useClient(clientId);
  const nameOf = useClientName();
  const may = useMay();
  const back = <InnerLink to="/clients">All clients</InnerLink>;
  return (
    <AnswerPage to={found} without="This client cannot be shown" aside={back}>
      {(client, trouble) => (
        <Page title={nameOf(client.preferredName)} aside={back}>
          {trouble}
          <WholeRecord client={client} readsClinical={may.readClinical} />
        </Page>
      )}
    </AnswerPage>
  );
}

interface WholeRecordProps {
  readonly client: ClientRecord;
  readonly readsClinical: boolean;
}

function WholeRecord({ client, readsClinical }: WholeRecordProps) {
  return (
    <>
      <ClientHeader client={client} />
      <OpenCase client={client} />
      <div className="record">
        <div className="record-main">
          <Missing client={client} />
          <ReachSections client={client} />
          {readsClinical ? <ClinicalParts client={client} /> : <ForClinicians />}
          <Section id="places" title="Where they usually are">
            <Locations client={client} />
          </Section>
          <BasicsSection client={client} />
          <Ending client={client} />
        </div>
        <aside className="record-side" aria-label="Sessions and cases">
          <NextSession client={client} />
          <Cases client={client} />
          <PastSessions client={client} />
        </aside>
      </div>
    </>
  );
}

function ClinicalParts({ client }: { readonly client: ClientRecord }) {
  return (
    <>
      <AgreementSection client={client} />
      <TierSection client={client} />
      <PlanSection client={client} />
      <WishesSection client={client} />
    </>
  );
}

/** What the front desk need not know is not hinted at either. */
function ForClinicians() {
  return (
    <Section id="clinical" title="For their clinician">
      <Text c="dimmed">
        The agreement, the tier, the safety plan and their wishes are kept for clinicians and supervisors.
      </Text>
    </Section>
  );
}
