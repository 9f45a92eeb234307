/** Everything in a case that time alone will bring about. The earliest of them is the case's due time. */
import type { AskId, ReplyId, StepId } from '../ids.ts';
import { addMinutes, earliest, type Instant, latest } from '../time/instant.ts';
import { firstStart, stepDueAt } from './ladder.ts';
import type { Ask, CaseState, ExistingCase, OpenCase } from './state.ts';
import { replyToAskAbout } from './unread-replies.ts';

export type Timer =
  | { readonly what: 'lease-runs-out'; readonly at: Instant }
  | { readonly what: 'delegation-deadline'; readonly at: Instant }
  | { readonly what: 'handover-unanswered'; readonly at: Instant }
  | { readonly what: 'message-stuck'; readonly at: Instant; readonly stepId: StepId }
  | { readonly what: 'absence-to-confirm'; readonly at: Instant }
  | { readonly what: 'doubt-to-clear'; readonly at: Instant }
  | { readonly what: 'reply-to-read'; readonly at: Instant; readonly replyId: ReplyId }
  | { readonly what: 'call-back'; readonly at: Instant; readonly about: string }
  | { readonly what: 'step'; readonly at: Instant; readonly stepId: StepId }
  | { readonly what: 'ask-unanswered'; readonly at: Instant; readonly askId: AskId }
  | { readonly what: 'review'; readonly at: Instant }
  | { readonly what: 'follow-up'; readonly at: Instant };

/** Never empty for an open case: that is the first promise [P0.1]. */
export function timersOf(state: CaseState): readonly Timer[] {
  switch (state.status) {
    case 'none':
      return [];
    case 'closed':
      return state.followUp ? [{ what: 'follow-up', at: state.followUp.dueAt }] : [];
    case 'open':
      return [
        ...responsibility(state),
        ...ladder(state),
        ...questions(state),
        ...asked(state),
        ...review(state),
      ];
  }
}

/** When the case has to be looked at next; null only when it is closed with nothing left to do. */
export function dueAt(state: CaseState): Instant | null {
  return earliest(...timersOf(state).map((timer) => timer.at));
}

function responsibility(state: OpenCase): readonly Timer[] {
  const timers: Timer[] = [];
  if (state.lease) timers.push({ what: 'lease-runs-out', at: state.lease.until });
  if (state.delegation) timers.push({ what: 'delegation-deadline', at: state.delegation.deadlineAt });
  if (state.handover) timers.push({ what: 'handover-unanswered', at: state.handover.answerBy });
  return timers;
}

function ladder(state: OpenCase): readonly Timer[] {
  const timers: Timer[] = [];
  for (const step of state.plan.protocol.ladder.steps) {
    const progress = state.steps[step.id];
    if (progress?.status === 'sending')
      timers.push({ what: 'message-stuck', at: progress.sendBy, stepId: step.id });
    const at = stepDueAt(state, step);
    if (at) timers.push({ what: 'step', at, stepId: step.id });
  }
  return timers;
}

/** What somebody has to be asked as soon as its time has come, unless the question is open already. */
function questions(state: OpenCase): readonly Timer[] {
  const timers: Timer[] = [];
  const confirmAt = confirmAbsenceAt(state);
  if (confirmAt && !isAsked(state, 'confirm-absence'))
    timers.push({ what: 'absence-to-confirm', at: confirmAt });
  if (state.doubts.length > 0 && !isAsked(state, 'look-before-contact')) {
    timers.push({ what: 'doubt-to-clear', at: state.touchedAt });
  }
  const unasked = replyToAskAbout(state);
  // Not from `receivedAt`: that is another machine's clock, which may be ahead.
  if (unasked) timers.push({ what: 'reply-to-read', at: state.touchedAt, replyId: unasked.replyId });
  // By name, since a stored object keeps no order of its keys, and two may be due at one instant.
  for (const about of Object.keys(state.callBacks).sort()) {
    timers.push({ what: 'call-back', at: state.callBacks[about]!, about });
  }
  return timers;
}

/** Five minutes after the start, and again when the miss may be confirmed if somebody said "not here yet" [P2.2]. */
function confirmAbsenceAt(state: OpenCase): Instant | null {
  if (state.missConfirmedAt) return null;
  const { askAfterMinutes, missedAfterMinutes } = state.plan.protocol.limits;
  if (!state.latenessNotedAt) return addMinutes(firstStart(state), askAfterMinutes);
  return latest(
    addMinutes(firstStart(state), missedAfterMinutes),
    addMinutes(state.latenessNotedAt, askAfterMinutes),
  );
}

function asked(state: OpenCase): readonly Timer[] {
  return state.asks.map((ask) => ({ what: 'ask-unanswered', at: ask.answerBy, askId: ask.id }));
}

function review(state: OpenCase): readonly Timer[] {
  if (isAsked(state, 'review')) return [];
  const timers: Timer[] = [];
  if (state.lookAgainAt) timers.push({ what: 'review', at: state.lookAgainAt });
  if (state.asks.length > 0) return timers;
  return [
    ...timers,
    { what: 'review', at: addMinutes(state.touchedAt, state.plan.protocol.limits.reviewMinutes) },
  ];
}

function isAsked(state: ExistingCase, kind: Ask['kind']): boolean {
  return state.asks.some((ask) => ask.kind === kind);
}
