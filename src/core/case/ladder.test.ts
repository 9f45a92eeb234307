/** The ladder reads what came of each attempt, and moves at once when nothing arrived [P4]. */
import { describe, expect, test } from 'vitest';
import {
  advance,
  after,
  askOf,
  channels,
  confirmMissed,
  delivery,
  email,
  given,
  hours,
  type Move,
  missed,
  mobileCall,
  mobileText,
  noteLateness,
  opened,
  planFor,
  recordAttempt,
  reply,
  request,
  resumeLadder,
  routineLadder,
  sendCheckIn,
  settleReply,
  skipStep,
  storedAndRead,
} from '#test/plans.ts';
import type { StepId } from '../ids.ts';
import { agenda } from './agenda.ts';
import { decide } from './decide.ts';
import { dueAt } from './timers.ts';

const firstCheckIn: readonly Move[] = [opened(), [6, noteLateness()]];
const firstKey = 'case-1/first-check-in/1';
const called = (at: number, result = 'no-answer' as Parameters<typeof recordAttempt>[0]): Move => [
  at,
  recordAttempt(result, { stepId: 'call' as StepId, at }),
];

describe('a check-in', () => {
  test('that is sent finishes its step', () => {
    const told = given(...firstCheckIn, [6, delivery('sent', firstKey)]);
    expect(told.state.steps).toMatchObject({ 'first-check-in': { status: 'finished', result: 'sent' } });
  });

  test('that cannot be delivered goes out over the next channel now, not when the wait is over', () => {
    given(...firstCheckIn)
      .when(7, delivery('failed', firstKey))
      .makes('check-in-failed', {
        type: 'check-in-queued',
        channelId: email,
        key: 'case-1/first-check-in/2',
      });
  });

  test('that bounces after it was sent does so too', () => {
    given(...firstCheckIn, [6, delivery('sent', firstKey)])
      .when(9, delivery('failed', firstKey))
      .makes('check-in-failed', { type: 'check-in-queued', channelId: email });
  });

  test('that may or may not have been sent is told to a person, and the next channel is used', () => {
    given(...firstCheckIn)
      .when(7, delivery('unknown', firstKey))
      .makes(
        'check-in-unknown',
        { type: 'person-asked', kind: 'unknown-send', about: firstKey },
        { type: 'check-in-queued', channelId: email },
      );
  });

  test('that is stuck is called off, and the next channel is used', () => {
    given(...missed(), called(17), [37, advance])
      .when(47, advance)
      .makes(
        { type: 'check-in-given-up', key: 'case-1/check-in/1' },
        { type: 'check-in-queued', channelId: email },
      );
  });

  test('that was stuck while everything stood still is followed by another only if a person says so', () => {
    const told = given(...missed(), called(17), [37, advance], [hours(6), advance]);
    expect(askOf(told.state, 'late-step', 'check-in').lateMinutes).toBe(hours(6) - 47);
    expect(told.state.messages).not.toHaveProperty(['case-1/check-in/2']);
  });

  test('that failed everywhere tells a person, and the ladder does not wait for an answer that cannot come', () => {
    const told = given(...missed(), called(17), [37, advance], [38, delivery('failed', 'case-1/check-in/1')])
      .when(39, delivery('failed', 'case-1/check-in/2'))
      .makes(
        'check-in-failed',
        { type: 'step-finished', stepId: 'check-in', result: 'failed' },
        { type: 'person-asked', kind: 'reach-another-way' },
        { type: 'person-asked', kind: 'step', stepId: 'second-call' },
      );
    expect(dueAt(told.state)! > after(39)).toBe(true);
  });

  test('that left although it was given up is not said twice', () => {
    // The email waits for Wednesday morning, since both are allowed only until three.
    const short = { from: '08:00', to: '14:20', weekdays: [1, 2, 3, 4, 5] };
    const plan = { channels: channels.map((channel) => ({ ...channel, safeHours: short })) };
    const stuck = given(opened('elevated', plan), [8, noteLateness()], [21, delivery('failed', firstKey)]);
    expect(stuck.state.steps).toMatchObject({ 'first-check-in': { status: 'waiting' } });
    const told = given(
      opened('elevated', plan),
      [8, noteLateness()],
      [21, delivery('failed', firstKey)],
      [22, delivery('delivered', firstKey)],
    );
    expect(told.state.steps).toMatchObject({ 'first-check-in': { status: 'finished', result: 'sent' } });
  });

  test('never goes back: a weaker or repeated report changes nothing', () => {
    const delivered = given(...firstCheckIn, [7, delivery('delivered', firstKey)]);
    delivered.when(8, delivery('sent', firstKey)).makes();
    delivered.when(8, delivery('failed', firstKey)).makes();
    delivered.when(8, delivery('delivered', firstKey)).makes();
    delivered.when(8, delivery('sent', 'case-1/first-check-in/9')).isRefused('unknown-message');
  });

  test('over media that the practice cannot send is asked of a person, who logs it', () => {
    const byHand = given(opened('elevated', { sendable: [] }), [6, noteLateness()]);
    expect(askOf(byHand.state, 'step', 'first-check-in').answerBy).toBe(after(36));
    byHand
      .when(
        8,
        recordAttempt('sent', {
          medium: 'text',
          channelId: mobileText,
          stepId: 'first-check-in' as StepId,
          at: 8,
        }),
      )
      .makes('attempt-recorded', { type: 'step-finished', stepId: 'first-check-in', result: 'completed' });
  });

  test('without any channel that the client allowed is told to a person at once', () => {
    given(opened('elevated', { channels: [] }))
      .when(6, noteLateness())
      .makes(
        'lateness-noted',
        { type: 'step-finished', stepId: 'first-check-in', result: 'not-possible' },
        { type: 'person-asked', kind: 'reach-another-way' },
      );
  });
});

describe('a channel that is taken back', () => {
  test('stops what is queued on it and says it over the next', () => {
    const told = given(...firstCheckIn)
      .when(7, {
        type: 'withdraw-channel',
        by: { kind: 'client' },
        channelId: mobileText,
        why: 'client-asked',
      })
      .makes('channel-withdrawn', { type: 'check-in-queued', channelId: email });
    expect(told.state.messages).toMatchObject({
      [firstKey]: { state: 'cancelled' },
      'case-1/first-check-in/2': { state: 'queued' },
    });
  });

  test('by an opt-out moves to the next one, tells a person, and does not stop the ladder', () => {
    const told = given(...firstCheckIn, [6, delivery('sent', firstKey)])
      .when(8, reply('opt-out'))
      .makes(
        'reply-received',
        { type: 'channel-withdrawn', why: 'opt-out' },
        { type: 'person-asked', kind: 'reach-another-way' },
        { type: 'check-in-queued', channelId: email },
      );
    expect(told.state).toMatchObject({ pauses: [] });
  });

  test('by an opt-out that names none rests the ladder until a person knows which', () => {
    const told = given(...firstCheckIn)
      .when(8, reply('opt-out', { channelId: null, via: 'in-person' }))
      .makes('reply-received', { type: 'person-asked', kind: 'read-reply' });
    expect(told.state).toMatchObject({ pauses: ['reply:reply-1'] });
    expect(Object.values(told.state.messages).map((message) => message.state)).toEqual(['cancelled']);
  });

  test('after closing stays taken back when the case is opened again', () => {
    const told = given(opened('routine'), [20, reply('safe')])
      .when(30, reply('opt-out', { replyId: 'reply-2' as never }))
      .makes('reply-received', 'channel-withdrawn');
    expect(told.state).toMatchObject({ status: 'closed', withdrawnChannels: [mobileText] });
  });
});

test('a channel taken back after the case was stored and read repeats what was said last', () => {
  const said = given(
    ...firstCheckIn,
    [7, delivery('sent', firstKey)],
    [16, confirmMissed()],
    called(17),
    [37, advance],
    [38, delivery('sent', 'case-1/check-in/1')],
  );
  const stored = storedAndRead(said.state);
  expect(Object.keys(stored.messages)).toEqual(['case-1/check-in/1', firstKey]);
  const withdrawn = decide(
    stored,
    { type: 'withdraw-channel', by: { kind: 'client' }, channelId: mobileText, why: 'client-asked' },
    after(39),
  );
  expect(withdrawn).toMatchObject({ events: [{}, { type: 'check-in-queued', stepId: 'check-in' }] });
});

describe('a call', () => {
  test('is asked of a person, and answered by what came of it', () => {
    expect(askOf(given(...missed()).state, 'step', 'call')).toMatchObject({ answerBy: after(31) });
    given(...missed())
      .when(17, recordAttempt('no-answer', { stepId: 'call' as StepId, at: 17 }))
      .makes('attempt-recorded', { type: 'step-finished', stepId: 'call', result: 'completed' });
  });

  test.each(['voicemail-left', 'no-answer', 'busy', 'someone-else-answered'] as const)(
    'with %s has not reached the client: the ladder goes on',
    (result) => {
      const told = given(...missed(), called(17, result));
      expect(told.state).toMatchObject({ status: 'open', pauses: [] });
      told.when(37, advance).makes({ type: 'ask-moved-on' }, { type: 'check-in-queued', stepId: 'check-in' });
    },
  );

  test('in which the client spoke rests the ladder and asks what follows', () => {
    given(...missed())
      .when(17, recordAttempt('spoke-with-client', { stepId: 'call' as StepId, at: 17 }))
      .makes('attempt-recorded', 'step-finished', { type: 'person-asked', kind: 'review' });
    const quiet = given(...missed(), called(17, 'spoke-with-client'), [300, advance]);
    expect(quiet.state.messages).toEqual({});
    expect(
      given(...missed(), called(17, 'spoke-with-client'), [18, resumeLadder()], [37, advance]).state.messages,
    ).not.toEqual({});
  });

  test('to a wrong number takes the number back, and rings the next if there is one', () => {
    const dead = recordAttempt('wrong-number', { stepId: 'call' as StepId, at: 17 });
    given(...missed())
      .when(17, dead)
      .makes(
        'attempt-recorded',
        { type: 'channel-withdrawn', channelId: mobileCall },
        {
          type: 'step-finished',
          result: 'failed',
        },
        { type: 'check-in-queued', stepId: 'check-in' },
      );
    const work = { ...channels[2]!, id: 'work' as never, label: 'work' };
    given(...missed('elevated', { channels: [...channels, work] }))
      .when(17, dead)
      .makes('attempt-recorded', 'channel-withdrawn');
  });

  test('over a number that the client had not allowed is recorded as such', () => {
    given(...missed())
      .when(17, recordAttempt('no-answer', { channelId: 'unlisted' as never }))
      .makes({ type: 'attempt-recorded', outsidePlan: true });
  });
});

describe('safe hours', () => {
  const officeHours = { from: '09:00', to: '14:20', weekdays: [1, 2, 3, 4, 5] };
  const plan = { channels: [{ ...channels[0]!, safeHours: officeHours }, channels[2]!] };

  test('put a check-in off to the morning', () => {
    // 14:37 is outside; Wednesday at nine is nineteen hours after the start.
    const evening = given(...missed('elevated', plan), called(17), [hours(18), advance]);
    expect(evening.state.messages).toEqual({});
    const morning = given(...missed('elevated', plan), called(17), [hours(19), advance]);
    expect(morning.state.messages).toMatchObject({
      'case-1/check-in/1': { state: 'queued', at: after(hours(19)) },
    });
  });

  test('are not overrun by a sweep that comes a little late: a person decides', () => {
    const short = { channels: [{ ...channels[0]!, safeHours: { ...officeHours, to: '14:06' } }] };
    given(opened('elevated', short), [4, noteLateness()])
      .when(7, advance)
      .makes({ type: 'step-found-late', lateMinutes: 2 }, { type: 'person-asked', kind: 'late-step' });
  });

  test('hold for a person who wants to send now', () => {
    given(...missed('elevated', plan), [17, skipStep('call')])
      .when(30, sendCheckIn('check-in'))
      .isRefused('outside-safe-hours', { availableAt: after(hours(19)) });
  });
});

describe('a step found late', () => {
  test('is neither dropped nor sent in silence: a person decides', () => {
    const late = given(...missed(), called(17)).when(hours(3), advance);
    const events = late.decision.kind === 'events' ? late.decision.events : [];
    expect(events).toContainEqual(
      expect.objectContaining({
        type: 'step-found-late',
        stepId: 'check-in',
        dueAt: after(37),
        lateMinutes: 143,
      }),
    );
    expect(events.map((event) => event.type)).not.toContain('check-in-queued');
  });

  test('is sent, or skipped, by the person who was asked', () => {
    const late: readonly Move[] = [...missed(), called(17), [hours(3), advance]];
    given(...late)
      .when(185, sendCheckIn('check-in'))
      .makes({ type: 'check-in-queued', stepId: 'check-in' });
    given(...late)
      .when(185, skipStep('check-in'))
      .makes({ type: 'step-finished', result: 'skipped' });
    const sent = given(...late, [185, sendCheckIn('check-in')]).state;
    expect(sent.asks.filter((ask) => ask.stepId === 'check-in')).toEqual([]);
  });

  test('is also the first contact when the miss is confirmed in the evening', () => {
    given(opened('routine'), [5, advance])
      .when(hours(3), confirmMissed())
      .makes(
        'miss-confirmed',
        { type: 'step-found-late', stepId: 'first-check-in', lateMinutes: 175 },
        { type: 'person-asked', kind: 'late-step', stepId: 'first-check-in' },
        { type: 'person-asked', kind: 'step', stepId: 'call' },
      );
  });

  test('is also the first contact that bounces days later', () => {
    const told = given(
      ...firstCheckIn,
      [6, delivery('sent', firstKey)],
      [16, confirmMissed()],
      [hours(4), delivery('failed', firstKey)],
    );
    expect(askOf(told.state, 'late-step', 'first-check-in').lateMinutes).toBe(235);
    expect(told.state.messages).not.toHaveProperty(['case-1/first-check-in/2']);
  });
});

describe('while the ladder rests', () => {
  test('nobody can send a check-in', () => {
    given(...missed(), [20, reply('late')])
      .when(21, sendCheckIn('check-in'))
      .isRefused('ladder-rests');
  });

  test('it is resumed only from a rest that a person may end', () => {
    given(...missed())
      .when(20, resumeLadder())
      .isRefused('ladder-does-not-rest');
    given(...missed(), [20, reply('late')])
      .when(21, resumeLadder())
      .isRefused('ladder-does-not-rest');
  });
});

test('check-ins keep their distance when the ladder goes on after a long rest, and questions do not wait', () => {
  const [call, checkIn] = [routineLadder.steps[1]!, routineLadder.steps[2]!];
  const fromMiss = (id: string, waitMinutes: number, step = checkIn) => ({
    ...step,
    id: id as StepId,
    timing: { after: 'miss-confirmed' as const, waitMinutes },
  });
  const steps = [
    fromMiss('check-in', 30),
    fromMiss('last-check-in', hours(5)),
    fromMiss('call', hours(6), call),
  ];
  const { protocol } = planFor('routine');
  const plan = { protocol: { ...protocol, ladder: { ...routineLadder, steps } } };
  const rested: readonly Move[] = [
    opened('routine', plan),
    [16, confirmMissed()],
    [26, reply('unclear')],
    [hours(18) + 26, settleReply('carry-on')],
  ];
  expect(given(...rested).state.messages).toEqual({});
  expect(askOf(given(...rested).state, 'step', 'call')).toBeDefined();
  const next = agenda(given(...rested).state, after(hours(18) + 26)).filter(
    (event) => event.type === 'check-in-queued',
  );
  expect(next.map((event) => [event.stepId, event.at])).toEqual([
    ['check-in', after(hours(18) + 46)],
    ['last-check-in', after(hours(23) + 16)],
  ]);
});

describe('a step is finished once', () => {
  test('and only in its own way', () => {
    const told = given(...missed(), called(17));
    told.when(18, skipStep('call')).isRefused('step-already-finished');
    told.when(18, skipStep('no-such-step')).isRefused('unknown-step');
    told.when(18, skipStep('emergency-contact')).isRefused('step-has-its-own-record');
    told
      .when(18, request('complete-step', { stepId: 'check-in' as StepId, note: '' }))
      .isRefused('step-has-its-own-record');
    told
      .when(18, request('complete-step', { stepId: 'decide' as StepId, note: '' }))
      .isRefused('prerequisites-missing', { missing: ['agreement-reviewed'] });
    given(...missed(), called(17), [37, advance])
      .when(38, skipStep('check-in'))
      .isRefused('step-under-way');
  });
});
