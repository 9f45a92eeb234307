import { Radio, Stack, Textarea, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { callServer } from '#ui/call-server.ts';
import type { ClientRecord, WelfareWishes } from '../contract.ts';
import { FormFrame } from './form-frame.tsx';
import { useRefresh } from './use-change.ts';
import { useDraftForm } from './use-draft-form.ts';
import { responderWords } from './words.ts';

export const wishLabels: Readonly<Record<keyof WelfareWishes, string>> = {
  responder: 'If somebody has to go there',
  whatHelps: 'What helps',
  whatMakesItWorse: 'What makes it worse',
  household: 'Who else is there',
  languages: 'Languages',
  description: 'What they look like',
  medical: 'Medical',
  weapons: 'Weapons at home',
};

const hints: Readonly<Partial<Record<keyof WelfareWishes, string>>> = {
  whatHelps: 'Knocking softly, saying who sent them, a certain name.',
  whatMakesItWorse: 'Uniforms, sirens, being touched.',
  household: 'Children, pets, somebody who must not be told.',
  description: 'So that they are recognised.',
  medical: 'What somebody who comes has to know at once.',
  weapons: 'Emergency services always ask.',
};

const long = ['whatHelps', 'whatMakesItWorse', 'household', 'description', 'medical', 'weapons'] as const;

export interface WishesFormProps {
  readonly client: ClientRecord;
  readonly welfare: { readonly version: number; readonly wishes: WelfareWishes };
  readonly saveLabel?: string;
  readonly onDone: () => void;
  readonly onCancel?: (() => void) | undefined;
  readonly aside?: ReactNode;
}

/** Freely given, all of it; nothing here has to be filled in. */
export function WishesForm({
  client,
  welfare,
  saveLabel = 'Save',
  onDone,
  onCancel,
  aside,
}: WishesFormProps) {
  const refresh = useRefresh(client.id);
  const draft = useDraftForm<WelfareWishes>({
    draftKey: `wishes-${client.id}`,
    onRecord: welfare.wishes,
    fieldName: (field) => field.replace(/^wishes\./, ''),
    send: async (wishes) => {
      try {
        const body = { version: welfare.version, wishes };
        await callServer('PUT', `/clients/${client.id}/welfare-preferences`, body);
      } finally {
        await refresh();
      }
    },
    onSaved: onDone,
  });
  return (
    <FormFrame draft={draft} labels={wishLabels} saveLabel={saveLabel} onCancel={onCancel} aside={aside}>
      <Radio.Group label={wishLabels.responder} {...draft.form.getInputProps('responder')}>
        <Stack gap="xs" mt="xs">
          {Object.entries(responderWords).map(([value, label]) => (
            <Radio key={value} value={value} label={label} />
          ))}
        </Stack>
      </Radio.Group>
      {long.map((name) => (
        <Textarea
          key={name}
          label={wishLabels[name]}
          description={hints[name]}
          autosize
          minRows={1}
          dir="auto"
          {...draft.form.getInputProps(name)}
        />
      ))}
      <TextInput
        label={wishLabels.languages}
        description="In which to speak at the door."
        {...draft.form.getInputProps('languages')}
      />
    </FormFrame>
  );
}
