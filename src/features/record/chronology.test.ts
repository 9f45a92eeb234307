import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CaseEvent } from '#core/case/events.ts';
import type { ContactChannelId, MessageKey, ReplyId } from '#core/ids.ts';
import { anyStory, tell } from '#test/arbitrary-case.ts';
import {
  advance,
  after,
  ben,
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
  readyForGate,
  recordAttempt,
  recordConsultation,
  recordContact,
  recordWelfareCheck,
  reply,
  request,
  requestContact,
  requestWelfareCheck,
  reviewAgreement,
  settleReply,
} from '#test/plans.ts';
import { recordSource, type WordsAround } from '#test/record-source.ts';
import { chronologyOf, type Entry } from './chronology.ts';

const late: readonly Move[] = [opened(), [6, noteLateness()]];
const toldOf = (events: readonly CaseEvent[], around?: WordsAround): readonly Entry[] =>
  chronologyOf(recordSource(events, around));
const sentencesOf = (events: readonly CaseEvent[]) => toldOf(events).map(({ what }) => what);
const first = (entries: readonly Entry[], type: Entry['type']): Entry => {
  const found = entries.find((entry) => entry.type === type);
  if (!found) throw new Error(`no entry "${type}"`);
  return found;
};

describe('a sentence says what is known and no more', () => {
  test('opening: who was expected, and what was agreed at that moment', () => {
    const entry = first(toldOf(given(opened()).events), 'case-opened');
    expect(entry.what).toBe(
      'Kept opened this case: Ana Reyes was expected at 14:00, and nobody had recorded an arrival.',
    );
    expect(entry.details).toEqual([
      { label: 'Tier', text: 'elevated, because nobody had judged otherwise' },
      { label: 'Agreement', text: 'version 1, signed on Monday 5 January 2026' },
      {
        label: 'Channels that the client had allowed',
        text: 'mobile (text), home email (email) and mobile (call)',
      },
      { label: 'People to be asked, in order', text: 'Nora Weiss, Ben Cole and Sue Adler' },
      { label: 'Protocol', text: '"Missed session", version 1' },
    ]);
  });

  test('a delivered text is not a read one, a sent one is not a delivered one', () => {
    const story = given(...late, [7, delivery('sent')], [8, delivery('delivered')]);
    expect(sentencesOf(story.events)).toEqual(
      expect.arrayContaining([
        'Kept wrote a check-in to Ana Reyes, to go to mobile (text).',
        'The text to mobile was taken by the carrier; it is not known whether it arrived.',
        'The text to mobile was delivered to the phone; it is not known to have been read.',
      ]),
    );
  });

  test('a message may have been sent or not', () => {
    const story = given(...late, [7, delivery('unknown')]);
    expect(sentencesOf(story.events)).toContain(
      'The text to mobile may have been sent or not; it is not known which. It is not sent a second time.',
    );
  });

  test('a failed message gives its reason and does not count', () => {
    const failed = { ...delivery('failed'), reason: 'This number does not exist.' };
    const entry = first(toldOf(given(...late, [7, failed]).events), 'check-in-failed');
    expect(entry.what).toBe('The text to mobile could not be delivered, and does not count as an attempt.');
    expect(entry.details).toContainEqual({ label: 'Reason', text: 'This number does not exist.' });
  });

  test('who was asked, who did not answer, who was asked then', () => {
    const story = given(...missed(), [31, advance]);
    const told = sentencesOf(story.events);
    expect(told).toContain(
      'Nora Weiss was asked to review what was agreed with Ana Reyes, with an answer due by 14:31.',
    );
    expect(told).toContain(
      'Nobody answered (Nora Weiss had been asked); Ben Cole was asked to review what was agreed with Ana Reyes, with an answer due by 14:46.',
    );
  });

  test('an attempt names who, how, where and what came of it', () => {
    const story = given(...missed(), [
      20,
      recordAttempt('voicemail-left', { at: 18, note: 'Said only my name.' }),
    ]);
    const entry = first(toldOf(story.events), 'attempt-recorded');
    expect(entry.what).toBe(
      'Nora Weiss called Ana Reyes (mobile): a voicemail was left; it is not known whether it was heard.',
    );
    expect(entry.details).toEqual([{ label: 'Note', text: 'Said only my name.' }]);
  });

  test('an attempt over a channel that was never allowed says so', () => {
    const outside = recordAttempt('no-answer', { channelId: 'work' as ContactChannelId });
    const entry = first(toldOf(given(...missed(), [20, outside]).events), 'attempt-recorded');
    expect(entry.what).toBe(
      'Nora Weiss called Ana Reyes (a channel that is not on file): no answer. The client had not allowed this channel.',
    );
  });

  test('a decision not to act stands with its reasons and the time to look again', () => {
    const decided = request('decide-not-to-escalate', {
      stepId: null,
      reasons: 'Her phone was stolen last week.',
      lookAgainAt: after(hours(20)),
    });
    const entry = first(toldOf(given(...readyForGate(), [30, decided]).events), 'escalation-declined');
    expect(entry.what).toBe(
      'Nora Weiss decided not to go further now. To be looked at again by 10:00 on Wednesday 4 March.',
    );
    expect(entry.details).toEqual([{ label: 'Reasons', text: 'Her phone was stolen last week.' }]);
  });

  test('a call to an emergency contact names the person, the basis, what was said and what was disclosed', () => {
    const story = given(
      ...readyForGate(),
      [25, requestContact()],
      [30, recordContact('will-check', { happenedAt: after(28) })],
    );
    const asked = first(toldOf(story.events), 'emergency-contact-requested');
    expect(asked.what).toBe(
      'Nora Weiss decided to contact Mia Reyes (mother), with the consent that the client had given.',
    );
    expect(asked.details.at(-1)).toEqual({
      label: 'May be said',
      text: 'the caller’s name, the client’s name and a request to check on the client',
    });
    const made = first(toldOf(story.events), 'emergency-contact-made');
    expect(made.what).toBe(
      'Nora Weiss contacted Mia Reyes (mother), who will check on the client. To be asked what came of it by 15:00.',
    );
    expect(made.details.map(({ label }) => label)).toEqual([
      'What was said',
      'Disclosed to',
      'What was disclosed',
      'For what purpose',
    ]);
  });

  test('a call that nobody had decided on says that, too', () => {
    const story = given(...missed(), [30, recordContact('no-answer', { disclosure: null })]);
    expect(first(toldOf(story.events), 'emergency-contact-made').what).toBe(
      'Nora Weiss contacted Mia Reyes (mother), who did not answer. No decision to do so had been recorded before. Nothing was disclosed.',
    );
  });

  test('a welfare check carries what a dispatcher was told and why police were or were not used', () => {
    const story = given(
      ...readyForGate(),
      [25, requestWelfareCheck()],
      [60, recordWelfareCheck('declined-by-agency', 58)],
    );
    const asked = first(toldOf(story.events), 'welfare-check-requested');
    expect(asked.what).toContain(
      'asked Northside mobile crisis team (mobile crisis team) to look in on Ana Reyes',
    );
    expect(asked.details).toContainEqual({ label: 'Place confirmed', text: 'not confirmed' });
    expect(asked.details).toContainEqual({
      label: 'Why this agency',
      text: 'she asked for the crisis team, not the police',
    });
    expect(first(toldOf(story.events), 'welfare-check-reported').what).toBe(
      'The agency declined to go. Nora Weiss wrote this down.',
    );
  });

  test('a reply is quoted word for word', () => {
    const words = {
      id: 'reply-1' as ReplyId,
      via: 'sms' as const,
      text: 'cant talk now, all good',
      reason: null,
      wish: null,
      receivedAt: after(20),
      recordedAt: after(20),
    };
    const story = given(...missed(), [20, reply('unclear')], [25, settleReply('carry-on')]);
    const entry = first(toldOf(story.events, { replies: [words] }), 'reply-received');
    expect(entry.what).toBe('Ana Reyes replied by text; read as: not clear; a person has to read it.');
    expect(entry.details).toEqual([{ label: 'In the client’s own words', text: 'cant talk now, all good' }]);
    expect(entry.who).toBe('Ana Reyes');
  });

  test('a reply that was settled together with a later one says so', () => {
    const twice: readonly Move[] = [
      [20, reply('not-ok')],
      [21, reply('not-ok', { replyId: 'reply-2' as ReplyId })],
    ];
    const settled = given(...missed(), ...twice, [22, settleReply('carry-on', 'reply-2', true)]).events;
    expect(sentencesOf(settled).slice(-2)).toEqual([
      'Nora Weiss read the reply: the protocol goes on.',
      'Nora Weiss read an earlier reply with it: the protocol goes on.',
    ]);
  });

  test('a hand-over, a delegation and their ends name both people', () => {
    const story = given(
      ...missed(),
      [20, request('delegate', { to: ben, instructions: 'Ring her at six.', deadlineAt: after(60) })],
      [61, advance],
      [62, request('offer-handover', { to: ben, note: 'I am on a train.' })],
      [63, request('answer-handover', { accepted: true }, ben)],
    );
    const told = sentencesOf(story.events);
    expect(told).toContain('Nora Weiss delegated a task to Ben Cole, to be done by 15:00.');
    expect(told).toContain('The deadline of the task delegated to Ben Cole passed without a word of it.');
    expect(told).toContain(
      'Ben Cole accepted the case and is accountable for it from now on, in place of Nora Weiss.',
    );
  });

  test('the message stands as it was sent, without its one-tap address', () => {
    const entry = first(toldOf(given(...late).events), 'check-in-queued');
    expect(entry.details).toContainEqual({
      label: 'Text',
      text: 'Hello Ana, are you OK? [one-tap address]',
    });
  });
});

describe('time', () => {
  test('what is entered late stands where it happened, and is marked', () => {
    const story = given(
      ...missed(),
      [20, judgeConcern('worried')],
      [100, recordAttempt('no-answer', { at: 17 })],
    );
    const entries = toldOf(story.events);
    const attempt = first(entries, 'attempt-recorded');
    expect(attempt).toMatchObject({ happenedAt: after(17), enteredAt: after(100), isLate: true });
    expect(entries.indexOf(attempt)).toBeLessThan(entries.indexOf(first(entries, 'concern-judged')));
    expect(entries.filter(({ isLate }) => isLate)).toEqual([attempt]);
  });

  test('the client’s clock is used across the day on which it changes', () => {
    const story = given(opened('elevated', {}), [16, confirmMissed()]);
    const source = recordSource(story.events);
    const [opening] = source.events;
    if (opening?.event.type !== 'case-opened') throw new Error('no opening');
    const { plan } = opening.event;
    const elsewhere = {
      ...opening.event,
      plan: { ...plan, client: { ...plan.client, timeZone: 'Asia/Kolkata' } },
    };
    const entries = chronologyOf({
      ...source,
      events: [{ ...opening, event: elsewhere }, ...source.events.slice(1)],
    });
    expect(entries[0]?.what).toContain('was expected at 19:30');
  });
});

test('an addendum stands beside its entry, and so does one to the addendum', () => {
  const story = given(...missed(), [20, reviewAgreement()]);
  const reviewed = story.events.findIndex(({ type }) => type === 'agreement-reviewed') + 1;
  const addendumAt = story.events.length + 1;
  const { events } = given(
    ...missed(),
    [20, reviewAgreement()],
    [21, request('add-addendum', { toSequence: reviewed, text: 'By phone, with the paper in hand.' })],
    [22, request('add-addendum', { toSequence: addendumAt, text: 'The paper is in drawer 2.' }, ben)],
  );
  const entries = toldOf(events);
  expect(entries.find(({ sequence }) => sequence === reviewed)?.addenda).toEqual([
    { sequence: addendumAt, at: after(21), who: 'Nora Weiss', text: 'By phone, with the paper in hand.' },
    { sequence: addendumAt + 1, at: after(22), who: 'Ben Cole', text: 'The paper is in drawer 2.' },
  ]);
  expect(entries.some(({ type }) => type === 'addendum-added')).toBe(false);
});

test('thanks, and what the client explained afterwards, stand among the entries without a number', () => {
  const story = given(...missed('routine'), [20, reply('safe', { via: 'page', channelId: null })]);
  const explained = {
    id: 'explanation' as ReplyId,
    via: 'page' as const,
    text: '',
    reason: 'overslept',
    wish: 'another-time',
    receivedAt: after(21),
    recordedAt: after(21),
  };
  const thanks = {
    key: 'case-1/9/thanks' as MessageKey,
    medium: 'sms' as const,
    channelId: null,
    address: '07700 900123',
    subject: '',
    body: 'Thank you.',
    state: 'delivered',
    createdAt: after(20),
  };
  const told = toldOf(story.events, { replies: [explained], messages: [thanks] });
  expect(told.at(-1)).toMatchObject({
    sequence: null,
    type: 'explanation',
    what: 'Ana Reyes added something on the check-in page.',
    details: [
      { label: 'Gave as reason', text: 'overslept' },
      { label: 'Wish', text: 'wishes for another time' },
    ],
  });
  expect(told.at(-2)).toMatchObject({
    sequence: null,
    what: 'Kept thanked Ana Reyes by text: delivered; it is not known to have been read.',
  });
});

test('a closing with a plan names its owner and its day', () => {
  const story = given(
    ...missed('routine'),
    [20, recordAttempt('no-answer', { at: 18 })],
    [30, recordAttempt('no-answer', { at: 29 })],
    [40, judgeConcern('as-usual')],
    [50, close('plan-made', plan(hours(24)))],
  );
  expect(first(toldOf(story.events), 'case-closed')).toMatchObject({
    what: 'Nora Weiss closed the case: the client was not reached, and a written plan was made.',
    details: [
      { label: 'Note', text: 'what was learned' },
      { label: 'Plan', text: 'write to her' },
      { label: 'Who carries it out', text: 'Nora Weiss, by Wednesday 4 March 2026 at 14:00' },
    ],
  });
});

test('a client who answers that all is well is not said to have closed a case', () => {
  const story = given(...missed('routine'), [20, reply('safe', { via: 'page', channelId: null })]);
  expect(first(toldOf(story.events), 'case-closed')).toMatchObject({
    what: 'The case ended by itself: the client said that all is well.',
  });
});

test('consultations say with whom, and that one was waived', () => {
  const waived = request('waive-consultation', { why: 'emergency', reason: 'She was on the bridge.' });
  const story = given(...missed(), [17, recordConsultation()], [18, waived]);
  const told = sentencesOf(story.events);
  expect(told).toContain('Nora Weiss consulted Sue Adler; they agreed.');
  expect(told).toContain('Nora Weiss went on without consulting anybody: it could not wait.');
});

test('whatever happens in a case, every event has a true sentence and a place', () => {
  fc.assert(
    fc.property(anyStory, (story) => {
      const events = tell(story).flatMap((turn) => turn.events);
      const entries = toldOf(events);
      const numbers = entries.flatMap(({ sequence, addenda }) => [
        sequence,
        ...addenda.map((one) => one.sequence),
      ]);
      expect(numbers.toSorted((one, other) => Number(one) - Number(other))).toEqual(
        events.map((_event, index) => index + 1),
      );
      for (const { what, details } of entries) {
        expect(what).toMatch(/^\p{Lu}.*[.]$/u);
        expect(`${what} ${JSON.stringify(details)}`).not.toMatch(/undefined|null|\[object|NaN| {2}|\.\./);
      }
    }),
    { numRuns: 150 },
  );
});
