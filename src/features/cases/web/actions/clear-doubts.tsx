/** What spoke against a missed session, looked into one by one [P2.6]. */
import { Checkbox, Stack, Textarea } from '@mantine/core';
import type { Doubt } from '#core/case/vocabulary.ts';
import { doubtWords } from '#core/case/vocabulary-words.ts';
import { capital } from '#core/sentence.ts';
import type { CaseView } from '../case-view.ts';
import { whyNot, written } from '../why-not.ts';
import { ActionForm, missingOf, wanted } from './action-form.tsx';

export function ClearDoubts({ view }: { readonly view: CaseView }) {
  const { doubts } = view.state;
  return (
    <ActionForm
      view={view}
      name="clear-doubts"
      title="What speaks against a missed session"
      lead="Nothing is sent to the client until each of these is cleared up. If one of them is true, say that it was no miss instead."
      empty={{ cleared: [] as string[], note: '' }}
      path="doubt-clearance"
      toBody={({ cleared, note }) => ({ doubts: cleared, note })}
      missing={({ cleared, note }) =>
        missingOf({
          cleared: cleared.length === 0 ? 'Tick what you have looked into.' : undefined,
          note: wanted(note),
        })
      }
      refusal={({ cleared, note }) =>
        whyNot(view, { type: 'clear-doubts', doubts: cleared as Doubt[], note: written(note) })
      }
      send="Cleared up"
      done="The doubt is cleared up."
    >
      {(form) => (
        <>
          <Checkbox.Group label="I have looked into it: it is not so" {...form.getInputProps('cleared')}>
            <Stack gap="xs" mt={6}>
              {doubts.map((doubt) => (
                <Checkbox key={doubt} value={doubt} label={capital(doubtWords[doubt])} />
              ))}
            </Stack>
          </Checkbox.Group>
          <Textarea size="md" label="What you found" autosize minRows={2} {...form.getInputProps('note')} />
        </>
      )}
    </ActionForm>
  );
}
