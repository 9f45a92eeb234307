/** People are asked by name, with a clock; a question moves on and never answers itself [P3]. */
import { describe, expect, test } from 'vitest';
import {
  advance,
  after,
  answerAsk,
  askOf,
  ben,
  completeStep,
  given,
  hours,
  judgeConcern,
  limits,
  type Move,
  missed,
  nora,
  opened,
  planFor,
  readyForGate,
  recordAttempt,
  reply,
  request,
  reviewAgreement,
  routineLadder,
  skipStep,
  start,
  sue,
  type Told,
  takeCase,
} from '#test/plans.ts';
import type { StaffId, StepId } from '../ids.ts';
import { minutesBetween } from '../time/instant.ts';
import { react } from './react.ts';
import { dueAt } from './timers.ts';

const ada = 'ada' as StaffId;

/** Down to the gate: what comes before is skipped, and the gate stands open from the 21st minute. */
const atGate: readonly Move[] = [
  ...readyForGate(),
  ...['call', 'check-in', 'second-call'].map((step): Move => [20, skipStep(step)]),
  [21, completeStep('decide')],
];

/** Lets time pass to the next due instant, so many times. */
function silence(times: number, moves: readonly Move[]): Told {
  const story = [...moves];
  for (let turn = 0; turn < times; turn += 1) {
    const due = dueAt(given(...story).state)!;
    story.push([minutesBetween(after(0), due), advance]);
  }
  return given(...story);
}

describe('a gate', () => {
  test('asks the person whom the step names, and never opens by itself', () => {
    expect(askOf(given(...atGate).state, 'step', 'emergency-contact')).toMatchObject({
      staffId: nora,
      answerBy: after(51),
    });
    const told = silence(60, atGate);
    expect(askOf(told.state, 'step', 'emergency-contact')).toBeDefined();
    expect(told.state).toMatchObject({ contactRequests: [], welfare: 'none', partiesToTell: [] });
  });

  test('moves on to the covering clinician, then to the supervisor, then begins again', () => {
    const moved = silence(60, atGate).events.filter(
      (event) =>
        event.type === 'ask-moved-on' &&
        event.askId === askOf(given(...atGate).state, 'step', 'emergency-contact').id,
    );
    expect(moved.slice(0, 4)).toMatchObject([
      { from: nora, to: ben, round: 0, at: after(51) },
      { from: ben, to: sue, round: 0, at: after(81) },
      { from: sue, to: nora, round: 1, at: after(111) },
      { from: nora, to: ben, round: 1, at: after(171) },
    ]);
  });

  test('that nobody will pass is a decision with reasons, and is looked at again', () => {
    const notNow = (lookAgain: number) =>
      request('decide-not-to-escalate', {
        stepId: 'emergency-contact' as StepId,
        reasons: 'she is known to travel on Tuesdays',
        lookAgainAt: after(lookAgain),
      });
    given(...atGate)
      .when(30, notNow(90))
      .makes('escalation-declined', { type: 'step-finished', result: 'declined' });
    given(...atGate)
      .when(30, notNow(30))
      .isRefused('deadline-passed');
    given(...atGate)
      .when(30, notNow(30 + hours(73)))
      .isRefused('look-again-too-far', { latestAt: after(30 + hours(72)) });
    given(...atGate, [30, notNow(45)])
      .when(45, advance)
      .makes({ type: 'person-asked', kind: 'review', staffId: nora });
  });
});

describe('a question that nobody answers', () => {
  const quiet: readonly Move[] = [...missed('routine'), [17, skipStep('call')], [18, skipStep('check-in')]];

  test('is asked more slowly each round, so that a night does not bury the morning', () => {
    const waits = silence(40, missed('routine')).events.flatMap((event) =>
      event.type === 'ask-moved-on' ? [minutesBetween(event.at, event.answerBy)] : [],
    );
    expect(new Set(waits)).toEqual(new Set([30, 60, 120, 240]));
  });

  test('is asked no more slowly than an idle case is looked at, unless it has more time of its own', () => {
    const longest = (answerMinutes: number) => {
      const slow = { ...routineLadder.steps[1]!, answerMinutes };
      const ladder = { ...routineLadder, steps: [slow] };
      const told = silence(
        12,
        missed('routine', { protocol: { ...planFor('routine').protocol, ladder } }).toSpliced(1, 1),
      );
      const waits = told.events.flatMap((event) =>
        event.type === 'ask-moved-on' ? [minutesBetween(event.at, event.answerBy)] : [],
      );
      return Math.max(...waits);
    };
    expect(longest(100)).toBe(limits.reviewMinutes);
    expect(longest(hours(7))).toBe(hours(7));
  });

  test('is asked as quickly as at first once anybody has said or done anything', () => {
    const night = silence(20, missed('routine'));
    const slow = askOf(night.state, 'step', 'call');
    expect(slow.round).toBeGreaterThan(2);
    const at = minutesBetween(start, slow.askedAt) + 1;
    const awake = night.when(at, judgeConcern('worried')).makes('concern-judged');
    expect(askOf(awake.state, 'step', 'call')).toMatchObject({ round: 0, answerBy: after(at + 30) });
  });

  test('is held back by "I have it" for its whole time, also in a slow round', () => {
    const night = silence(20, missed('routine'));
    const at = minutesBetween(start, askOf(night.state, 'step', 'call').askedAt) + 1;
    const taken = night.when(at, takeCase(ben)).makes('case-taken');
    expect(askOf(taken.state, 'step', 'call')).toMatchObject({
      round: 0,
      answerBy: after(at + limits.leaseMinutes),
    });
  });

  test('keeps its pace for three whole rounds when it is urgent, and hardly slows down after', () => {
    const told = silence(60, [...quiet, [20, reply('not-ok')]]);
    const urgent = askOf(told.state, 'read-reply');
    const waits = told.events.flatMap((event) =>
      event.type === 'ask-moved-on' && event.askId === urgent.id
        ? [{ round: event.round, minutes: minutesBetween(event.at, event.answerBy) }]
        : [],
    );
    const early = waits.filter((wait) => wait.round < 3).map((wait) => wait.minutes);
    expect(new Set(early)).toEqual(new Set([10]));
    expect(Math.max(...waits.map((wait) => wait.minutes))).toBeLessThanOrEqual(60);
    expect(urgent.round).toBeGreaterThan(5);
  });

  test('is asked again and again of a therapist who works alone', () => {
    const alone = silence(5, [opened('routine', { chain: [{ staffId: nora, as: 'owner' }] })]);
    expect(askOf(alone.state, 'confirm-absence')).toMatchObject({ staffId: nora, round: 4 });
  });

  test('about a step names the role that the step names', () => {
    const told = given(
      ...atGate,
      [
        30,
        request('decide-not-to-escalate', {
          stepId: 'emergency-contact' as StepId,
          reasons: 'known to travel',
          lookAgainAt: after(200),
        }),
      ],
      [90, advance],
    );
    expect(askOf(told.state, 'step', 'welfare-check').staffId).toBe(sue);
  });

  test('becomes urgent when somebody judges the danger imminent', () => {
    const told = given(...missed(), [20, judgeConcern('imminent-danger')]);
    expect(askOf(told.state, 'step', 'call')).toMatchObject({
      urgent: true,
      answerBy: after(30),
      answerMinutes: 10,
    });
    expect(
      askOf(
        given(...missed(), [20, judgeConcern('imminent-danger')], [21, recordAttempt('spoke-with-client')])
          .state,
        'review',
      ).urgent,
    ).toBe(true);
  });
});

describe('"I have it"', () => {
  test('is a lease: when it runs out the case asks again, and then the next person', () => {
    const taken = given(...missed(), [20, takeCase(ben)]);
    expect(taken.state.asks.every((ask) => ask.staffId === ben && ask.answerBy === after(35))).toBe(true);
    taken.when(35, advance).makes({ type: 'lease-expired', staffId: ben, answerBy: after(65) });
    const moved = given(...missed(), [20, takeCase(ben)], [35, advance]).when(65, advance);
    expect(moved.decision).toMatchObject({
      events: [{ type: 'ask-moved-on', from: ben, to: sue }, { to: sue }],
    });
  });

  test('asks again sooner when the client may be in danger', () => {
    given(...missed(), [20, reply('not-ok')], [21, takeCase(ben)])
      .when(36, advance)
      .makes({ type: 'lease-expired', answerBy: after(46) });
  });

  test('brings new questions to whoever has it', () => {
    const told = given(...missed(), [20, takeCase(ben)], [21, reply('call-me')]);
    expect(askOf(told.state, 'read-reply').staffId).toBe(ben);
  });

  test('does not stop the ladder, and is no answer to anything', () => {
    const told = given(...missed(), [20, takeCase(ben)]);
    expect(told.state.asks.length).toBe(given(...missed()).state.asks.length);
    told.when(21, answerAsk(askOf(told.state, 'step', 'call').id)).isRefused('ask-has-its-own-answer');
  });
});

describe('a delegation', () => {
  const delegated: Move = [
    20,
    request('delegate', {
      to: ada,
      instructions: 'please ring her, and again at three',
      deadlineAt: after(80),
    }),
  ];

  test('carries instructions and a deadline ahead', () => {
    given(...missed())
      .when(20, request('delegate', { to: ada, instructions: ' ', deadlineAt: after(80) }))
      .isRefused('text-missing', { field: 'instructions' });
    given(...missed())
      .when(20, request('delegate', { to: ada, instructions: 'ring', deadlineAt: after(20) }))
      .isRefused('deadline-passed');
    given(...missed())
      .when(20, request('delegate', { to: ada, instructions: 'ring', deadlineAt: after(21 + hours(72)) }))
      .isRefused('look-again-too-far', { latestAt: after(20 + hours(72)) });
    const told = given(...missed(), delegated);
    expect(told.state).toMatchObject({ ownerId: nora, delegation: { to: ada } });
    expect(told.state.asks.every((ask) => ask.staffId === ada)).toBe(true);
  });

  test('whose deadline passes comes back to the owner as a question', () => {
    const told = given(...missed(), delegated, [80, advance]);
    expect(told.events).toContainEqual(
      expect.objectContaining({ type: 'delegation-ended', why: 'deadline-passed' }),
    );
    expect(askOf(told.state, 'delegation-overdue').staffId).toBe(nora);
    expect(told.state.asks.map((ask) => ask.staffId)).not.toContain(ada);
  });

  test('ends by the delegate as done, by another as taken back', () => {
    given(...missed(), delegated)
      .when(30, request('end-delegation', { note: '' }, ada))
      .makes({ type: 'delegation-ended', why: 'done' });
    given(...missed(), delegated)
      .when(30, request('end-delegation', { note: '' }, nora))
      .makes({ type: 'delegation-ended', why: 'taken-back' });
    given(...missed())
      .when(30, request('end-delegation', { note: '' }))
      .isRefused('no-delegation');
  });
});

describe('a hand-over', () => {
  const offered: Move = [20, request('offer-handover', { to: ben, note: 'I am on leave from four' })];

  test('needs to be accepted by the person it was offered to', () => {
    expect(given(...missed(), offered).state.ownerId).toBe(nora);
    given(...missed(), offered)
      .when(21, request('answer-handover', { accepted: true }, sue))
      .isRefused('no-handover-for-you');
    const told = given(...missed(), offered, [21, request('answer-handover', { accepted: true }, ben)]);
    expect(told.state).toMatchObject({ ownerId: ben, handover: null });
    expect(told.state.chain.map((link) => link.staffId)).toEqual([ben, sue, nora]);
    expect(told.state.asks.map((ask) => ask.staffId)).not.toContain(nora);
  });

  test('that is declined, or not answered, stays with the owner, who is told', () => {
    given(...missed(), offered)
      .when(21, request('answer-handover', { accepted: false }, ben))
      .makes(
        { type: 'handover-ended', why: 'declined' },
        { type: 'person-asked', kind: 'review', staffId: nora },
      );
    const told = given(...missed(), offered, [50, advance]);
    expect(told.events).toContainEqual(expect.objectContaining({ type: 'handover-ended', why: 'no-answer' }));
    expect(askOf(told.state, 'review')).toMatchObject({ staffId: nora, about: 'handover-unanswered' });
  });

  test('to the owner is none', () => {
    given(...missed())
      .when(20, request('offer-handover', { to: nora, note: '' }))
      .isRefused('already-the-owner');
    given(...missed())
      .when(20, request('take-over', { reason: 'mine' }))
      .isRefused('already-the-owner');
  });

  test('by taking over needs a reason, and leaves the earlier owner within reach', () => {
    given(...missed())
      .when(20, request('take-over', { reason: '' }, ben))
      .isRefused('text-missing');
    const told = given(...missed(), [20, request('take-over', { reason: 'she is ill' }, ben)]);
    expect(told.state).toMatchObject({
      ownerId: ben,
      chain: [{ staffId: ben }, { staffId: sue }, { staffId: nora }],
    });
  });
});

describe('a new rota', () => {
  const rota = (...people: readonly StaffId[]) =>
    ({
      type: 'change-chain',
      by: { kind: 'calendar' },
      chain: people.map((staffId) => ({ staffId, as: 'on-call' as const })),
    }) as const;

  test('never changes the owner without a word', () => {
    const told = given(...missed(), [20, rota(ada, sue, nora)]);
    expect(told.state.ownerId).toBe(nora);
    expect(told.state.chain.map((link) => link.staffId)).toEqual([nora, ada, sue]);
  });

  test('without the owner passes the case on, and asks the next person what the owner was asked', () => {
    given(...missed())
      .when(20, rota(ada, sue))
      .makes(
        'chain-changed',
        { type: 'ask-moved-on', from: nora, to: ada },
        { type: 'ask-moved-on', from: nora, to: ada },
      );
  });

  test('takes back at once what was lent to somebody who left, also from outside the chain', () => {
    const leaves = { ...rota(nora, sue), left: [ada] };
    const delegated: Move = [
      20,
      request('delegate', { to: ada, instructions: 'ring her sister', deadlineAt: after(hours(5)) }),
    ];
    const told = given(...missed(), delegated, [30, leaves]);
    expect(told.state.delegation).toBeNull();
    expect(told.state.asks.map((ask) => ask.staffId)).not.toContain(ada);
    expect(askOf(told.state, 'delegation-overdue').staffId).toBe(nora);

    const offered = given(...missed(), [20, request('offer-handover', { to: ada, note: '' })], [30, leaves]);
    expect(offered.state.handover).toBeNull();
    expect(askOf(offered.state, 'review')).toMatchObject({ staffId: nora, about: 'handover-unanswered' });

    const taken = given(...missed(), [20, takeCase(ada)], [21, leaves]);
    expect(taken.state.lease).toBeNull();
    expect(new Set(taken.state.asks.map((ask) => ask.staffId))).toEqual(new Set([nora]));
  });

  test('tells whoever has the case now, also when nothing was being asked of its owner', () => {
    const delegated: Move = [
      20,
      request('delegate', { to: ada, instructions: 'ring her sister', deadlineAt: after(hours(5)) }),
    ];
    const told = given(...missed(), delegated, [30, { ...rota(sue), left: [nora] }]);
    expect(told.state).toMatchObject({ ownerId: sue, delegation: { to: ada } });
    expect(askOf(told.state, 'review')).toMatchObject({ staffId: sue, about: 'owner-left' });
  });

  test('is never empty', () => {
    given(...missed())
      .when(20, rota())
      .isRefused('nobody-to-ask');
  });
});

test('a case on which nothing is open is looked at again', () => {
  const still = given(
    ...missed('routine'),
    [17, skipStep('call')],
    [17, skipStep('check-in')],
    [18, skipStep('decide')],
  );
  expect(still.state.asks).toEqual([]);
  still.when(18 + hours(4), advance).makes({ type: 'person-asked', kind: 'review', staffId: nora });
});

test('an answer needs words', () => {
  const told = given(...missed(), [20, recordAttempt('spoke-with-client')]);
  const { id } = askOf(told.state, 'review');
  told.when(21, { ...answerAsk(id), note: ' ' }).isRefused('text-missing');
  told.when(21, answerAsk(id)).makes('ask-answered');
  told.when(21, answerAsk('ask-99')).isRefused('unknown-ask');
});

test('when it is over, everybody who was asked hears so, but for whoever ended it', () => {
  const before = given(...missed(), [31, advance], [46, advance], [47, reviewAgreement()]);
  const told = before.when(
    48,
    request('close-case', { outcome: 'transferred', note: 'to the crisis team', followUp: null }, ben),
  );
  const ended = told.makes('case-closed');
  const effects = react(before.state, ended.events.at(-1)!, ended.state);
  expect(effects.map((effect) => effect.kind === 'tell-staff-all-clear' && effect.staffId)).toEqual([
    nora,
    sue,
  ]);
});
