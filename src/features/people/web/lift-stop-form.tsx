import { TextInput } from '@mantine/core';
import { callServer } from '#ui/call-server.ts';
import type { ChannelRecord } from '../contract.ts';
import { FormFrame } from './form-frame.tsx';
import { useRefresh } from './use-change.ts';
import { useDraftForm } from './use-draft-form.ts';

export interface LiftStopFormProps {
  readonly channel: ChannelRecord;
  readonly onDone: () => void;
}

/** A stop is lifted only on the client's own word. */
export function LiftStopForm({ channel, onDone }: LiftStopFormProps) {
  const refresh = useRefresh(channel.clientId);
  const draft = useDraftForm({
    draftKey: `lift-stop-${channel.id}`,
    onRecord: { reason: '' },
    send: async ({ reason }) => {
      const path = `/clients/${channel.clientId}/channels/${channel.id}/opt-out/lifting`;
      await callServer('POST', path, { reason });
      await refresh();
    },
    onSaved: onDone,
  });
  return (
    <FormFrame draft={draft} labels={{}} saveLabel="Use it again" onCancel={onDone}>
      <TextInput
        label="How did they say so?"
        description="For everybody who shares this number or address, it is open again."
        placeholder="Said so in session"
        required
        {...draft.form.getInputProps('reason')}
      />
    </FormFrame>
  );
}
