import { Radio, Stack, Switch, TextInput } from '@mantine/core';
import { callServer } from '#ui/call-server.ts';
import type { ChannelRecord, ClientRecord } from '../contract.ts';
import {
  hoursField,
  PermissionFields,
  type PermissionValues,
  permissionLabels,
  permissionsToSend,
} from './channel-fields.tsx';
import { todayIn } from './days.ts';
import { FormFrame } from './form-frame.tsx';
import { useRefresh } from './use-change.ts';
import { useDraftForm } from './use-draft-form.ts';

interface NewChannelValues extends PermissionValues {
  readonly means: 'text-and-call' | 'text' | 'call' | 'email';
  readonly address: string;
  readonly checkedToday: boolean;
}

const start: NewChannelValues = {
  means: 'text-and-call',
  address: '',
  checkedToday: false,
  label: 'mobile',
  allowed: false,
  voicemailAllowed: false,
  neverContact: false,
  ownHours: false,
  from: '09:00',
  to: '20:00',
  weekdays: ['1', '2', '3', '4', '5', '6', '7'],
};

const meansWords = {
  'text-and-call': 'A mobile, for texts and calls',
  call: 'A phone, for calls only',
  text: 'A number for texts only',
  email: 'An email address',
} as const;

const kindsOf: Readonly<Record<NewChannelValues['means'], readonly ChannelRecord['kind'][]>> = {
  'text-and-call': ['sms', 'voice'],
  text: ['sms'],
  call: ['voice'],
  email: ['email'],
};

export interface NewChannelFormProps {
  readonly client: ClientRecord;
  readonly position: number;
  readonly onDone: () => void;
}

export function NewChannelForm({ client, position, onDone }: NewChannelFormProps) {
  const refresh = useRefresh(client.id);
  const draft = useDraftForm<NewChannelValues>({
    draftKey: `new-channel-${client.id}`,
    onRecord: start,
    fieldName: hoursField,
    send: async (values) => {
      try {
        await addEach(client, values, position);
      } finally {
        await refresh();
      }
    },
    onSaved: onDone,
  });
  const { means } = draft.form.getValues();
  const isMail = means === 'email';
  return (
    <div className="item">
      <FormFrame draft={draft} labels={permissionLabels} saveLabel="Add it" onCancel={onDone}>
        <Radio.Group label="What kind" {...draft.form.getInputProps('means')}>
          <Stack gap="xs" mt="xs">
            {Object.entries(meansWords).map(([value, label]) => (
              <Radio key={value} value={value} label={label} />
            ))}
          </Stack>
        </Radio.Group>
        <TextInput
          type={isMail ? 'email' : 'tel'}
          label={isMail ? 'Email address' : 'Number'}
          required
          autoComplete="off"
          {...draft.form.getInputProps('address')}
        />
        <PermissionFields form={draft.form} calls={kindsOf[means].includes('voice')} />
        <Switch
          label="Checked with them just now"
          description="They read it back, or a message arrived."
          {...draft.form.getInputProps('checkedToday', { type: 'checkbox' })}
        />
      </FormFrame>
    </div>
  );
}

/** A mobile is two ways to reach somebody, each with a permission of its own. */
async function addEach(client: ClientRecord, values: NewChannelValues, position: number): Promise<void> {
  for (const [index, kind] of kindsOf[values.means].entries()) {
    await callServer('POST', `/clients/${client.id}/channels`, {
      ...permissionsToSend(values),
      ...(kind !== 'voice' && { voicemailAllowed: false }),
      kind,
      address: values.address,
      position: position + index,
      verifiedOn: values.checkedToday ? todayIn(client.timeZone) : null,
    });
  }
}
