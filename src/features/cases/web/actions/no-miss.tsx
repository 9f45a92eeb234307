/** An absence that was no miss [P2.4]. */
import { Radio, Stack, Textarea } from '@mantine/core';
import type { AbsenceOutcome } from '#core/case/vocabulary.ts';
import { wordWanted } from '#core/case/whose-word.ts';
import type { StaffId } from '#core/ids.ts';
import type { CaseView } from '../case-view.ts';
import { whyNot, written } from '../why-not.ts';
import { ActionForm, missingOf, wanted } from './action-form.tsx';

const outcomes: readonly { readonly value: AbsenceOutcome; readonly label: string }[] = [
  { value: 'late-arrival', label: 'Came after all' },
  { value: 'late-cancellation', label: 'Had cancelled' },
  { value: 'clinician-absent', label: 'We were not there' },
  { value: 'technical-failure', label: 'The connection or the room failed' },
  { value: 'kept-elsewhere', label: 'Was seen elsewhere' },
];

export function NoMiss({ view }: { readonly view: CaseView }) {
  const { state, me, one } = view;
  const by = { kind: 'staff', staffId: (me?.id ?? '') as StaffId } as const;
  const bare = { type: 'record-outcome', by, outcome: 'late-arrival', note: '' } as const;
  const needsWords = wordWanted(state, bare, me?.role !== 'front-desk') === 'a-note';
  return (
    <ActionForm
      view={view}
      name="no-miss"
      title="It was no miss"
      lead="The case closes, and nothing more is sent."
      empty={{ outcome: '', note: '' }}
      path="absence-outcome"
      toBody={(values) => values}
      missing={({ outcome, note }) =>
        missingOf({
          outcome: outcome === '' ? 'Choose one.' : undefined,
          note: needsWords ? wanted(note) : undefined,
        })
      }
      refusal={({ outcome, note }) =>
        whyNot(view, {
          type: 'record-outcome',
          outcome: (outcome || 'late-arrival') as AbsenceOutcome,
          note: written(note),
        })
      }
      send="Close the case"
      done={`${one.clientName} is accounted for.`}
    >
      {(form) => (
        <>
          <Radio.Group label="What it was" {...form.getInputProps('outcome')}>
            <Stack gap="xs" mt={6}>
              {outcomes.map((outcome) => (
                <Radio key={outcome.value} {...outcome} />
              ))}
            </Stack>
          </Radio.Group>
          <Textarea size="md" label="How you know" autosize minRows={2} {...form.getInputProps('note')} />
        </>
      )}
    </ActionForm>
  );
}
