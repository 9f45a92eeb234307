import { Button, Group, Radio, Stack, Switch, Text, Textarea, TextInput } from '@mantine/core';
import { callServer } from '#ui/call-server.ts';
import type { ClientRecord, EmergencyContactRecord } from '../contract.ts';
import {
  type ContactValues,
  contactOf,
  contactToSend,
  contactLabels as labels,
  newContact,
} from './contact-values.ts';
import { monthsAfter, todayIn } from './days.ts';
import { FormFrame } from './form-frame.tsx';
import { PersonFields } from './person-fields.tsx';
import { useMay } from './staff.ts';
import { useRefresh } from './use-change.ts';
import { type FormOf, useDraftForm } from './use-draft-form.ts';
import { type Scope, scopeMeaning, scopeWords } from './words.ts';

export interface ContactFormProps {
  readonly client: ClientRecord;
  /** Nobody yet, when somebody is added. */
  readonly contact: EmergencyContactRecord | null;
  readonly position: number;
  readonly onDone: () => void;
}

export function ContactForm({ client, contact, position, onDone }: ContactFormProps) {
  const refresh = useRefresh(client.id);
  const path = `/clients/${client.id}/emergency-contacts`;
  const draft = useDraftForm<ContactValues>({
    draftKey: contact ? `contact-${contact.id}` : `new-contact-${client.id}`,
    onRecord: contact ? contactOf(contact) : newContact(client.language),
    send: async (values) => {
      const body = contactToSend(values, contact?.position ?? position);
      try {
        if (contact) await callServer('PUT', `${path}/${contact.id}`, { ...body, version: contact.version });
        else await callServer('POST', path, body);
      } finally {
        await refresh();
      }
    },
    onSaved: onDone,
  });
  return (
    <FormFrame draft={draft} labels={labels} saveLabel={contact ? 'Save' : 'Add them'} onCancel={onDone}>
      <PersonFields form={draft.form} />
      <ConsentFields form={draft.form} today={todayIn(client.timeZone)} />
      <Textarea
        label={labels.doNotUseIf}
        description="In the client’s words. Whoever calls has to read it first."
        autosize
        minRows={1}
        dir="auto"
        {...draft.form.getInputProps('doNotUseIf')}
      />
      <Switch
        label={labels.canGoInPerson}
        {...draft.form.getInputProps('canGoInPerson', { type: 'checkbox' })}
      />
    </FormFrame>
  );
}

interface ConsentFieldsProps {
  readonly form: FormOf<ContactValues>;
  readonly today: string;
}

/** What the client signs for: each answer tells more than the one before. */
function ConsentFields({ form, today }: ConsentFieldsProps) {
  const { clinical } = useMay();
  const { scope, signedOn } = form.getValues();
  const until = (months: number) => form.setFieldValue('expiresOn', monthsAfter(signedOn || today, months));
  return (
    <fieldset className="fields">
      <legend>{labels.scope}</legend>
      {!clinical && (
        <Text c="dimmed" fz="sm">
          A consent is for a clinician, a supervisor or an owner to enter or widen.
        </Text>
      )}
      <Radio.Group
        aria-label={labels.scope}
        {...form.getInputProps('scope')}
        onChange={(next) => {
          form.setFieldValue('scope', next as Scope);
          if (next !== 'none' && signedOn === '') form.setFieldValue('signedOn', today);
        }}
      >
        <Stack gap="sm">
          {Object.entries(scopeWords).map(([value, label]) => (
            <Radio
              key={value}
              value={value}
              label={label}
              description={scopeMeaning[value as Scope]}
              disabled={!clinical && value !== 'none' && value !== scope}
            />
          ))}
        </Stack>
      </Radio.Group>
      {scope !== 'none' && (
        <>
          <div className="form-row">
            <TextInput type="date" label={labels.signedOn} {...form.getInputProps('signedOn')} />
            <TextInput type="date" label={labels.expiresOn} {...form.getInputProps('expiresOn')} />
          </div>
          <Group gap={4} ml={-10} className="quiet-buttons">
            <Button variant="subtle" onClick={() => until(6)}>
              Holds half a year
            </Button>
            <Button variant="subtle" onClick={() => until(12)}>
              Holds a year
            </Button>
          </Group>
        </>
      )}
    </fieldset>
  );
}
