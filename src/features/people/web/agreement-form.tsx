import { Chip, Group, Input, NumberInput, Radio, Stack, Switch, Textarea, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { callServer } from '#ui/call-server.ts';
import type { AgreementRecord, AgreementTerms, ClientRecord } from '../contract.ts';
import { FormFrame } from './form-frame.tsx';
import { useRefresh } from './use-change.ts';
import { type FormOf, useDraftForm } from './use-draft-form.ts';
import { kindWords, responderWords } from './words.ts';

export const noTerms: AgreementTerms = {
  channelOrder: [],
  howToReachMe: '',
  emergencyContact: 'not-agreed',
  emergencyContactAfterMinutes: null,
  responder: 'not-discussed',
  telehealthLocation: '',
  mayNamePractice: false,
  maySayTherapy: false,
  mayTellOthersInSession: false,
  unencryptedWarned: false,
  notes: '',
};

const labels: Readonly<Record<keyof AgreementTerms, string>> = {
  channelOrder: 'What to try, in this order',
  howToReachMe: 'How to reach them, in their words',
  emergencyContact: 'May somebody else be called?',
  emergencyContactAfterMinutes: 'Not before so many minutes have passed',
  responder: 'If somebody has to go there',
  telehealthLocation: 'Where they usually are for sessions from a distance',
  mayNamePractice: 'Messages may name the practice',
  maySayTherapy: 'Messages may mention therapy',
  mayTellOthersInSession: 'Others in a shared session may hear that they are not here',
  unencryptedWarned: 'They know that texts and emails can be seen by others, and want them all the same',
  notes: 'What else was agreed',
};

const contactRules = {
  'may-be-called': 'Yes, those on their list',
  'ask-me-first': 'Only after asking them',
  'not-agreed': 'No, or not talked about',
} as const;

export interface AgreementFormProps {
  readonly client: ClientRecord;
  readonly newest: AgreementRecord | undefined;
  readonly onDone: () => void;
  readonly onCancel?: (() => void) | undefined;
  readonly aside?: ReactNode;
}

/** Each saving is a new version; it counts from its signature on, and until then the last signed one does [P1.3]. */
export function AgreementForm({ client, newest, onDone, onCancel, aside }: AgreementFormProps) {
  const refresh = useRefresh(client.id);
  const draft = useDraftForm<AgreementTerms>({
    draftKey: `agreement-${client.id}`,
    onRecord: newest?.terms ?? noTerms,
    fieldName: (field) => field.replace(/^terms\./, ''),
    send: async (terms) => {
      await callServer('POST', `/clients/${client.id}/agreements`, { terms: clean(terms) });
      await refresh();
    },
    onSaved: onDone,
  });
  return (
    <FormFrame
      draft={draft}
      labels={labels}
      saveLabel="Save and read it together"
      onCancel={onCancel}
      aside={aside}
    >
      <Reaching form={draft.form} />
      <Others form={draft.form} />
      <Wording form={draft.form} />
      <Textarea
        label={labels.notes}
        description="It stands in the text that they sign."
        autosize
        minRows={2}
        dir="auto"
        {...draft.form.getInputProps('notes')}
      />
    </FormFrame>
  );
}

const clean = (terms: AgreementTerms): AgreementTerms => ({
  ...terms,
  emergencyContactAfterMinutes:
    terms.emergencyContact === 'not-agreed' || !Number.isInteger(terms.emergencyContactAfterMinutes)
      ? null
      : terms.emergencyContactAfterMinutes,
});

interface PartProps {
  readonly form: FormOf<AgreementTerms>;
}

function Reaching({ form }: PartProps) {
  return (
    <fieldset className="fields">
      <legend>Reaching them</legend>
      <Input.Wrapper
        label={labels.channelOrder}
        description="Tap in the order in which they should be tried."
        error={form.errors['channelOrder']}
      >
        <Chip.Group multiple {...form.getInputProps('channelOrder')}>
          <Group gap="xs" mt="xs" role="group" aria-label={labels.channelOrder}>
            {Object.entries(kindWords).map(([kind, word]) => {
              const place = form.getValues().channelOrder.indexOf(kind as 'sms');
              return (
                <Chip key={kind} value={kind} size="md" radius={8} variant="outline">
                  {place < 0 ? word : `${place + 1}. ${word}`}
                </Chip>
              );
            })}
          </Group>
        </Chip.Group>
      </Input.Wrapper>
      <Textarea
        label={labels.howToReachMe}
        placeholder="Text first. Don’t call work."
        autosize
        minRows={2}
        dir="auto"
        {...form.getInputProps('howToReachMe')}
      />
    </fieldset>
  );
}

function Others({ form }: PartProps) {
  return (
    <fieldset className="fields">
      <legend>If they cannot be reached</legend>
      <Radio.Group label={labels.emergencyContact} {...form.getInputProps('emergencyContact')}>
        <Stack gap="xs" mt="xs">
          {Object.entries(contactRules).map(([value, label]) => (
            <Radio key={value} value={value} label={label} />
          ))}
        </Stack>
      </Radio.Group>
      {form.getValues().emergencyContact !== 'not-agreed' && (
        <NumberInput
          label={labels.emergencyContactAfterMinutes}
          description="Counted from when the session should have begun."
          size="md"
          min={0}
          max={20_160}
          step={15}
          maw={320}
          {...form.getInputProps('emergencyContactAfterMinutes')}
          value={form.getValues().emergencyContactAfterMinutes ?? ''}
        />
      )}
      <Radio.Group label={labels.responder} {...form.getInputProps('responder')}>
        <Stack gap="xs" mt="xs">
          {Object.entries(responderWords).map(([value, label]) => (
            <Radio key={value} value={value} label={label} />
          ))}
        </Stack>
      </Radio.Group>
      <TextInput label={labels.telehealthLocation} dir="auto" {...form.getInputProps('telehealthLocation')} />
    </fieldset>
  );
}

function Wording({ form }: PartProps) {
  const names = ['unencryptedWarned', 'mayNamePractice', 'maySayTherapy', 'mayTellOthersInSession'] as const;
  return (
    <fieldset className="fields">
      <legend>What may be said</legend>
      {names.map((name) => (
        <Switch key={name} label={labels[name]} {...form.getInputProps(name, { type: 'checkbox' })} />
      ))}
    </fieldset>
  );
}
