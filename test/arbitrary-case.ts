/**
 * Any case that anybody could bring about: arbitrary plans, and arbitrary commands by arbitrary people at arbitrary
 * instants, also of a clock that is set back. A pick is a few numbers, read against the state as it is, so that most
 * commands mean something there, and a failure shrinks to a short story.
 */
import * as fc from 'fast-check';
import type { Command, CommandOf, CommandType } from '#core/case/commands.ts';
import { type Decision, decide } from '#core/case/decide.ts';
import type { CaseEvent } from '#core/case/events.ts';
import { fold } from '#core/case/evolve.ts';
import type { Plan } from '#core/case/plan.ts';
import { type CaseState, type ExistingCase, noCase } from '#core/case/state.ts';
import { dueAt } from '#core/case/timers.ts';
import type { AttemptResult, ClosingOutcome, Doubt, Reading } from '#core/case/vocabulary.ts';
import type {
  AskId,
  ContactChannelId,
  EmergencyContactId,
  MessageKey,
  ReplyId,
  SessionId,
  StaffId,
  StepId,
} from '#core/ids.ts';
import type { Ladder, Step, StepKind } from '#core/protocol/protocol.ts';
import { addMinutes, type Instant, instant } from '#core/time/instant.ts';
import type { SafeHours } from '#core/time/safe-hours.ts';
import {
  ben,
  brother,
  confirmMissed,
  contact,
  disclosure,
  email,
  judgeConcern,
  mobileCall,
  mobileText,
  mother,
  nora,
  openCase,
  planFor,
  recordConsultation,
  reviewAgreement,
  staff,
  sue,
} from './plans.ts';

const people = [nora, ben, sue, 'ada' as StaffId] as const;
const contactIds = [mother, brother, 'nobody' as EmergencyContactId];
const doubts: readonly Doubt[] = ['session-cancelled', 'session-moved', 'unread-message', 'seen-elsewhere'];
const readings: readonly Reading[] = [
  'safe',
  'late',
  'call-me',
  'not-ok',
  'explain-later',
  'opt-out',
  'duress',
  'unclear',
];
const attemptResults: readonly AttemptResult[] = [
  'no-answer',
  'voicemail-left',
  'busy',
  'someone-else-answered',
  'wrong-number',
  'not-in-service',
  'sent',
  'undelivered',
  'unknown',
  'spoke-with-client',
];
export const outcomes: readonly ClosingOutcome[] = [
  'late-arrival',
  'late-cancellation',
  'clinician-absent',
  'technical-failure',
  'kept-elsewhere',
  'client-said-ok',
  'client-reached',
  'safe-by-emergency-contact',
  'safe-by-welfare-check',
  'in-care',
  'transferred',
  'plan-made',
  'plan-carried-out',
  'suicide-attempt',
  'death',
];

const safeHours: fc.Arbitrary<SafeHours | null> = fc.oneof(
  { weight: 5, arbitrary: fc.constant(null) },
  fc.constantFrom(
    { from: '00:00', to: '24:00', weekdays: [1, 2, 3, 4, 5, 6, 7] },
    { from: '09:00', to: '17:30', weekdays: [1, 2, 3, 4, 5] },
    { from: '01:30', to: '02:30', weekdays: [7] },
    { from: '10:00', to: '12:00', weekdays: [] },
  ),
);

const stepKinds: readonly StepKind[] = [
  'review-agreement',
  'call',
  'call',
  'check-in',
  'check-in',
  'check-in',
  'task',
  'decide',
  'contact-emergency-contact',
  'request-welfare-check',
  'letter',
  'follow-up',
  'caring-contact',
];

const stepDraft = fc.record({
  kind: fc.constantFrom(...stepKinds),
  anchor: fc.nat(9),
  waitMinutes: fc.constantFrom(0, 0, 5, 20, 90, 1440),
  channels: fc.constantFrom<Step['channels'][]>(
    ['sms', 'email'],
    ['sms', 'email'],
    ['email', 'sms'],
    ['sms'],
    [],
  ),
  firstAsked: fc.constantFrom<Step['firstAsked'][]>('owner', 'backup', 'on-call', 'supervisor'),
  answerMinutes: fc.constantFrom(1, 10, 30, 120),
});

/** Each step waits for the session, the confirmation or a step before it, as a valid protocol's do. */
const ladder: fc.Arbitrary<Ladder> = fc
  .record({
    drafts: fc.array(stepDraft, { minLength: 1, maxLength: 7 }),
    attempts: fc.nat(4),
    spreadHours: fc.constantFrom(0, 24, 72),
  })
  .map(({ drafts, attempts, spreadHours }) => ({
    minimumEffort: { attempts, spreadHours },
    steps: drafts.map(({ kind, anchor, channels, ...rest }, index): Step => {
      const anchors = [
        'session-start',
        'miss-confirmed',
        ...drafts.slice(0, index).map((_, i) => `step-${i}`),
      ];
      return {
        id: `step-${index}` as StepId,
        kind,
        timing: {
          after: anchors[anchor % anchors.length] as StepId,
          waitMinutes: rest.waitMinutes,
        },
        channels: kind === 'check-in' ? channels : kind === 'call' ? ['voice'] : [],
        template: kind === 'check-in' ? `wording-${index}` : null,
        firstAsked: rest.firstAsked,
        answerMinutes: rest.answerMinutes,
        needs: [],
      };
    }),
  }));

export const anyPlan: fc.Arbitrary<Plan> = fc
  .record({
    tier: fc.constantFrom<Plan['tier'][]>('routine', 'elevated', 'high'),
    ladder,
    timeZone: fc.constantFrom('Europe/London', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu'),
    hours: fc.tuple(safeHours, safeHours, safeHours, safeHours),
    allowed: fc.oneof(
      { weight: 3, arbitrary: fc.constant<number[]>([0, 1, 2, 3]) },
      fc.subarray<number>([0, 1, 2, 3]),
    ),
    sendable: fc.constantFrom<Plan['sendable'][]>(
      ['sms', 'email'],
      ['sms', 'email'],
      ['sms', 'email'],
      ['email'],
      [],
    ),
    chain: fc.constantFrom([nora], [nora, ben], [nora, ben, sue]),
    partTwo: fc.boolean(),
    scope: fc.constantFrom<Plan['emergencyContacts'][number]['scope'][]>(
      'none',
      'only-ask-to-check',
      'share-concern',
    ),
    barred: fc.boolean(),
    lateMinutes: fc.constantFrom(5, 10, 60),
    reviewMinutes: fc.constantFrom(60, 240, 1440),
  })
  .map((drawn): Plan => {
    const plan = planFor(drawn.tier);
    const channels = [
      { id: mobileText, kind: 'sms' as const },
      { id: email, kind: 'email' as const },
      { id: mobileCall, kind: 'voice' as const },
      { id: 'second-mobile' as ContactChannelId, kind: 'sms' as const },
    ].map((channel, index) => ({
      ...channel,
      label: channel.kind,
      voicemailAllowed: true,
      safeHours: drawn.hours[index] ?? null,
    }));
    return {
      ...plan,
      client: { ...plan.client, timeZone: drawn.timeZone, partTwo: drawn.partTwo },
      protocol: {
        ...plan.protocol,
        ladder: drawn.ladder,
        limits: {
          ...plan.protocol.limits,
          lateMinutes: drawn.lateMinutes,
          reviewMinutes: drawn.reviewMinutes,
        },
      },
      channels: channels.filter((_, index) => drawn.allowed.includes(index)),
      sendable: drawn.sendable,
      emergencyContacts: [
        contact(mother, { scope: drawn.scope }),
        contact(brother, { barred: drawn.barred, doNotUseIf: 'they have quarrelled' }),
      ],
      chain: drawn.chain.map((staffId, index) => ({
        staffId,
        as: (['owner', 'backup', 'supervisor'] as const)[index] ?? 'on-call',
      })),
    };
  });

/** A few numbers that become a command when they are read against a state. */
export interface Pick {
  readonly what: number;
  readonly one: number;
  readonly two: number;
  readonly three: number;
  readonly when: 'same-instant' | 'soon' | 'when-due' | 'a-little-late' | 'long-after-due' | 'clock-set-back';
  readonly minutes: number;
}

const anyPick: fc.Arbitrary<Pick> = fc.record({
  what: fc.nat(999),
  one: fc.nat(99),
  two: fc.nat(99),
  three: fc.nat(99),
  when: fc.oneof(
    { weight: 2, arbitrary: fc.constant('same-instant' as const) },
    { weight: 4, arbitrary: fc.constant('soon' as const) },
    { weight: 5, arbitrary: fc.constant('when-due' as const) },
    { weight: 2, arbitrary: fc.constant('a-little-late' as const) },
    { weight: 1, arbitrary: fc.constant('long-after-due' as const) },
    { weight: 1, arbitrary: fc.constant('clock-set-back' as const) },
  ),
  minutes: fc.nat(400),
});

/** Some land in the hours in which clocks are changed. */
const anyStart: fc.Arbitrary<Instant> = fc.constantFrom(
  instant('2026-03-03T14:00:00Z'),
  instant('2026-03-06T20:40:00Z'),
  instant('2026-03-06T20:52:00Z'),
  instant('2026-03-08T05:30:00Z'),
  instant('2026-03-29T00:30:00Z'),
  instant('2026-10-25T00:45:00Z'),
  instant('2026-04-04T14:20:00Z'),
);

export interface Story {
  readonly plan: Plan;
  readonly startsAt: Instant;
  readonly openedLateMinutes: number;
  readonly openingDoubts: readonly Doubt[];
  /** How much is on record before anything else: most of what can go wrong does so after that. */
  readonly onRecord: 'nothing' | 'missed' | 'ready-for-gate';
  readonly picks: readonly Pick[];
}

export const anyStory: fc.Arbitrary<Story> = fc.record({
  plan: anyPlan,
  startsAt: anyStart,
  openedLateMinutes: fc.constantFrom(0, 0, 0, 3, 20, 600),
  openingDoubts: fc.oneof(
    { weight: 4, arbitrary: fc.constant([]) },
    fc.subarray([...doubts], { maxLength: 2 }),
  ),
  onRecord: fc.constantFrom<Story['onRecord'][]>('nothing', 'missed', 'ready-for-gate'),
  picks: fc.array(anyPick, { maxLength: 45, size: 'max' }),
});

/** One command of a story, and what came of it. */
export interface Turn {
  readonly before: CaseState;
  readonly command: Command;
  readonly now: Instant;
  readonly decision: Decision;
  readonly events: readonly CaseEvent[];
  readonly after: ExistingCase;
}

export function tell(story: Story): readonly Turn[] {
  const turns: Turn[] = [];
  let now = addMinutes(story.startsAt, story.openedLateMinutes);
  const opening = openCase(story.plan, story.openingDoubts);
  turns.push(turn(noCase, { ...opening, session: { ...opening.session, startsAt: story.startsAt } }, now));
  if (story.onRecord !== 'nothing') now = addMinutes(now, 16);
  for (const command of preludes[story.onRecord]) turns.push(turn(turns.at(-1)!.after, command, now));
  for (const pick of story.picks) {
    const state = turns.at(-1)!.after;
    now = instantOf(state, pick, now);
    turns.push(turn(state, commandOf(state, pick, now), now));
  }
  return turns;
}

const preludes: Readonly<Record<Story['onRecord'], readonly Command[]>> = {
  nothing: [],
  missed: [confirmMissed(doubts)],
  'ready-for-gate': [confirmMissed(doubts), reviewAgreement(), judgeConcern('worried'), recordConsultation()],
};

function turn(before: CaseState, command: Command, now: Instant): Turn {
  const decision = decide(before, command, now);
  const events = decision.kind === 'events' ? decision.events : [];
  return { before, command, now, decision, events, after: fold(events, before) as ExistingCase };
}

function instantOf(state: CaseState, pick: Pick, now: Instant): Instant {
  const due = dueAt(state);
  switch (pick.when) {
    case 'same-instant':
      return now;
    case 'soon':
      return addMinutes(now, pick.minutes % 25);
    case 'when-due':
      return due && due > now ? due : addMinutes(now, pick.minutes);
    case 'a-little-late':
      return addMinutes(due && due > now ? due : now, pick.minutes % 12);
    case 'long-after-due':
      return addMinutes(due && due > now ? due : now, pick.minutes * 5);
    case 'clock-set-back':
      return addMinutes(now, -(pick.minutes % 90));
  }
}

type Writer = (state: ExistingCase, pick: Pick, now: Instant) => Command;

/** Mostly what means something in this state; one time in ten anything at all. */
export function commandOf(state: ExistingCase, pick: Pick, now: Instant): Command {
  const choice = pick.what % 10 === 0 ? everything : writersFor(state);
  return at(choice, Math.floor(pick.what / 10))!(state, pick, now);
}

function at<Item>(items: readonly Item[], index: number): Item | undefined {
  return items[index % Math.max(1, items.length)];
}

function by<Type extends CommandType>(
  pick: Pick,
  type: Type,
  details: Omit<CommandOf<Type>, 'type' | 'by'>,
): CommandOf<Type> {
  return { type, by: staff(at(people, pick.three)!), ...details } as unknown as CommandOf<Type>;
}

const stepIdOf = (state: ExistingCase, index: number) =>
  (at(Object.keys(state.steps), index) ?? 'no-such-step') as StepId;
const channelIdOf = (state: ExistingCase, index: number) =>
  at([...state.plan.channels.map((channel) => channel.id), 'unlisted' as ContactChannelId], index) ?? null;
const replyIdOf = (state: ExistingCase, index: number) =>
  (at(state.replies.toReversed(), index)?.replyId ?? 'no-such-reply') as ReplyId;
const messageKeyOf = (state: ExistingCase, index: number) =>
  (at(Object.keys(state.messages).toReversed(), index) ?? 'no-such-message') as MessageKey;
const askIdOf = (state: ExistingCase, index: number) => (at(state.asks, index)?.id ?? 'no-such-ask') as AskId;

const nothing: Writer = () => ({ type: 'advance', by: { kind: 'timer' } });

const confirm: Writer = (state, pick) =>
  by(pick, 'confirm-missed', { clears: pick.one % 3 === 0 ? [] : state.doubts, note: '' });

const attempt: Writer = (state, pick, now) =>
  by(pick, 'record-attempt', {
    medium: 'call',
    channelId: pick.one % 5 === 0 ? null : channelIdOf(state, pick.one),
    stepId: pick.two % 3 === 0 ? null : stepIdOf(state, pick.two),
    result: at(attemptResults, pick.three)!,
    happenedAt: addMinutes(now, -(pick.minutes % 120)),
    note: '',
  });

const delivery: Writer = (state, pick) => ({
  type: 'record-delivery',
  by: { kind: pick.three % 2 === 0 ? 'provider' : 'timer' } as CommandOf<'record-delivery'>['by'],
  key: messageKeyOf(state, pick.one % 3),
  state: (['sent', 'failed', 'delivered', 'unknown'] as const)[pick.two % 4]!,
  code: '',
  reason: '',
});

const reply: Writer = (state, pick, now) => ({
  type: 'record-reply',
  by: pick.three % 5 === 0 ? staff(ben) : { kind: 'client' },
  replyId: `reply-${state.replies.length + (pick.three % 7 === 0 ? 0 : 1)}` as ReplyId,
  via: (['page', 'sms', 'email', 'in-person'] as const)[pick.two % 4]!,
  channelId: pick.two % 4 === 0 ? null : channelIdOf(state, pick.one),
  reading: at(readings, pick.one)!,
  // Also from a phone whose clock is ahead.
  receivedAt: addMinutes(now, (pick.minutes % 60) - 50),
});

const settle: Writer = (state, pick) =>
  by(pick, 'settle-reply', {
    replyId: replyIdOf(state, pick.one),
    as: pick.two % 3 === 0 ? 'client-is-safe' : 'carry-on',
    note: 'read it',
  });

const requestContact: Writer = (_, pick) =>
  by(pick, 'request-emergency-contact', {
    contactId: at(contactIds, pick.one)!,
    basis: pick.two % 2 === 0 ? 'consent' : 'serious-and-imminent',
    reason: 'not reached',
    facts: pick.two % 4 === 1 ? '' : 'said goodbye to a friend',
    reveals: pick.two % 3 === 0 ? ['caller-name', 'concern'] : ['caller-name'],
    conditionChecked: pick.two % 5 !== 0,
  });

const recordContact: Writer = (_, pick, now) =>
  by(pick, 'record-emergency-contact', {
    contactId: at(contactIds, pick.one)!,
    result: at(
      [
        'knows-client-is-safe',
        'will-check',
        'cannot-help',
        'voicemail-left',
        'no-answer',
        'wrong-number',
      ] as const,
      pick.two,
    )!,
    said: '',
    happenedAt: addMinutes(now, -(pick.minutes % 100)),
    disclosure: pick.two % 7 === 6 ? null : disclosure,
  });

const requestWelfare: Writer = (_, pick, now) =>
  by(pick, 'request-welfare-check', {
    agency: {
      name: 'Northside',
      kind: pick.one % 2 === 0 ? 'mobile-crisis' : 'police-non-emergency',
      phone: '020 7946 0100',
    },
    location: { text: '1 Example Street', confirmedAt: null },
    basis: 'not reached',
    alternativesConsidered: 'none left',
    whyThisAgency: 'her wish',
    callTaker: '',
    incidentNumber: '',
    happenedAt: addMinutes(now, -(pick.minutes % 30)),
    disclosure,
    callBackAt: pick.two % 3 === 0 ? addMinutes(now, pick.minutes - 20) : null,
  });

const recordWelfare: Writer = (_, pick, now) =>
  by(pick, 'record-welfare-check', {
    result: at(
      [
        'declined-by-agency',
        'seen-safe',
        'taken-to-care',
        'not-found',
        'no-answer-at-door',
        'found-dead',
      ] as const,
      pick.one,
    )!,
    incidentNumber: '',
    note: '',
    happenedAt: now,
  });

const closing: Writer = (state, pick, now) =>
  by(pick, 'close-case', {
    outcome: at(outcomes, pick.one)!,
    note: pick.two % 9 === 0 ? '' : 'what was learned',
    followUp:
      pick.two % 2 === 0
        ? {
            ownerId: at(people, pick.three)!,
            dueAt: addMinutes(now, pick.minutes * 20 - 60),
            text: 'write to her',
          }
        : state.followUp,
  });

const callBackAbout = (state: ExistingCase, index: number) =>
  at([...Object.keys(state.callBacks), ...state.partiesToTell, 'agency'], index) ?? 'agency';

const noteLateness: Writer = (_, pick) => by(pick, 'note-lateness', {});

const recordOutcome: Writer = (_, pick) => by(pick, 'record-outcome', { outcome: 'late-arrival', note: '' });

const addSession: Writer = (state, pick, now) => ({
  type: 'add-session',
  by: { kind: 'timer' },
  session: {
    sessionId: `session-${pick.one % 3}` as SessionId,
    startsAt: addMinutes(now, (pick.minutes % 90) - 60),
  },
  doubts: pick.two % 4 === 0 && state.doubts.length < 3 ? [at(doubts, pick.one)!] : [],
});

const raiseDoubt: Writer = (_, pick) => ({
  type: 'raise-doubt',
  by: { kind: 'calendar' },
  doubt: at(doubts, pick.one)!,
});

const clearDoubts: Writer = (state, pick) =>
  by(pick, 'clear-doubts', {
    doubts: pick.one % 3 === 0 ? state.doubts.slice(1) : state.doubts,
    note: 'looked',
  });

const review: Writer = (_, pick) => by(pick, 'review-agreement', { note: '' });

const sendCheckIn: Writer = (state, pick) => by(pick, 'send-check-in', { stepId: stepIdOf(state, pick.one) });

const completeStep: Writer = (state, pick) =>
  by(pick, 'complete-step', { stepId: stepIdOf(state, pick.one), note: '' });

const skipStep: Writer = (state, pick) =>
  by(pick, 'skip-step', { stepId: stepIdOf(state, pick.one), reason: 'not needed' });

const answerAsk: Writer = (state, pick) =>
  by(pick, 'answer-ask', { askId: askIdOf(state, pick.one), note: 'done' });

const resume: Writer = (_, pick) => by(pick, 'resume-ladder', { note: 'carry on' });

const withdrawChannel: Writer = (state, pick) => ({
  type: 'withdraw-channel',
  by: pick.two % 2 === 0 ? { kind: 'client' } : { kind: 'calendar' },
  channelId: channelIdOf(state, pick.one) as ContactChannelId,
  why: 'never-contact',
});

const withdrawContact: Writer = (_, pick) => ({
  type: 'withdraw-emergency-contact',
  by: { kind: 'calendar' },
  contactId: at(contactIds, pick.one)!,
  why: pick.two % 2 === 0 ? 'revoked' : 'barred',
});

const changeChain: Writer = (_, pick) => ({
  type: 'change-chain',
  by: { kind: 'calendar' },
  chain: people
    .slice(pick.one % 5, (pick.one % 5) + 1 + (pick.two % 3))
    .map((staffId) => ({ staffId, as: 'on-call' })),
});

const take: Writer = (_, pick) => by(pick, 'take-case', {});

const delegate: Writer = (_, pick, now) =>
  by(pick, 'delegate', {
    to: at(people, pick.one)!,
    instructions: 'please ring her',
    deadlineAt: addMinutes(now, pick.minutes - 5),
  });

const endDelegation: Writer = (_, pick) => by(pick, 'end-delegation', { note: '' });

const offerHandover: Writer = (_, pick) =>
  by(pick, 'offer-handover', { to: at(people, pick.one)!, note: '' });

const answerHandover: Writer = (state, pick) => ({
  type: 'answer-handover',
  by: staff(state.handover?.to ?? nora),
  accepted: pick.one % 2 === 0,
});

const takeOver: Writer = (_, pick) => by(pick, 'take-over', { reason: 'she is ill' });

const judge: Writer = (_, pick) =>
  by(pick, 'judge-concern', {
    level: (['as-usual', 'worried', 'imminent-danger'] as const)[pick.one % 3]!,
    reasons: 'never missed before',
  });

const consult: Writer = (_, pick) =>
  by(pick, 'record-consultation', {
    withName: 'Sue',
    withStaffId: sue,
    question: 'Shall I?',
    advice: 'Yes.',
    agreed: true,
  });

const waive: Writer = (_, pick) =>
  by(pick, 'waive-consultation', { why: 'emergency', reason: 'nobody answers' });

const notNow: Writer = (state, pick, now) =>
  by(pick, 'decide-not-to-escalate', {
    stepId: pick.two % 2 === 0 ? null : stepIdOf(state, pick.one),
    reasons: 'she is known to travel',
    lookAgainAt: addMinutes(now, pick.minutes * 12),
  });

const putOff: Writer = (state, pick, now) =>
  by(pick, 'put-off-call-back', {
    about: callBackAbout(state, pick.one),
    callBackAt: addMinutes(now, pick.minutes),
    note: 'they are still on the way',
  });

const allClear: Writer = (state, pick) =>
  by(pick, 'give-all-clear', { party: at(state.partiesToTell, pick.one) ?? 'nobody', how: 'rang back' });

const completeFollowUp: Writer = (_, pick) => by(pick, 'complete-follow-up', { note: 'written' });

const reopen: Writer = (_, pick) => by(pick, 'reopen-case', { reason: 'her sister rang' });

const addendum: Writer = (state, pick) =>
  by(pick, 'add-addendum', { toSequence: 1 + (pick.one % (state.sequence + 1)), text: 'a correction' });

const everything: readonly Writer[] = [
  nothing,
  confirm,
  attempt,
  delivery,
  reply,
  settle,
  closing,
  noteLateness,
  recordOutcome,
  addSession,
  raiseDoubt,
  clearDoubts,
  review,
  sendCheckIn,
  completeStep,
  skipStep,
  answerAsk,
  resume,
  withdrawChannel,
  withdrawContact,
  changeChain,
  take,
  delegate,
  endDelegation,
  offerHandover,
  answerHandover,
  takeOver,
  judge,
  consult,
  waive,
  notNow,
  requestContact,
  recordContact,
  requestWelfare,
  recordWelfare,
  putOff,
  allClear,
  completeFollowUp,
  reopen,
  addendum,
];

function writersFor(state: ExistingCase): readonly Writer[] {
  const some = (is: boolean, ...writers: Writer[]): readonly Writer[] => (is ? writers : []);
  if (state.status === 'closed')
    return [nothing, nothing, reply, reopen, reopen, delivery, addendum, recordContact];
  const { welfare, pauses } = state;
  return [
    nothing,
    nothing,
    nothing,
    ...some(!state.missConfirmedAt, confirm, confirm, noteLateness, noteLateness, recordOutcome),
    ...some(Object.keys(state.messages).length > 0, delivery, delivery, delivery),
    ...some(
      state.replies.some((one) => !one.settledAs),
      settle,
      settle,
      reply,
    ),
    ...some(state.doubts.length > 0, clearDoubts, clearDoubts),
    ...some(state.asks.length > 0, answerAsk, attempt, take, skipStep, completeStep),
    ...some(pauses.includes('spoke-with-client') || pauses.includes('reopened'), resume, resume),
    ...some(state.delegation !== null, endDelegation),
    ...some(state.handover !== null, answerHandover, answerHandover),
    ...some(
      state.consultedAt !== null,
      requestContact,
      recordContact,
      requestWelfare,
      notNow,
      withdrawContact,
    ),
    ...some(welfare !== 'none' && welfare !== 'ended', recordWelfare, recordWelfare),
    ...some(Object.keys(state.callBacks).length > 0, putOff),
    ...some(state.partiesToTell.length > 0, allClear, allClear),
    ...some(state.followUp !== null, completeFollowUp, closing),
    ...some(state.agreementReviewedAt === null, review),
    ...some(state.concern === null, judge),
    ...some(state.consultedAt === null, consult, waive),
    reply,
    attempt,
    raiseDoubt,
    withdrawChannel,
    closing,
    changeChain,
    delegate,
    offerHandover,
    takeOver,
    addSession,
    sendCheckIn,
    sendCheckIn,
  ];
}
