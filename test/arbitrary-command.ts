/**
 * Any command, by anybody. A pick is a few numbers, read against the state as it is, so that most commands mean
 * something there, and a failure shrinks to a short story.
 */
import * as fc from 'fast-check';
import type { Command, CommandOf, CommandType } from '#core/case/commands.ts';
import type { ExistingCase } from '#core/case/state.ts';
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
import { addMinutes, type Instant } from '#core/time/instant.ts';
import { ben, brother, disclosure, mother, nora, staff, sue } from './plans.ts';

const people = [nora, ben, sue, 'ada' as StaffId] as const;
const contactIds = [mother, brother, mother, brother, 'nobody' as EmergencyContactId];
export const doubts: readonly Doubt[] = [
  'session-cancelled',
  'session-moved',
  'unread-message',
  'seen-elsewhere',
];
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
const outcomes: readonly ClosingOutcome[] = [
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

/** A few numbers that become a command when they are read against a state. */
export interface Pick {
  readonly what: number;
  readonly one: number;
  readonly two: number;
  readonly three: number;
  readonly when: 'same-instant' | 'soon' | 'when-due' | 'a-little-late' | 'long-after-due' | 'clock-set-back';
  readonly minutes: number;
}

export const anyPick: fc.Arbitrary<Pick> = fc.record({
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
    withEarlier: pick.three % 3 === 0,
  });

const requestContact: Writer = (_, pick) =>
  by(pick, 'request-emergency-contact', {
    contactId: at(contactIds, pick.one)!,
    basis: pick.two % 3 === 0 ? 'consent' : 'serious-and-imminent',
    reason: 'not reached',
    facts: pick.two % 9 === 1 ? '' : 'said goodbye to a friend',
    reveals: pick.two % 2 === 0 ? ['caller-name', 'concern'] : ['caller-name'],
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
  ...(pick.three % 3 === 0 && { left: [at(people, pick.three)!] }),
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
    ...some(state.withdrawnContacts.length > 0, requestContact, requestContact, requestContact),
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
