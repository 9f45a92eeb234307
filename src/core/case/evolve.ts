/** One event folded into the state. Total: it refuses nothing, since what happened, happened. */
import type { MessageKey, StaffId } from '../ids.ts';
import { addMinutes, type Instant, minutesBetween } from '../time/instant.ts';
import type { CaseEvent, EventOf } from './events.ts';
import type { Ask, CaseState, ExistingCase, MessageProgress, Pause, StepProgress } from './state.ts';
import { calmReadings, type MessageState, messageStates } from './vocabulary.ts';

export function evolve(state: CaseState, event: CaseEvent): CaseState {
  if (event.type === 'case-opened') return opened(event);
  if (state.status === 'none') return state;
  const next = { ...apply(state, event), sequence: state.sequence + 1, touchedAt: event.at };
  return restCounted(state, next, event.at);
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

function opened(event: EventOf<'case-opened'>): CaseState {
  const steps: Record<string, StepProgress> = {};
  for (const step of event.plan.protocol.ladder.steps) steps[step.id] = untouched;
  const owner = event.plan.chain[0];
  if (!owner) throw new Error('a plan without anybody to ask cannot open a case');
  return {
    status: 'open',
    caseId: event.caseId,
    practiceId: event.practiceId,
    clientId: event.clientId,
    plan: event.plan,
    sessions: [event.session],
    sequence: 1,
    openedAt: event.at,
    touchedAt: event.at,
    ownerId: owner.staffId,
    chain: event.plan.chain,
    lease: null,
    delegation: null,
    handover: null,
    latenessNotedAt: null,
    missConfirmedAt: null,
    doubts: [],
    pauses: [],
    ladderSince: event.session.startsAt,
    rest: { since: null, minutes: 0 },
    steps,
    messages: {},
    withdrawnChannels: [],
    askedStaff: [],
    asks: [],
    asksMade: 0,
    attempts: [],
    replies: [],
    agreementReviewedAt: null,
    concern: null,
    consultedAt: null,
    lookAgainAt: null,
    withdrawnContacts: [],
    barredContacts: [],
    contactRequests: [],
    contactResults: [],
    callBacks: {},
    welfare: 'none',
    welfareSeenSafe: false,
    partiesToTell: [],
    followUp: null,
  };
}

const untouched: StepProgress = { status: 'waiting', notBefore: null, tried: [] };

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

/** Rests are counted from here on, since the waits are. */
function missConfirmed(state: ExistingCase, at: Instant): ExistingCase {
  const rest = { since: state.rest.since && at, minutes: 0 };
  return withoutAsks({ ...state, missConfirmedAt: at, rest }, (ask) => ask.kind === 'confirm-absence');
}

function doubtsCleared(state: ExistingCase, event: EventOf<'doubts-cleared'>): ExistingCase {
  const doubts = state.doubts.filter((doubt) => !event.doubts.includes(doubt));
  if (doubts.length > 0) return { ...state, doubts };
  return withoutAsks(
    { ...state, doubts, pauses: state.pauses.filter((pause) => pause !== 'doubts') },
    (ask) => ask.kind === 'look-before-contact',
  );
}

function personAsked(state: ExistingCase, event: EventOf<'person-asked'>): ExistingCase {
  const { askId, kind, stepId, about, staffId, answerBy, answerMinutes, urgent, lateMinutes } = event;
  const ask: Ask = {
    id: askId,
    kind,
    stepId,
    about,
    staffId,
    askedAt: event.at,
    answerBy,
    answerMinutes,
    urgent,
    round: 0,
    lateMinutes,
  };
  const next: ExistingCase = {
    ...state,
    asks: [...state.asks, ask],
    asksMade: state.asksMade + 1,
    askedStaff: including(state.askedStaff, staffId),
    lookAgainAt: kind === 'review' ? null : state.lookAgainAt,
  };
  if (kind === 'call-back' && about) return { ...next, callBacks: omit(next.callBacks, about) };
  if (kind !== 'step' || stepId === null) return next;
  return withStep(next, stepId, { status: 'asked', tried: triedOf(state.steps[stepId]) });
}

function caseTaken(state: ExistingCase, event: EventOf<'case-taken'>): ExistingCase {
  if (event.by.kind !== 'staff') return state;
  const { staffId } = event.by;
  return {
    ...state,
    lease: { staffId, until: event.until },
    askedStaff: including(state.askedStaff, staffId),
    asks: state.asks.map((ask) => ({ ...ask, staffId, answerBy: event.until })),
  };
}

function ownerChanged(state: ExistingCase, event: EventOf<'owner-changed'>): ExistingCase {
  const others = state.chain.filter((link) => link.staffId !== event.to && link.staffId !== event.from);
  return {
    ...state,
    ownerId: event.to,
    // Whoever had it before is asked last, so that a handed-over case never has fewer people than before.
    chain: [{ staffId: event.to, as: 'owner' }, ...others, { staffId: event.from, as: 'backup' }],
    lease: null,
    delegation: null,
    handover: null,
    askedStaff: including(state.askedStaff, event.to),
    asks: state.asks.map((ask) => (ask.staffId === event.from ? { ...ask, staffId: event.to } : ask)),
  };
}

/** A rota changes who is asked next; the owner changes only by saying so, or by leaving the practice [P3.5]. */
function chainChanged(state: ExistingCase, event: EventOf<'chain-changed'>): ExistingCase {
  const isIn = (chain: ExistingCase['chain'], staffId: string) =>
    chain.some((link) => link.staffId === staffId);
  const ownerId = isIn(event.chain, state.ownerId)
    ? state.ownerId
    : (event.chain[0]?.staffId ?? state.ownerId);
  const others = event.chain.filter((link) => link.staffId !== ownerId);
  const chain = [{ staffId: ownerId, as: 'owner' as const }, ...others];
  const hasLeft = (staffId: StaffId | undefined): staffId is StaffId =>
    staffId !== undefined &&
    (event.left?.includes(staffId) === true || (isIn(state.chain, staffId) && !isIn(chain, staffId)));
  const { lease, delegation, handover } = state;
  // What somebody who has left was asked, lent or offered is over at once, and what follows is said by the timers.
  return {
    ...state,
    ownerId,
    chain,
    lease: hasLeft(lease?.staffId) ? null : lease,
    delegation: delegation && hasLeft(delegation.to) ? { ...delegation, deadlineAt: event.at } : delegation,
    handover: handover && hasLeft(handover.to) ? { ...handover, answerBy: event.at } : handover,
    asks: state.asks.map((ask) =>
      // What was delegated comes back to the owner with the delegation.
      hasLeft(ask.staffId) && ask.staffId !== delegation?.to ? { ...ask, answerBy: event.at } : ask,
    ),
  };
}

/** In imminent danger everything that is asked is urgent, also what was asked before. */
function concernJudged(state: ExistingCase, event: EventOf<'concern-judged'>): ExistingCase {
  const next = { ...state, concern: { level: event.level, at: event.at } };
  if (event.level !== 'imminent-danger') return next;
  const { urgentAnswerMinutes } = state.plan.protocol.limits;
  const answerBy = addMinutes(event.at, urgentAnswerMinutes);
  return {
    ...next,
    asks: state.asks.map((ask) => ({
      ...ask,
      urgent: true,
      answerMinutes: Math.min(ask.answerMinutes, urgentAnswerMinutes),
      answerBy: ask.answerBy < answerBy ? ask.answerBy : answerBy,
    })),
  };
}

function checkInQueued(state: ExistingCase, event: EventOf<'check-in-queued'>): ExistingCase {
  const message: MessageProgress = {
    stepId: event.stepId,
    channelId: event.channelId,
    state: 'queued',
    at: event.at,
    sequence: state.sequence + 1,
  };
  return withoutAsks(
    withStep({ ...state, messages: { ...state.messages, [event.key]: message } }, event.stepId, {
      status: 'sending',
      key: event.key,
      sendBy: event.sendBy,
      tried: triedOf(state.steps[event.stepId]),
    }),
    (ask) => ask.stepId === event.stepId && (ask.kind === 'step' || ask.kind === 'late-step'),
  );
}

/** A report only ever moves a message forward; an older or weaker one leaves it as it stands [P4.4]. */
function messageMoved(
  state: ExistingCase,
  event: { readonly key: EventOf<'check-in-sent'>['key']; readonly at: Instant },
  to: MessageState,
): ExistingCase {
  const message = state.messages[event.key];
  if (!message) return state;
  const next = {
    ...state,
    messages: { ...state.messages, [event.key]: { ...message, state: to, at: event.at } },
  };
  const step = state.steps[message.stepId];
  if (!step) return next;
  const tried = including(triedOf(step), message.channelId);
  const current = step.status === 'sending' && step.key === event.key;
  if (to === 'sent' || to === 'delivered') {
    // Also one that was given up or called off and had left all the same: it need not be said twice.
    const spared =
      step.status === 'waiting' &&
      isLatest(state, event.key) &&
      !state.withdrawnChannels.includes(message.channelId);
    return current || spared
      ? withStep(next, message.stepId, { status: 'finished', at: event.at, result: 'sent', tried })
      : next;
  }
  return stepGoesOn(next, event.key, message, event.at);
}

/** It did not arrive: the step goes on at once with the next channel, unless something newer is under way. */
function stepGoesOn(
  state: ExistingCase,
  key: MessageKey,
  message: MessageProgress,
  at: Instant,
): ExistingCase {
  const step = state.steps[message.stepId];
  const current = step?.status === 'sending' && step.key === key;
  const wasLast = step?.status === 'finished' && step.result === 'sent' && isLatest(state, key);
  if (!step || (!current && !wasLast)) return state;
  const tried = including(triedOf(step), message.channelId);
  return withStep(state, message.stepId, { status: 'waiting', notBefore: at, tried });
}

export function strength(state: MessageState): number {
  return messageStates.indexOf(state);
}

/** Whether this is the last message that its step has sent. */
function isLatest(state: ExistingCase, key: MessageKey): boolean {
  const message = state.messages[key];
  return Object.values(state.messages).every(
    (other) => other.stepId !== message?.stepId || other.sequence <= message.sequence,
  );
}

function attemptRecorded(state: ExistingCase, event: EventOf<'attempt-recorded'>): ExistingCase {
  const next = withoutAsks(
    { ...state, attempts: [...state.attempts, { result: event.result, happenedAt: event.happenedAt }] },
    // A late entry of what was tried before the question is no answer to it.
    (ask) => ask.kind === 'reach-another-way' && event.happenedAt >= ask.askedAt,
  );
  const reached = event.result === 'spoke-with-client' && state.status === 'open';
  return reached ? rested(next, 'spoke-with-client', event.at) : next;
}

function replyReceived(state: ExistingCase, event: EventOf<'reply-received'>): ExistingCase {
  const { replyId, reading, receivedAt } = event;
  const next = { ...state, replies: [...state.replies, { replyId, reading, receivedAt, settledAs: null }] };
  if (state.status === 'closed') return next;
  // An opt-out says nothing about how the client is: the ladder goes on over other channels. But when nobody knows
  // which channel is meant, it rests until a person does.
  if (reading === 'opt-out' && isListed(state, event.channelId)) return next;
  return rested(next, `reply:${replyId}`, event.at);
}

export function isListed(state: ExistingCase, channelId: string | null): boolean {
  return state.plan.channels.some((channel) => channel.id === channelId);
}

const informed: readonly EventOf<'emergency-contact-made'>['result'][] = [
  'will-check',
  'cannot-help',
  'voicemail-left',
  'someone-else-answered',
];

function emergencyContactMade(state: ExistingCase, event: EventOf<'emergency-contact-made'>): ExistingCase {
  const next = event.callBackAt
    ? withCallBack(state, event.contactId, event.callBackAt)
    : withoutCallBack(state, event.contactId);
  return {
    ...next,
    contactResults: [...state.contactResults, event.result],
    partiesToTell: informed.includes(event.result)
      ? including(state.partiesToTell, event.contactId)
      : state.partiesToTell,
  };
}

function welfareCheckReported(state: ExistingCase, event: EventOf<'welfare-check-reported'>): ExistingCase {
  const next = withoutCallBack(state, 'agency');
  const agencyKnows = { ...next, partiesToTell: state.partiesToTell.filter((party) => party !== 'agency') };
  switch (event.result) {
    case 'declined-by-agency':
      return { ...agencyKnows, welfare: 'declined' };
    case 'seen-safe':
      return { ...agencyKnows, welfare: 'ended', welfareSeenSafe: true };
    case 'taken-to-care':
    case 'found-dead':
      return { ...agencyKnows, welfare: 'ended' };
    case 'not-found':
    case 'no-answer-at-door':
      return { ...next, welfare: 'unsuccessful' };
  }
}

/** An agency that was told it is over has nothing left to report. */
function allClearGiven(state: ExistingCase, party: string): ExistingCase {
  const next = {
    ...withoutCallBack(state, party),
    partiesToTell: state.partiesToTell.filter((other) => other !== party),
  };
  return party === 'agency' && next.welfare !== 'none' ? { ...next, welfare: 'ended' } : next;
}

/** What was said over a channel that is closed now has to be said over the next one, at once [P4.9]. */
function channelWithdrawn(state: ExistingCase, event: EventOf<'channel-withdrawn'>): ExistingCase {
  const withdrawnChannels = including(state.withdrawnChannels, event.channelId);
  const next = withoutQueuedMessages({ ...state, withdrawnChannels }, event.at, event.channelId);
  const [key, message] = lastOver(state, event.channelId) ?? [];
  if (!key || !message || state.status === 'closed') return next;
  return message.state === 'sent' || message.state === 'delivered'
    ? stepGoesOn(next, key, message, event.at)
    : next;
}

function lastOver(
  state: ExistingCase,
  channelId: string,
): readonly [MessageKey, MessageProgress] | undefined {
  return (Object.entries(state.messages) as [MessageKey, MessageProgress][])
    .filter(([, message]) => message.channelId === channelId)
    .toSorted(([, one], [, other]) => one.sequence - other.sequence)
    .at(-1);
}

function closed(state: ExistingCase, event: EventOf<'case-closed'>): ExistingCase {
  return {
    ...withoutQueuedMessages(state, event.at),
    status: 'closed',
    outcome: event.outcome,
    followUp: event.followUp ?? stillAhead(state.followUp, event.at),
    asks: [],
    lease: null,
    delegation: null,
    handover: null,
    lookAgainAt: null,
    callBacks: {},
    pauses: [],
  };
}

/** Closing answers a plan whose day has come; one that lies ahead stands. */
function stillAhead(followUp: ExistingCase['followUp'], at: Instant): ExistingCase['followUp'] {
  return followUp && followUp.dueAt > at ? followUp : null;
}

/** Closing took every question away: what was open then is open again, and will be asked again. */
function reopened(state: ExistingCase): ExistingCase {
  const { outcome: _, ...record } = state as ExistingCase & { outcome?: unknown };
  const steps: Record<string, StepProgress> = { ...state.steps };
  for (const [stepId, step] of Object.entries(steps)) {
    if (step.status === 'asked') steps[stepId] = { status: 'waiting', notBefore: null, tried: step.tried };
  }
  const unread = state.replies.filter((reply) => !reply.settledAs && !calmReadings.includes(reply.reading));
  const pauses: Pause[] = ['reopened', ...unread.map((reply): Pause => `reply:${reply.replyId}`)];
  if (state.doubts.length > 0) pauses.push('doubts');
  return { ...record, status: 'open', steps, pauses } as ExistingCase;
}

/** The ladder rests: what is queued is called off, and its step waits to be begun again. */
function rested(state: ExistingCase, pause: Pause, at: Instant): ExistingCase {
  return { ...withoutQueuedMessages(state, at), pauses: including(state.pauses, pause) };
}

function withoutQueuedMessages(state: ExistingCase, at: Instant, over?: string): ExistingCase {
  const messages: Record<string, MessageProgress> = { ...state.messages };
  const steps: Record<string, StepProgress> = { ...state.steps };
  for (const [key, message] of Object.entries(state.messages)) {
    if (message.state !== 'queued' || (over && message.channelId !== over)) continue;
    messages[key] = { ...message, state: 'cancelled', at };
    const step = state.steps[message.stepId];
    if (step?.status === 'sending' && step.key === key) {
      steps[message.stepId] = { status: 'waiting', notBefore: null, tried: step.tried };
    }
  }
  return { ...state, messages, steps };
}

function withStep(state: ExistingCase, stepId: string, progress: StepProgress): ExistingCase {
  return { ...state, steps: { ...state.steps, [stepId]: progress } };
}

export function triedOf(step: StepProgress | undefined): StepProgress['tried'] {
  return step?.tried ?? [];
}

function withoutAsks(state: ExistingCase, gone: (ask: Ask) => boolean): ExistingCase {
  return { ...state, asks: state.asks.filter((ask) => !gone(ask)) };
}

function withCallBack(state: ExistingCase, about: string, at: Instant): ExistingCase {
  const next = withoutCallBack(state, about);
  return { ...next, callBacks: { ...next.callBacks, [about]: at } };
}

function withoutCallBack(state: ExistingCase, about: string): ExistingCase {
  return withoutAsks(
    { ...state, callBacks: omit(state.callBacks, about) },
    (ask) => ask.kind === 'call-back' && ask.about === about,
  );
}

function callBackAfter(state: ExistingCase, at: Instant): Instant {
  return addMinutes(at, state.plan.protocol.limits.callBackMinutes);
}

function omit<Value>(record: Readonly<Record<string, Value>>, key: string): Record<string, Value> {
  const { [key]: _, ...rest } = record;
  return rest;
}

function including<Item>(items: readonly Item[], item: Item): readonly Item[] {
  return items.includes(item) ? items : [...items, item];
}
