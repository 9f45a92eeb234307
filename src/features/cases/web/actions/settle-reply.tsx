/** What a reply means, said by whoever has read it, alone or together with the calmer ones before it [P3.8]. */
import { Checkbox, Radio, Stack, Textarea } from '@mantine/core';
import { settledAlong } from '#core/case/unread-replies.ts';
import type { SettledAs } from '#core/case/vocabulary.ts';
import { readingWords } from '#core/case/vocabulary-words.ts';
import { atClock } from '#ui/clock.ts';
import type { ActionOf } from '../action.ts';
import type { CaseView } from '../case-view.ts';
import { ReplyWords } from '../next/read-reply.tsx';
import { whyNot, written } from '../why-not.ts';
import { ActionForm, missingOf, wanted } from './action-form.tsx';

export interface SettleReplyProps {
  readonly view: CaseView;
  readonly action: ActionOf<'settle-reply'>;
}

export function SettleReply({ view, action: { replyId } }: SettleReplyProps) {
  const { state, one, now, zone } = view;
  const reply = state.replies.find((each) => each.replyId === replyId);
  const client = one.clientName;
  return (
    <ActionForm
      view={view}
      name={`settle-reply/${replyId}`}
      title="What this reply means"
      lead={
        reply && (
          <>
            {atClock(reply.receivedAt, now, zone)}: {readingWords[reply.reading]}
            <ReplyWords view={view} replyId={replyId} />
          </>
        )
      }
      empty={{ as: '', note: '', withEarlier: false }}
      path="settled-replies"
      toBody={({ as, note, withEarlier }) => ({
        replyId,
        as,
        note,
        withEarlier: withEarlier && earlier(view, replyId, as as SettledAs) > 0,
      })}
      missing={({ as, note }) => missingOf({ as: as === '' ? 'Choose one.' : undefined, note: wanted(note) })}
      refusal={({ as, note, withEarlier }) =>
        whyNot(view, {
          type: 'settle-reply',
          replyId,
          as: (as || 'carry-on') as SettledAs,
          note: written(note),
          withEarlier,
        })
      }
      send="Put it on record"
      done={({ as }) => (as === 'client-is-safe' ? `${client} is safe.` : 'The protocol goes on.')}
    >
      {(form) => {
        const along = earlier(view, replyId, form.values.as as SettledAs);
        return (
          <>
            <Radio.Group label="What do you take from it?" {...form.getInputProps('as')}>
              <Stack gap="xs" mt={6}>
                <Radio
                  value="client-is-safe"
                  label={`${client} is safe`}
                  description="The case closes if nothing else is open; else you are asked to look."
                />
                <Radio
                  value="carry-on"
                  label="Not accounted for: carry on"
                  description="The protocol goes on from where it rests."
                />
              </Stack>
            </Radio.Group>
            {along > 0 && (
              <Checkbox
                label={
                  along === 1
                    ? 'I have read the earlier reply as well; it says the same or less'
                    : `I have read the ${along} earlier replies as well; they say the same or less`
                }
                {...form.getInputProps('withEarlier', { type: 'checkbox' })}
              />
            )}
            <Textarea size="md" label="How you know" autosize minRows={2} {...form.getInputProps('note')} />
          </>
        );
      }}
    </ActionForm>
  );
}

function earlier({ state }: CaseView, replyId: ActionOf<'settle-reply'>['replyId'], as: SettledAs): number {
  return settledAlong(state, replyId, as).length;
}
