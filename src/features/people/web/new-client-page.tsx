import './people.css';
import { Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { callServer } from '#ui/call-server.ts';
import { InnerLink } from '#ui/inner-link.tsx';
import { useMe } from '#ui/me.ts';
import { Page } from '#ui/page.tsx';
import { Loading, NoPermission } from '#ui/states.tsx';
import type { ClientRecord } from '../contract.ts';
import { BasicsFields } from './basics-fields.tsx';
import { type BasicsValues, basicsLabels, basicsToSend } from './basics-values.ts';
import { FormFrame } from './form-frame.tsx';
import { useMay, useStaff } from './staff.ts';
import { useDraftForm } from './use-draft-form.ts';

export function NewClientPage() {
  const me = useMe().data;
  const may = useMay();
  const { choices } = useStaff();
  const back = <InnerLink to="/clients">All clients</InnerLink>;
  if (!me || choices.length === 0) {
    return (
      <Page title="A new client" aside={back}>
        <Loading label="The form" />
      </Page>
    );
  }
  if (!may.write) {
    return (
      <Page title="A new client" aside={back}>
        <NoPermission>Clients are added by clinicians, supervisors and the front desk.</NoPermission>
      </Page>
    );
  }
  const ownsClients = choices.some(({ value }) => value === me.staff.id);
  return (
    <Page title="A new client" aside={back}>
      <Text c="dimmed" mt={-12}>
        First who they are. Then, in one sitting or bit by bit: how to reach them, whom to call, and what they
        agree to for a session that they miss.
      </Text>
      <NewClientForm
        start={{
          preferredName: '',
          legalName: '',
          pronouns: '',
          bornOn: '',
          language: 'en',
          timeZone: me.practice.timeZone,
          country: me.practice.country,
          clinicianId: ownsClients ? me.staff.id : '',
          backupId: '',
          consentBasis: 'own',
          partTwo: false,
          confidentialRequest: '',
          references: [],
        }}
      />
    </Page>
  );
}

function NewClientForm({ start }: { readonly start: BasicsValues }) {
  const navigate = useNavigate();
  const queries = useQueryClient();
  const draft = useDraftForm({
    draftKey: 'new-client',
    onRecord: start,
    send: async (values) => {
      const client = await callServer<ClientRecord>('POST', '/clients', basicsToSend(values));
      queries.setQueryData([`/clients/${client.id}`], client);
      await queries.invalidateQueries({ queryKey: ['/clients/overview'] });
      await navigate({
        to: '/clients/$clientId/intake/$step',
        params: { clientId: client.id, step: 'reach' },
      });
    },
  });
  return (
    <div className="form-width">
      <FormFrame draft={draft} labels={basicsLabels} saveLabel="Save and go on">
        <BasicsFields form={draft.form} />
      </FormFrame>
    </div>
  );
}
