import { Radio, Stack, Textarea } from '@mantine/core';
import { callServer } from '#ui/call-server.ts';
import type { ClientRecord } from '../contract.ts';
import { FormFrame } from './form-frame.tsx';
import { useRefresh } from './use-change.ts';
import { useDraftForm } from './use-draft-form.ts';

type Kind = 'client-said-never' | 'protective-order' | 'custody';

const kinds: Readonly<Record<Kind, string>> = {
  'client-said-never': 'The client said never',
  'protective-order': 'A protective order',
  custody: 'A custody order',
};

export interface BarFormProps {
  readonly client: ClientRecord;
  /** Of the contact or the guardian. */
  readonly path: string;
  readonly version: number;
  readonly onDone: () => void;
}

/** From then on nobody can choose this person, on no basis, in running cases too. */
export function BarForm({ client, path, version, onDone }: BarFormProps) {
  const refresh = useRefresh(client.id);
  const draft = useDraftForm({
    draftKey: `bar-${path}`,
    onRecord: { kind: 'client-said-never' as Kind, note: '' },
    send: async (values) => {
      try {
        await callServer('POST', `${path}/bar`, { ...values, version });
      } finally {
        await refresh();
      }
    },
    onSaved: onDone,
  });
  return (
    <FormFrame draft={draft} labels={{}} saveLabel="Never contact them" onCancel={onDone}>
      <Radio.Group
        label="Why this person must never be contacted"
        description="It holds at once, in open cases too, and stays when they are taken off the list."
        {...draft.form.getInputProps('kind')}
      >
        <Stack gap="xs" mt="xs">
          {Object.entries(kinds).map(([value, label]) => (
            <Radio key={value} value={value} label={label} />
          ))}
        </Stack>
      </Radio.Group>
      <Textarea
        label="Note"
        description="The order’s date, say. Need not be filled in."
        autosize
        {...draft.form.getInputProps('note')}
      />
    </FormFrame>
  );
}
