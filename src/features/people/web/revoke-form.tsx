import { TextInput } from '@mantine/core';
import { callServer } from '#ui/call-server.ts';
import type { ClientRecord, EmergencyContactRecord } from '../contract.ts';
import { todayIn } from './days.ts';
import { FormFrame } from './form-frame.tsx';
import { useRefresh } from './use-change.ts';
import { useDraftForm } from './use-draft-form.ts';

export interface RevokeFormProps {
  readonly client: ClientRecord;
  readonly contact: EmergencyContactRecord;
  readonly onDone: () => void;
}

/** A reason is never asked for: there is room for one, and nothing more. */
export function RevokeForm({ client, contact, onDone }: RevokeFormProps) {
  const refresh = useRefresh(client.id);
  const draft = useDraftForm({
    draftKey: `revoke-${contact.id}`,
    onRecord: { revokedOn: todayIn(client.timeZone), reason: '' },
    send: async (values) => {
      const path = `/clients/${client.id}/emergency-contacts/${contact.id}/revocation`;
      try {
        await callServer('POST', path, { ...values, version: contact.version });
      } finally {
        await refresh();
      }
    },
    onSaved: onDone,
  });
  return (
    <FormFrame draft={draft} labels={{}} saveLabel="Write it down" onCancel={onDone}>
      <div className="form-row">
        <TextInput type="date" label="Taken back on" {...draft.form.getInputProps('revokedOn')} />
        <TextInput
          label="If they said why"
          description="Need not be filled in."
          {...draft.form.getInputProps('reason')}
        />
      </div>
    </FormFrame>
  );
}
