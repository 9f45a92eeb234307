import { TextInput } from '@mantine/core';
import { callServer } from '#ui/call-server.ts';
import type { ClientRecord } from '../contract.ts';
import { todayIn } from './days.ts';
import { FormFrame } from './form-frame.tsx';
import { useRefresh } from './use-change.ts';
import { useDraftForm } from './use-draft-form.ts';

export interface PaperFormProps {
  readonly client: ClientRecord;
  readonly version: number;
  readonly onDone: () => void;
}

export function PaperForm({ client, version, onDone }: PaperFormProps) {
  const refresh = useRefresh(client.id);
  const draft = useDraftForm({
    draftKey: `paper-${client.id}-${version}`,
    onRecord: { signedName: client.legalName || client.preferredName, signedOn: todayIn(client.timeZone) },
    send: async (values) => {
      const path = `/clients/${client.id}/agreements/${version}/signature`;
      await callServer('POST', path, { ...values, how: 'on-paper' });
      await refresh();
    },
    onSaved: onDone,
  });
  return (
    <FormFrame draft={draft} labels={{}} saveLabel="It is signed" onCancel={onDone}>
      <div className="form-row">
        <TextInput label="Name on the paper" dir="auto" {...draft.form.getInputProps('signedName')} />
        <TextInput type="date" label="Day on the paper" {...draft.form.getInputProps('signedOn')} />
      </div>
    </FormFrame>
  );
}
