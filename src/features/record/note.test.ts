import { expect, test } from 'vitest';
import type { CaseEvent } from '#core/case/events.ts';
import type { ReplyId } from '#core/ids.ts';
import {
  after,
  close,
  confirmMissed,
  delivery,
  given,
  hours,
  judgeConcern,
  type Move,
  missed,
  noteLateness,
  opened,
  plan,
  recordAttempt,
  recordConsultation,
  recordContact,
  reply,
  request,
  requestContact,
  reviewAgreement,
  settleReply,
} from '#test/plans.ts';
import { recordSource, type WordsAround } from '#test/record-source.ts';
import { draftNote } from './note.ts';

const noteOf = (events: readonly CaseEvent[], around?: WordsAround) =>
  draftNote(recordSource(events, around));

/** Under one heading. */
function partOf(text: string, heading: string): string {
  const part = text.split('\n\n').find((one) => one.startsWith(`${heading}\n`));
  return part?.slice(heading.length + 1) ?? '';
}

/** Everything that can be in a note, over two days. */
const longStory: readonly Move[] = [
  opened('elevated'),
  [6, noteLateness()],
  [7, delivery('sent')],
  [8, delivery('delivered')],
  [16, confirmMissed()],
  [17, reviewAgreement()],
  [90, recordAttempt('no-answer', { at: 18, note: 'Rang twice.' })],
  [91, judgeConcern('worried')],
  [92, recordConsultation()],
  [93, requestContact()],
  [
    94,
    recordContact('knows-client-is-safe', { happenedAt: after(94), said: 'Could you ask her to ring us?' }),
  ],
  [
    95,
    request('decide-not-to-escalate', {
      stepId: null,
      reasons: 'Her mother has just spoken to her.',
      lookAgainAt: after(hours(24)),
    }),
  ],
  [96, reply('safe')],
  [97, settleReply('carry-on')],
];

const words = {
  id: 'reply-1' as ReplyId,
  via: 'sms' as const,
  text: 'sorry, overslept',
  reason: null,
  wish: null,
  receivedAt: after(20),
  recordedAt: after(20),
};

test('the whole note, word for word', async () => {
  const { text } = noteOf(given(...longStory).events, { replies: [words], practiceZone: 'America/New_York' });
  await expect(text).toMatchFileSnapshot('./note-example.txt');
});

test('it says from which entries it was drafted', () => {
  const { events } = given(...missed());
  const { text, draftedTo } = noteOf(events);
  expect(draftedTo).toBe(events.length);
  expect(text).toMatch(
    new RegExp(
      `Drafted from entries 1 to ${events.length} of the record of this case, the last of them entered on Tuesday 3 March 2026 at 14:16\\.$`,
    ),
  );
});

test('what did not happen is said where it matters', () => {
  const { text } = noteOf(given(opened()).events);
  expect(partOf(text, 'Attempts to reach the client')).toBe('No attempt is on record.');
  expect(partOf(text, 'What the client replied')).toBe('No reply is on record.');
  expect(partOf(text, 'What was agreed beforehand')).toBe(
    'An agreement for missed sessions was on file (version 1, signed on Monday 5 January 2026). No review of it in this case is on record.',
  );
  expect(partOf(text, 'Others who were contacted, and what was disclosed')).toBe(
    'Nobody outside the practice was contacted, and nothing was disclosed.',
  );
  expect(text).not.toContain('Decisions');
});

test('a message is told once, by what is known of it at the end', () => {
  const { text } = noteOf(
    given(opened(), [6, noteLateness()], [7, delivery('sent')], [8, delivery('delivered')]).events,
  );
  expect(partOf(text, 'Attempts to reach the client')).toBe(
    'On Tuesday 3 March 2026 at 14:06, a check-in to mobile (text): delivered; it is not known to have been read.',
  );
});

test('a late entry says when it was entered', () => {
  const { text } = noteOf(given(...missed(), [100, recordAttempt('no-answer', { at: 18 })]).events);
  expect(partOf(text, 'Attempts to reach the client')).toContain(
    'at 14:18, Nora Weiss called Ana Reyes (mobile): no answer. (Late entry, entered at 15:40.)',
  );
});

test('a decision not to act stands with its reasons', () => {
  const { text } = noteOf(given(...longStory).events);
  expect(partOf(text, 'Decisions')).toContain(
    'Nora Weiss decided not to go further now. To be looked at again by 14:00 on Wednesday 4 March. Reasons: Her mother has just spoken to her.',
  );
});

test('why somebody stayed away is said only in their own words', () => {
  const silent = noteOf(given(...longStory).events).text;
  expect(silent).not.toMatch(/overslept|because|forgot|probably|may have forgotten/);
  const spoken = noteOf(given(...longStory).events, { replies: [words] }).text;
  expect(partOf(spoken, 'What the client replied')).toContain(
    'In the client’s own words: “sorry, overslept”.',
  );
});

test('an open case says who is accountable and by when it is looked at; a closed one how it ended', () => {
  expect(partOf(noteOf(given(...missed()).events).text, 'Outcome and plan')).toMatch(
    /^The case is open\. Nora Weiss is accountable for it\. It has to be looked at again by Tuesday 3 March 2026 at 14:\d\d\.$/,
  );
  const ended = given(
    ...missed('routine'),
    [20, recordAttempt('no-answer', { at: 18 })],
    [30, recordAttempt('no-answer', { at: 29 })],
    [40, judgeConcern('as-usual')],
    [50, close('plan-made', plan(hours(24)))],
  );
  expect(partOf(noteOf(ended.events).text, 'Outcome and plan')).toBe(
    'On Tuesday 3 March 2026 at 14:50, Nora Weiss closed the case: the client was not reached, and a written plan was made. Note: what was learned. Plan: write to her. Who carries it out: Nora Weiss, by Wednesday 4 March 2026 at 14:00.',
  );
});
