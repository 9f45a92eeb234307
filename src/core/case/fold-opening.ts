/** The case as it begins, ends and begins again. */
import type { Instant } from '../time/instant.ts';
import { withoutAsks, withoutQueuedMessages } from './change-state.ts';
import type { EventOf } from './events.ts';
import type { CaseRecord, CaseState, ExistingCase, Pause, StepProgress } from './state.ts';
import { calmReadings } from './vocabulary.ts';

export function opened(event: EventOf<'case-opened'>): CaseState {
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
    pauses: [],
    ladderSince: event.session.startsAt,
    rest: { since: null, minutes: 0 },
    steps,
    askedStaff: [],
    asks: [],
    asksMade: 0,
    followUp: null,
    ...nothingDone,
  };
}

/** How a case is gone about, before anything was tried, judged, answered or said to anybody. */
export const nothingDone = {
  doubts: [],
  messages: {},
  withdrawnChannels: [],
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
} as const satisfies Partial<CaseRecord>;

const untouched: StepProgress = { status: 'waiting', notBefore: null, tried: [] };

export function closed(state: ExistingCase, event: EventOf<'case-closed'>): ExistingCase {
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
export function reopened(state: ExistingCase): ExistingCase {
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

/** Rests are counted from here on, since the waits are. */
export function missConfirmed(state: ExistingCase, at: Instant): ExistingCase {
  const rest = { since: state.rest.since && at, minutes: 0 };
  return withoutAsks({ ...state, missConfirmedAt: at, rest }, (ask) => ask.kind === 'confirm-absence');
}

export function doubtsCleared(state: ExistingCase, event: EventOf<'doubts-cleared'>): ExistingCase {
  const doubts = state.doubts.filter((doubt) => !event.doubts.includes(doubt));
  if (doubts.length > 0) return { ...state, doubts };
  return withoutAsks(
    { ...state, doubts, pauses: state.pauses.filter((pause) => pause !== 'doubts') },
    (ask) => ask.kind === 'look-before-contact',
  );
}
