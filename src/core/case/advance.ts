/** What happens because time has passed: every timer that has run out, earliest first, until nothing is due. */
import type { ReplyId, StepId } from '../ids.ts';
import type { FirstAsked, Step } from '../protocol/protocol.ts';
import { addMinutes, type Instant, minutesBetween } from '../time/instant.ts';
import { type Actor, timer as byTimer } from './actor.ts';
import { answerBy, firstToAsk, nextToAsk } from './chain.ts';
import { triedOf } from './change-state.ts';
import type { CaseEvent, EventOf } from './events.ts';
import { evolve } from './evolve.ts';
import { bestChannel, channelByHand, firstStart, needsChannel, stepOf } from './ladder.ts';
import type { CaseState, ClosedCase, ExistingCase, OpenCase } from './state.ts';
import { type Timer, timersOf } from './timers.ts';
import { type AskKind, gravityOf } from './vocabulary.ts';
import { mayBeWatched } from './watched.ts';

/** More than a case needs at one instant. What is left stays due, so that a flood takes several goes and stalls nothing. */
const mostTurns = 500;

export function advance(state: CaseState, now: Instant): readonly CaseEvent[] {
  const events: CaseEvent[] = [];
  let current = state;
  for (let turn = 0; turn < mostTurns; turn += 1) {
    const due = earliestDue(current, now);
    if (!due || current.status === 'none') return events;
    for (const event of whenDue(current, due, now)) {
      current = evolve(current, event);
      events.push(event);
    }
  }
  return events;
}

function earliestDue(state: CaseState, now: Instant): Timer | null {
  let first: Timer | null = null;
  for (const timer of timersOf(state)) if (timer.at <= now && (!first || timer.at < first.at)) first = timer;
  return first;
}

function whenDue(state: ExistingCase, timer: Timer, now: Instant): readonly CaseEvent[] {
  if (state.status === 'closed') return followUpDue(state, now);
  const { limits } = state.plan.protocol;
  const lateMinutes = lateBy(timer.at, now, limits.lateMinutes);
  switch (timer.what) {
    case 'lease-runs-out':
      return leaseExpired(state, now);
    case 'delegation-deadline':
      return delegationOverdue(state, now, lateMinutes);
    case 'handover-unanswered':
      return handoverUnanswered(state, now);
    case 'message-stuck':
      return messageStuck(state, timer, now, lateMinutes);
    case 'absence-to-confirm':
      return [
        ask(state, now, { kind: 'confirm-absence', answerMinutes: minutesToConfirm(state), lateMinutes }),
      ];
    case 'doubt-to-clear':
      return [ask(state, now, { kind: 'look-before-contact', lateMinutes: 0 })];
    case 'reply-to-read':
      return [askToRead(state, timer.replyId, now)];
    case 'call-back':
      return [ask(state, now, { kind: 'call-back', about: timer.about, urgent: true, lateMinutes })];
    case 'step':
      return stepDue(state, timer, now, lateMinutes);
    case 'ask-unanswered':
      return askUnanswered(state, timer, now, lateMinutes);
    case 'review':
      return [ask(state, now, { kind: 'review', lateMinutes })];
    case 'follow-up':
      return [];
  }
}

/** The next person is asked when the miss could be confirmed, not later. */
function minutesToConfirm(state: OpenCase): number {
  const { askAfterMinutes, missedAfterMinutes, answerMinutes } = state.plan.protocol.limits;
  return state.latenessNotedAt ? answerMinutes : Math.max(1, missedAfterMinutes - askAfterMinutes);
}

function lateBy(at: Instant, now: Instant, tolerance: number): number {
  const minutes = Math.floor(minutesBetween(at, now));
  return minutes > tolerance ? minutes : 0;
}

export interface Question {
  readonly kind: AskKind;
  readonly stepId?: StepId;
  readonly about?: string;
  readonly role?: FirstAsked;
  readonly answerMinutes?: number;
  readonly urgent?: boolean;
  readonly lateMinutes?: number;
}

/** Asks the person in charge; an urgent question has the shorter time of the two. */
export function ask(
  state: ExistingCase,
  now: Instant,
  question: Question,
  by: Actor = byTimer,
): EventOf<'person-asked'> {
  const { limits } = state.plan.protocol;
  const urgent = question.urgent || state.concern?.level === 'imminent-danger';
  const usual = question.answerMinutes ?? limits.answerMinutes;
  const answerMinutes = urgent ? Math.min(usual, limits.urgentAnswerMinutes) : usual;
  return {
    type: 'person-asked',
    at: now,
    by,
    askId: `ask-${state.asksMade + 1}` as EventOf<'person-asked'>['askId'],
    kind: question.kind,
    stepId: question.stepId ?? null,
    about: question.about ?? null,
    staffId: firstToAsk(state, question.role ?? 'owner'),
    answerBy: answerBy({ answerMinutes, urgent }, 0, now, limits),
    answerMinutes,
    urgent,
    lateMinutes: question.lateMinutes ?? 0,
  };
}

function askToRead(state: OpenCase, replyId: ReplyId, now: Instant): CaseEvent {
  const reading = state.replies.find((reply) => reply.replyId === replyId)?.reading;
  return ask(state, now, {
    kind: 'read-reply',
    about: replyId,
    urgent: reading === undefined || gravityOf(reading) > 0,
  });
}

function leaseExpired(state: OpenCase, now: Instant): readonly CaseEvent[] {
  if (!state.lease) return [];
  const { staffId } = state.lease;
  const { answerMinutes, urgentAnswerMinutes } = state.plan.protocol.limits;
  const isUrgent = state.asks.some((open) => open.urgent && open.staffId === staffId);
  return [
    {
      type: 'lease-expired',
      at: now,
      by: byTimer,
      staffId,
      answerBy: addMinutes(now, isUrgent ? urgentAnswerMinutes : answerMinutes),
    },
  ];
}

function delegationOverdue(state: OpenCase, now: Instant, lateMinutes: number): readonly CaseEvent[] {
  const ended: CaseEvent = {
    type: 'delegation-ended',
    at: now,
    by: byTimer,
    why: 'deadline-passed',
    note: '',
  };
  const after = evolve(state, ended) as OpenCase;
  return [ended, ask(after, now, { kind: 'delegation-overdue', lateMinutes })];
}

/** An offer that nobody took leaves the case with its owner, who may think that it is gone. */
function handoverUnanswered(state: OpenCase, now: Instant): readonly CaseEvent[] {
  const ended: CaseEvent = { type: 'handover-ended', at: now, by: byTimer, why: 'no-answer' };
  const after = evolve(state, ended) as OpenCase;
  return [ended, ask(after, now, { kind: 'review', about: 'handover-unanswered' })];
}

/** The next channel is used; but not silently long after, when all of Kept stood still [P4.7]. */
function messageStuck(
  state: OpenCase,
  timer: Extract<Timer, { what: 'message-stuck' }>,
  now: Instant,
  lateMinutes: number,
): readonly CaseEvent[] {
  const progress = state.steps[timer.stepId];
  const step = stepOf(state, timer.stepId);
  if (progress?.status !== 'sending' || !step) return [];
  const givenUp: CaseEvent = { type: 'check-in-given-up', at: now, by: byTimer, key: progress.key };
  const after = evolve(state, givenUp) as OpenCase;
  const isLate = lateMinutes > 0 && bestChannel(after, step, now);
  return isLate ? [givenUp, ...foundLate(after, step, timer.at, now)] : [givenUp];
}

function stepDue(
  state: OpenCase,
  timer: Extract<Timer, { what: 'step' }>,
  now: Instant,
  lateMinutes: number,
): readonly CaseEvent[] {
  const step = stepOf(state, timer.stepId);
  if (!step) return [];
  const usable = bestChannel(state, step, now);
  if (needsChannel(step) && !usable && !channelByHand(state, step, now))
    return nowhereToSend(state, step, now);
  if (step.kind === 'check-in' && usable && !mayBeWatched(state)) {
    const wasDueAt = firstContactDueAt(state, step, now) ?? timer.at;
    // A little late may still be too late: the safe hours have ended meanwhile.
    const isTooLate = lateMinutes > 0 || usable.at > now || wasDueAt !== timer.at;
    return isTooLate ? foundLate(state, step, wasDueAt, now) : [checkIn(state, step, now, byTimer)];
  }
  if (step.kind === 'review-agreement' && state.agreementReviewedAt) {
    return [finished(step, now, byTimer, 'completed', 'reviewed already')];
  }
  return [
    ask(state, now, {
      kind: 'step',
      stepId: step.id,
      ...(step.kind === 'check-in' && mayBeWatched(state) && { about: 'client-may-be-watched' }),
      role: step.firstAsked,
      answerMinutes: step.answerMinutes,
      lateMinutes,
    }),
  ];
}

/**
 * When a first contact was due, if its time is over: "Are you running late?" is no question for the evening. Unlocked
 * by a late confirmation, or failed by a late report, it goes out only if a person says so [P4.7].
 */
function firstContactDueAt(state: OpenCase, step: Step, now: Instant): Instant | null {
  if (step.timing.after !== 'session-start') return null;
  const { missedAfterMinutes, lateMinutes } = state.plan.protocol.limits;
  const { waitMinutes } = step.timing;
  const isOverAt = addMinutes(firstStart(state), Math.max(waitMinutes, missedAfterMinutes) + lateMinutes);
  return now > isOverAt ? addMinutes(firstStart(state), waitMinutes) : null;
}

/** No permitted channel is left: the ladder goes on now, and a person is told [P4.5]. */
function nowhereToSend(state: OpenCase, step: Step, now: Instant): readonly CaseEvent[] {
  const result = triedOf(state.steps[step.id]).length > 0 ? 'failed' : 'not-possible';
  const over = finished(step, now, byTimer, result, '');
  const isTold = state.asks.some((open) => open.kind === 'reach-another-way');
  return isTold ? [over] : [over, ask(state, now, { kind: 'reach-another-way', about: step.id })];
}

/** After an outage nothing is dropped and nothing goes out silently late: a person decides [P4.7]. */
function foundLate(state: OpenCase, step: Step, dueAt: Instant, now: Instant): readonly CaseEvent[] {
  const lateMinutes = Math.floor(minutesBetween(dueAt, now));
  return [
    { type: 'step-found-late', at: now, by: byTimer, stepId: step.id, dueAt, lateMinutes },
    ask(state, now, { kind: 'late-step', stepId: step.id, role: step.firstAsked, lateMinutes }),
  ];
}

/** The key is new for every send of a step and never used twice in a case. */
export function checkIn(state: ExistingCase, step: Step, now: Instant, by: Actor): CaseEvent {
  const channel = bestChannel(state, step, now)?.channel;
  if (!channel || !step.template)
    throw new Error('a check-in without a channel or a wording cannot be queued');
  const earlier = Object.values(state.messages).filter((message) => message.stepId === step.id).length;
  return {
    type: 'check-in-queued',
    at: now,
    by,
    key: `${state.caseId}/${step.id}/${earlier + 1}` as EventOf<'check-in-queued'>['key'],
    stepId: step.id,
    channelId: channel.id,
    template: step.template,
    sendBy: addMinutes(now, state.plan.protocol.limits.lateMinutes),
  };
}

export function finished(
  step: Step,
  now: Instant,
  by: Actor,
  result: EventOf<'step-finished'>['result'],
  note: string,
): EventOf<'step-finished'> {
  return { type: 'step-finished', at: now, by, stepId: step.id, result, note };
}

function askUnanswered(
  state: OpenCase,
  timer: Extract<Timer, { what: 'ask-unanswered' }>,
  now: Instant,
  lateMinutes: number,
): readonly CaseEvent[] {
  const open = state.asks.find((one) => one.id === timer.askId);
  if (!open) return [];
  const next = nextToAsk(state, open);
  return [
    {
      type: 'ask-moved-on',
      at: now,
      by: byTimer,
      askId: open.id,
      from: open.staffId,
      to: next.staffId,
      answerBy: answerBy(open, next.round, now, state.plan.protocol.limits),
      round: next.round,
      lateMinutes,
    },
  ];
}

/** A plan whose day has come opens the case again for the plan's owner [P5.5]. */
function followUpDue(state: ClosedCase, now: Instant): readonly CaseEvent[] {
  if (!state.followUp) return [];
  const { ownerId, text } = state.followUp;
  const again: CaseEvent = { type: 'case-reopened', at: now, by: byTimer, why: 'follow-up-due', note: text };
  const after = evolve(state, again) as OpenCase;
  return [again, { ...ask(after, now, { kind: 'follow-up' }), staffId: ownerId }];
}
