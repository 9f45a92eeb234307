/** A form that asks for nothing but words. */
import { Textarea } from '@mantine/core';
import type { ReactNode } from 'react';
import type { CaseView } from '../case-view.ts';
import { ActionForm, missingOf, wanted } from './action-form.tsx';

export interface NoteFormProps {
  readonly view: CaseView;
  readonly name: string;
  readonly title: string;
  readonly lead?: ReactNode;
  readonly label: string;
  readonly placeholder?: string;
  readonly isOptional?: boolean;
  readonly path: string;
  readonly toBody: (text: string) => object;
  readonly refusal?: (text: string) => string | null;
  readonly send: string;
  readonly done: string;
}

/** The server names the field by its own name; whatever it says about the one field here belongs to it. */
const serverNames = ['note', 'reason', 'how', 'text'] as const;

export function NoteForm({
  label,
  placeholder,
  isOptional = false,
  refusal,
  toBody,
  ...form
}: NoteFormProps) {
  return (
    <ActionForm
      {...form}
      empty={{ words: '' }}
      toBody={({ words }) => toBody(words)}
      missing={({ words }) => missingOf({ words: isOptional ? undefined : wanted(words) })}
      {...(refusal && { refusal: ({ words }: { words: string }) => refusal(words) })}
    >
      {({ getInputProps, errors }) => (
        <Textarea
          size="md"
          label={label}
          description={isOptional ? 'If there is something to say' : undefined}
          placeholder={placeholder}
          autosize
          minRows={3}
          {...getInputProps('words')}
          error={errors.words ?? serverNames.map((name) => errors[name]).find(Boolean)}
        />
      )}
    </ActionForm>
  );
}
