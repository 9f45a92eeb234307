/** One event folded into the state. Total: it refuses nothing, since what happened, happened. */
import { addMinutes, type Instant, minutesBetween } from '../time/instant.ts';
import {
  callBackAfter,
  including,
  rested,
  triedOf,
  withCallBack,
  withoutAsks,
  withStep,
} from './change-state.ts';
import type { CaseEvent } from './events.ts';
import { closed, doubtsCleared, missConfirmed, opened, reopened } from './fold-opening.ts';
import {
  attemptRecorded,
  channelWithdrawn,
  checkInQueued,
  messageMoved,
  replyReceived,
} from './fold-outreach.ts';
import { caseTaken, chainChanged, concernJudged, ownerChanged, personAsked } from './fold-people.ts';
import { allClearGiven, emergencyContactMade, welfareCheckReported } from './fold-third-parties.ts';
import type { CaseState, ExistingCase } from './state.ts';

export function evolve(state: CaseState, event: CaseEvent): CaseState {
  if (event.type === 'case-opened') return opened(event);
  if (state.status === 'none') return state;
  const applied = event.by.kind === 'staff' ? awake(apply(state, event), event.at) : apply(state, event);
  const next = { ...applied, sequence: state.sequence + 1, touchedAt: event.at };
  return restCounted(state, next, event.at);
}

/**
 * Whoever says or does anything is awake: what is still unanswered is asked again as quickly as at first, and not in the
 * long rounds of a night in which nobody was [P3.3].
 */
function awake(state: ExistingCase, at: Instant): ExistingCase {
  if (!state.asks.some((ask) => ask.round > 0)) return state;
  const asks = state.asks.map((ask) => {
    if (ask.round === 0) return ask;
    const answerBy = addMinutes(at, ask.answerMinutes);
    // "I have it" holds back every question for its own time.
    const isSooner = answerBy < ask.answerBy && !state.lease;
    return { ...ask, round: 0, answerBy: isSooner ? answerBy : ask.answerBy };
  });
  return { ...state, asks };
}

/** When a rest ends, what fell due meanwhile counts from there, so that it isn't taken for late. */
function restCounted(before: ExistingCase, next: ExistingCase, at: Instant): ExistingCase {
  if (isResting(before) === isResting(next)) return next;
  const { since, minutes } = next.rest;
  if (isResting(next)) return { ...next, rest: { since: at, minutes } };
  const rested = since && since < at ? minutesBetween(since, at) : 0;
  return { ...next, ladderSince: at, rest: { since: null, minutes: minutes + rested } };
}

function isResting(state: ExistingCase): boolean {
  return state.status === 'closed' || state.pauses.length > 0;
}

export function fold(events: Iterable<CaseEvent>, from: CaseState): CaseState {
  let state = from;
  for (const event of events) state = evolve(state, event);
  return state;
}

function apply(state: ExistingCase, event: Exclude<CaseEvent, { type: 'case-opened' }>): ExistingCase {
  switch (event.type) {
    case 'session-added':
      return { ...state, sessions: [...state.sessions, event.session] };
    case 'lateness-noted':
      return withoutAsks({ ...state, latenessNotedAt: event.at }, (ask) => ask.kind === 'confirm-absence');
    case 'miss-confirmed':
      return missConfirmed(state, event.at);
    case 'doubt-raised':
      return rested({ ...state, doubts: [...state.doubts, event.doubt] }, 'doubts', event.at);
    case 'doubts-cleared':
      return doubtsCleared(state, event);
    case 'person-asked':
      return personAsked(state, event);
    case 'ask-moved-on':
      return {
        ...state,
        askedStaff: including(state.askedStaff, event.to),
        asks: state.asks.map((ask) =>
          ask.id === event.askId
            ? { ...ask, staffId: event.to, askedAt: event.at, answerBy: event.answerBy, round: event.round }
            : ask,
        ),
      };
    case 'ask-answered':
      return withoutAsks(state, (ask) => ask.id === event.askId);
    case 'case-taken':
      return caseTaken(state, event);
    case 'lease-expired':
      return {
        ...state,
        lease: null,
        asks: state.asks.map((ask) =>
          ask.staffId === event.staffId ? { ...ask, askedAt: event.at, answerBy: event.answerBy } : ask,
        ),
      };
    case 'case-delegated':
      return {
        ...state,
        lease: null,
        askedStaff: including(state.askedStaff, event.to),
        delegation: { to: event.to, instructions: event.instructions, deadlineAt: event.deadlineAt },
        asks: state.asks.map((ask) => ({ ...ask, staffId: event.to })),
      };
    case 'delegation-ended':
      return {
        ...state,
        delegation: null,
        asks: state.asks.map((ask) =>
          ask.staffId === state.delegation?.to ? { ...ask, staffId: state.ownerId } : ask,
        ),
      };
    case 'handover-offered':
      return {
        ...state,
        askedStaff: including(state.askedStaff, event.to),
        handover: { to: event.to, note: event.note, answerBy: event.answerBy },
      };
    case 'handover-ended':
      return { ...state, handover: null };
    case 'owner-changed':
      return ownerChanged(state, event);
    case 'chain-changed':
      return chainChanged(state, event);
    case 'check-in-queued':
      return checkInQueued(state, event);
    case 'check-in-sent':
      return messageMoved(state, event, 'sent');
    case 'check-in-delivered':
      return messageMoved(state, event, 'delivered');
    case 'check-in-failed':
      return messageMoved(state, event, 'failed');
    case 'check-in-unknown':
      return messageMoved(state, event, 'unknown');
    case 'check-in-given-up':
      return messageMoved(state, event, 'cancelled');
    case 'step-found-late':
      return withStep(state, event.stepId, { status: 'asked', tried: triedOf(state.steps[event.stepId]) });
    case 'step-finished':
      return withoutAsks(
        withStep(state, event.stepId, {
          status: 'finished',
          at: event.at,
          result: event.result,
          tried: triedOf(state.steps[event.stepId]),
        }),
        (ask) => ask.stepId === event.stepId && (ask.kind === 'step' || ask.kind === 'late-step'),
      );
    case 'attempt-recorded':
      return attemptRecorded(state, event);
    case 'channel-withdrawn':
      return channelWithdrawn(state, event);
    case 'reply-received':
      return replyReceived(state, event);
    case 'reply-settled':
      return withoutAsks(
        {
          ...state,
          pauses: state.pauses.filter((pause) => pause !== `reply:${event.replyId}`),
          replies: state.replies.map((reply) =>
            reply.replyId === event.replyId ? { ...reply, settledAs: event.as } : reply,
          ),
        },
        (ask) => ask.kind === 'read-reply' && ask.about === event.replyId,
      );
    case 'ladder-resumed':
      return {
        ...state,
        pauses: state.pauses.filter((pause) => pause !== 'spoke-with-client' && pause !== 'reopened'),
      };
    case 'agreement-reviewed':
      return { ...state, agreementReviewedAt: event.at };
    case 'concern-judged':
      return concernJudged(state, event);
    case 'consultation-recorded':
    case 'consultation-waived':
      return { ...state, consultedAt: event.at };
    case 'escalation-declined':
      return { ...state, lookAgainAt: event.lookAgainAt };
    case 'emergency-contact-requested':
      return {
        ...withCallBack(state, event.contactId, callBackAfter(state, event.at)),
        contactRequests: including(state.contactRequests, event.contactId),
      };
    case 'emergency-contact-made':
      return emergencyContactMade(state, event);
    case 'emergency-contact-withdrawn':
      return {
        ...state,
        withdrawnContacts: including(state.withdrawnContacts, event.contactId),
        barredContacts:
          event.why === 'barred' ? including(state.barredContacts, event.contactId) : state.barredContacts,
      };
    case 'welfare-check-requested':
      return {
        ...withCallBack(state, 'agency', event.callBackAt),
        welfare: 'requested',
        partiesToTell: including(state.partiesToTell, 'agency'),
      };
    case 'welfare-check-reported':
      return welfareCheckReported(state, event);
    case 'call-back-put-off':
      return withCallBack(state, event.about, event.callBackAt);
    case 'all-clear-given':
      return allClearGiven(state, event.party);
    case 'case-closed':
      return closed(state, event);
    case 'case-reopened':
      return reopened(state);
    case 'follow-up-completed':
      return withoutAsks({ ...state, followUp: null }, (ask) => ask.kind === 'follow-up');
    case 'addendum-added':
      return state;
    default:
      return unheardOf(event);
  }
}

function unheardOf(event: never): never {
  throw new Error(`no such event: ${(event as CaseEvent).type}`);
}
