/** Confirming the miss, with whatever spoke against it looked into. */
import { Text, Textarea } from '@mantine/core';
import { doubtWords } from '#core/case/vocabulary-words.ts';
import { capital } from '#core/sentence.ts';
import type { CaseView } from '../case-view.ts';
import { whyNot } from '../why-not.ts';
import { ActionForm, missingOf, wanted } from './action-form.tsx';

export function ConfirmMissed({ view }: { readonly view: CaseView }) {
  const { state, one } = view;
  const { doubts } = state;
  return (
    <ActionForm
      view={view}
      name="confirm-missed"
      title={`${one.clientName} was not seen`}
      lead="From here the protocol goes on. Only the client’s own check-in is ever sent by itself."
      empty={{ note: '' }}
      path="miss"
      toBody={({ note }) => ({ clears: doubts, note })}
      missing={({ note }) => missingOf({ note: doubts.length > 0 ? wanted(note) : undefined })}
      refusal={({ note }) => whyNot(view, { type: 'confirm-missed', clears: doubts, note })}
      send="Not seen today"
      done={`${one.clientName} was not seen.`}
    >
      {(form) => (
        <>
          {doubts.length > 0 && (
            <div>
              <Text fw={600}>This spoke against it. You say that you have looked into it:</Text>
              <ul className="plain-steps">
                {doubts.map((doubt) => (
                  <li key={doubt}>{capital(doubtWords[doubt])}</li>
                ))}
              </ul>
            </div>
          )}
          <Textarea
            size="md"
            label={doubts.length > 0 ? 'What you found' : 'Note'}
            autosize
            minRows={2}
            {...form.getInputProps('note')}
          />
        </>
      )}
    </ActionForm>
  );
}
