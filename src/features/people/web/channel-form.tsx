import { callServer } from '#ui/call-server.ts';
import type { ChannelRecord, ClientRecord } from '../contract.ts';
import {
  hoursField,
  PermissionFields,
  type PermissionValues,
  permissionLabels,
  permissionsToSend,
} from './channel-fields.tsx';
import { FormFrame } from './form-frame.tsx';
import { useRefresh } from './use-change.ts';
import { useDraftForm } from './use-draft-form.ts';

export interface ChannelFormProps {
  readonly client: ClientRecord;
  readonly channel: ChannelRecord;
  readonly onDone: () => void;
}

export function ChannelForm({ client, channel, onDone }: ChannelFormProps) {
  const refresh = useRefresh(client.id);
  const draft = useDraftForm<PermissionValues>({
    draftKey: `channel-${channel.id}`,
    onRecord: permissionsOf(channel),
    fieldName: hoursField,
    send: async (values) => {
      try {
        const body = { version: channel.version, ...permissionsToSend(values) };
        await callServer('PATCH', `/clients/${client.id}/channels/${channel.id}`, body);
      } finally {
        await refresh();
      }
    },
    onSaved: onDone,
  });
  return (
    <FormFrame draft={draft} labels={permissionLabels} onCancel={onDone}>
      <PermissionFields form={draft.form} calls={channel.kind === 'voice'} />
    </FormFrame>
  );
}

function permissionsOf({
  label,
  allowed,
  voicemailAllowed,
  neverContact,
  safeHours,
}: ChannelRecord): PermissionValues {
  return {
    label,
    allowed,
    voicemailAllowed,
    neverContact,
    ownHours: safeHours !== null,
    from: safeHours?.from ?? '09:00',
    to: safeHours?.to ?? '20:00',
    weekdays: (safeHours?.weekdays ?? [1, 2, 3, 4, 5, 6, 7]).map(String),
  };
}
