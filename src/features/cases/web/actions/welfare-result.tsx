/** What came of a welfare check; a refusal is a result too [P6.5]. */
import { NativeSelect, Textarea, TextInput } from '@mantine/core';
import type { WelfareResult } from '#core/case/vocabulary.ts';
import { welfareWords } from '#core/case/vocabulary-words.ts';
import { capital } from '#core/sentence.ts';
import type { CaseView } from '../case-view.ts';
import { whyNot } from '../why-not.ts';
import { ActionForm, missingOf, wanted } from './action-form.tsx';
import { instantOf, justNow, WhenField } from './when-field.tsx';

const results: readonly WelfareResult[] = [
  'seen-safe',
  'taken-to-care',
  'declined-by-agency',
  'not-found',
  'no-answer-at-door',
  'found-dead',
];

export function WelfareResultForm({ view }: { readonly view: CaseView }) {
  const { zone, state } = view;
  return (
    <ActionForm
      view={view}
      name="welfare-result"
      title="What came of the welfare check"
      lead="The case stays open until the client has been seen. Nobody found, or nobody sent, opens the question again."
      empty={{ result: '', incidentNumber: '', note: '', when: justNow }}
      path="welfare-check-results"
      toBody={({ when, ...values }) => ({ ...values, happenedAt: instantOf(when, zone) })}
      missing={({ result, note }) =>
        missingOf({ result: result === '' ? 'Choose one.' : undefined, note: wanted(note) })
      }
      refusal={({ result, incidentNumber, note, when }) =>
        whyNot(view, {
          type: 'record-welfare-check',
          result: (result || 'seen-safe') as WelfareResult,
          incidentNumber,
          note,
          happenedAt: instantOf(when, zone) ?? state.touchedAt,
        })
      }
      send="Put it on record"
      done={({ result }) => `The agency ${welfareWords[result as WelfareResult]}.`}
    >
      {(form) => (
        <>
          <NativeSelect
            size="md"
            label="The agency"
            data={[
              { value: '', label: 'Choose what it reported' },
              ...results.map((result) => ({ value: result, label: capital(welfareWords[result]) })),
            ]}
            {...form.getInputProps('result')}
          />
          <TextInput size="md" label="Incident number" {...form.getInputProps('incidentNumber')} />
          <Textarea size="md" label="What they said" autosize minRows={2} {...form.getInputProps('note')} />
          <WhenField
            view={view}
            label="When"
            value={form.values.when}
            onChange={(when) => form.setFieldValue('when', when)}
            error={form.errors.when as string}
          />
        </>
      )}
    </ActionForm>
  );
}
