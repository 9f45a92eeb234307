/** One request and one instant in, the facts that follow out: or a refusal. Everything that is due follows at once. */
import { addMinutes, type Instant, minutesBetween } from '../time/instant.ts';
import { refusalOf } from './accepts.ts';
import { advance, ask, checkIn, finished } from './advance.ts';
import { closingRefusal, unfinishedBusiness } from './closing.ts';
import type { Command, CommandOf } from './commands.ts';
import type { CaseEvent } from './events.ts';
import { evolve, fold, isListed, strength } from './evolve.ts';
import { permitted, stepOf } from './ladder.ts';
import type { Refusal } from './refusals.ts';
import type { CaseState, ExistingCase, OpenCase } from './state.ts';
import type { AttemptResult, ContactResult, Reading } from './vocabulary.ts';

export type Decision =
  | { readonly kind: 'events'; readonly events: readonly CaseEvent[] }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

export function decide(state: CaseState, command: Command, now: Instant): Decision {
  const refusal = refusalOf(state, command, now);
  if (refusal) return { kind: 'refused', refusal };
  const own =
    command.type === 'open-case' ? opening(command, now) : following(state as OpenCase, command, now);
  return { kind: 'events', events: [...own, ...advance(fold(own, state), now)] };
}

function opening(command: CommandOf<'open-case'>, now: Instant): readonly CaseEvent[] {
  const { by, caseId, practiceId, clientId, session, plan } = command;
  return [
    { type: 'case-opened', at: now, by, caseId, practiceId, clientId, session, plan },
    ...command.doubts.map((doubt): CaseEvent => ({ type: 'doubt-raised', at: now, by, doubt })),
  ];
}

/** The command's own facts, before time has its say. `state` may be closed for the commands that allow it. */
function following(
  state: OpenCase,
  command: Exclude<Command, { type: 'open-case' }>,
  at: Instant,
): readonly CaseEvent[] {
  switch (command.type) {
    case 'advance':
      return [];
    case 'add-session':
      return sessionAdded(state, command, at);
    case 'raise-doubt':
      return state.doubts.includes(command.doubt)
        ? []
        : [{ type: 'doubt-raised', at, by: command.by, doubt: command.doubt }];
    case 'clear-doubts':
      return [{ type: 'doubts-cleared', at, by: command.by, doubts: command.doubts, note: command.note }];
    case 'note-lateness':
      return [{ type: 'lateness-noted', at, by: command.by }];
    case 'confirm-missed':
      return missConfirmed(state, command, at);
    case 'record-outcome':
      return [
        {
          type: 'case-closed',
          at,
          by: command.by,
          outcome: command.outcome,
          note: command.note,
          followUp: null,
        },
      ];
    case 'review-agreement':
      return agreementReviewed(state, command, at);
    case 'record-delivery':
      return deliveryRecorded(state, command, at);
    case 'record-attempt':
      return attemptRecorded(state, command, at);
    case 'send-check-in':
      return [checkIn(state, stepOf(state, command.stepId)!, at, command.by)];
    case 'complete-step':
      return [finished(stepOf(state, command.stepId)!, at, command.by, 'completed', command.note)];
    case 'skip-step':
      return [finished(stepOf(state, command.stepId)!, at, command.by, 'skipped', command.reason)];
    case 'answer-ask':
      return [{ type: 'ask-answered', at, by: command.by, askId: command.askId, note: command.note }];
    case 'record-reply':
      return replyRecorded(state, command, at);
    case 'settle-reply':
      return replySettled(state, command, at);
    case 'resume-ladder':
      return [{ type: 'ladder-resumed', at, by: command.by, note: command.note }];
    case 'withdraw-channel':
      return state.withdrawnChannels.includes(command.channelId)
        ? []
        : [{ type: 'channel-withdrawn', at, by: command.by, channelId: command.channelId, why: command.why }];
    case 'withdraw-emergency-contact':
      return isWithdrawn(state, command)
        ? []
        : [
            {
              type: 'emergency-contact-withdrawn',
              at,
              by: command.by,
              contactId: command.contactId,
              why: command.why,
            },
          ];
    case 'take-case':
      return [
        {
          type: 'case-taken',
          at,
          by: command.by,
          until: addMinutes(at, state.plan.protocol.limits.leaseMinutes),
        },
      ];
    case 'delegate': {
      const { by, to, instructions, deadlineAt } = command;
      return [{ type: 'case-delegated', at, by, to, instructions, deadlineAt }];
    }
    case 'end-delegation':
      return [
        {
          type: 'delegation-ended',
          at,
          by: command.by,
          why: command.by.staffId === state.delegation?.to ? 'done' : 'taken-back',
          note: command.note,
        },
      ];
    case 'offer-handover':
      return [
        {
          type: 'handover-offered',
          at,
          by: command.by,
          to: command.to,
          note: command.note,
          answerBy: addMinutes(at, state.plan.protocol.limits.answerMinutes),
        },
      ];
    case 'answer-handover':
      return handoverAnswered(state, command, at);
    case 'take-over':
      return [
        {
          type: 'owner-changed',
          at,
          by: command.by,
          from: state.ownerId,
          to: command.by.staffId,
          why: 'taken-over',
          note: command.reason,
        },
      ];
    case 'change-chain':
      return chainChanged(state, command, at);
    case 'judge-concern':
      return [{ type: 'concern-judged', at, by: command.by, level: command.level, reasons: command.reasons }];
    case 'record-consultation': {
      const { by, withName, withStaffId, question, advice, agreed } = command;
      return [{ type: 'consultation-recorded', at, by, withName, withStaffId, question, advice, agreed }];
    }
    case 'waive-consultation':
      return [{ type: 'consultation-waived', at, by: command.by, why: command.why, reason: command.reason }];
    case 'decide-not-to-escalate':
      return escalationDeclined(state, command, at);
    case 'request-emergency-contact': {
      const { by, contactId, basis, reason, facts, reveals } = command;
      const stepId = openGate(state, 'contact-emergency-contact')?.id ?? null;
      return [
        { type: 'emergency-contact-requested', at, by, contactId, basis, reason, facts, reveals, stepId },
      ];
    }
    case 'record-emergency-contact':
      return emergencyContactRecorded(state, command, at);
    case 'request-welfare-check':
      return welfareCheckRequested(state, command, at);
    case 'record-welfare-check':
      return welfareCheckRecorded(state, command, at);
    case 'put-off-call-back':
      return [
        {
          type: 'call-back-put-off',
          at,
          by: command.by,
          about: command.about,
          callBackAt: command.callBackAt,
          note: command.note,
        },
      ];
    case 'give-all-clear':
      return [{ type: 'all-clear-given', at, by: command.by, party: command.party, how: command.how }];
    case 'close-case':
      return [
        {
          type: 'case-closed',
          at,
          by: command.by,
          outcome: command.outcome,
          note: command.note,
          followUp: command.followUp,
        },
      ];
    case 'complete-follow-up':
      return followUpCompleted(state, command, at);
    case 'reopen-case':
      return reopened(state, command, at);
    case 'add-addendum':
      return [
        { type: 'addendum-added', at, by: command.by, toSequence: command.toSequence, text: command.text },
      ];
    default:
      return unheardOf(command);
  }
}

function unheardOf(command: never): never {
  throw new Error(`no such command: ${(command as Command).type}`);
}

/** Adds events that depend on what the earlier ones made of the case. */
function then(
  state: OpenCase,
  events: readonly CaseEvent[],
  more: (after: OpenCase) => readonly CaseEvent[],
) {
  return [...events, ...more(fold(events, state) as OpenCase)];
}

function sessionAdded(state: OpenCase, command: CommandOf<'add-session'>, at: Instant): readonly CaseEvent[] {
  if (state.sessions.some((session) => session.sessionId === command.session.sessionId)) return [];
  const { by, session, doubts } = command;
  const raised = doubts.filter((doubt) => !state.doubts.includes(doubt));
  return [
    { type: 'session-added', at, by, session },
    ...raised.map((doubt): CaseEvent => ({ type: 'doubt-raised', at, by, doubt })),
  ];
}

function missConfirmed(
  state: OpenCase,
  command: CommandOf<'confirm-missed'>,
  at: Instant,
): readonly CaseEvent[] {
  const { by, note } = command;
  const cleared: CaseEvent[] =
    state.doubts.length > 0 ? [{ type: 'doubts-cleared', at, by, doubts: state.doubts, note }] : [];
  return [...cleared, { type: 'miss-confirmed', at, by }];
}

function agreementReviewed(
  state: OpenCase,
  command: CommandOf<'review-agreement'>,
  at: Instant,
): readonly CaseEvent[] {
  const { by, note } = command;
  const steps = state.plan.protocol.ladder.steps.filter(
    (step) => step.kind === 'review-agreement' && state.steps[step.id]?.status !== 'finished',
  );
  return [
    { type: 'agreement-reviewed', at, by, note },
    ...steps.map((step) => finished(step, at, by, 'completed', note)),
  ];
}

/** A late, repeated or weaker report changes nothing: what is known stays known [P4.4]. */
function deliveryRecorded(
  state: OpenCase,
  command: CommandOf<'record-delivery'>,
  at: Instant,
): readonly CaseEvent[] {
  const { by, key, code, reason } = command;
  const known = state.messages[key];
  if (!known || strength(command.state) <= strength(known.state)) return [];
  switch (command.state) {
    case 'sent':
      return [{ type: 'check-in-sent', at, by, key }];
    case 'delivered':
      return [{ type: 'check-in-delivered', at, by, key }];
    case 'failed':
      return [{ type: 'check-in-failed', at, by, key, code, reason }];
    case 'unknown': {
      const unknown: CaseEvent = { type: 'check-in-unknown', at, by, key, reason };
      if ((state as ExistingCase).status === 'closed') return [unknown];
      return then(state, [unknown], (after) => [ask(after, at, { kind: 'unknown-send', about: key })]);
    }
  }
}

function attemptRecorded(
  state: OpenCase,
  command: CommandOf<'record-attempt'>,
  at: Instant,
): readonly CaseEvent[] {
  const { by, medium, channelId, stepId, result, happenedAt, note } = command;
  const isAllowed =
    channelId === null ||
    (state.plan.channels.some((channel) => channel.id === channelId) &&
      !state.withdrawnChannels.includes(channelId));
  const recorded: CaseEvent = {
    type: 'attempt-recorded',
    at,
    by,
    medium,
    channelId,
    stepId,
    result,
    happenedAt,
    lateEntry: isLateEntry(state, happenedAt, at),
    outsidePlan: !isAllowed,
    note,
  };
  if ((state as ExistingCase).status === 'closed') return [recorded];
  const isDead = result === 'wrong-number' || result === 'not-in-service';
  const withdrawn: CaseEvent[] =
    isDead && channelId && isAllowed ? [{ type: 'channel-withdrawn', at, by, channelId, why: result }] : [];
  return then(state, [recorded, ...withdrawn], (after) => [
    ...stepTriedByHand(after, command, at),
    ...(result === 'spoke-with-client'
      ? [ask(after, at, { kind: 'review', about: 'spoke-with-client' })]
      : []),
  ]);
}

/** What never arrived ends the step only when no other number or address is left to try. */
function stepTriedByHand(
  state: OpenCase,
  command: CommandOf<'record-attempt'>,
  at: Instant,
): readonly CaseEvent[] {
  const step = command.stepId ? stepOf(state, command.stepId) : null;
  const status = step ? state.steps[step.id]?.status : undefined;
  const isByHand = step?.kind === 'call' || (step?.kind === 'check-in' && status === 'asked');
  if (!step || !isByHand || status === 'finished') return [];
  if (!neverArrived.includes(command.result))
    return [finished(step, at, command.by, 'completed', command.note)];
  const others = permitted(state, step).filter((channel) => channel.id !== command.channelId);
  return others.length > 0 ? [] : [finished(step, at, command.by, 'failed', command.note)];
}

const neverArrived: readonly AttemptResult[] = ['wrong-number', 'not-in-service', 'undelivered'];

function isLateEntry(state: ExistingCase, happenedAt: Instant, at: Instant): boolean {
  return minutesBetween(happenedAt, at) > state.plan.protocol.limits.lateEntryMinutes;
}

function replyRecorded(
  state: OpenCase,
  command: CommandOf<'record-reply'>,
  at: Instant,
): readonly CaseEvent[] {
  const { by, replyId, via, channelId, reading, receivedAt } = command;
  const received: CaseEvent = {
    type: 'reply-received',
    at,
    by,
    replyId,
    via,
    channelId,
    reading,
    receivedAt,
  };
  if (reading === 'opt-out' && isListed(state, channelId)) return optedOut(state, received, command, at);
  if ((state as ExistingCase).status === 'closed')
    return [received, ...reopenedBy(state, received, reading, at)];
  return then(state, [received], (after) =>
    maySettleItself(after, reading, at) ? [closedByClient(command, at)] : [],
  );
}

/** After closing, only a plain "I'm OK" or "I'm late" asks nothing of anybody [P4.10]. */
function reopenedBy(
  state: ExistingCase,
  received: CaseEvent,
  reading: Reading,
  at: Instant,
): readonly CaseEvent[] {
  if (reading === 'safe' || reading === 'late' || reading === 'opt-out') return [];
  const after = evolve(state, received);
  return after.status === 'closed'
    ? [{ type: 'case-reopened', at, by: received.by, why: 'reply-after-closing', note: '' }]
    : [];
}

function optedOut(
  state: OpenCase,
  received: CaseEvent,
  command: CommandOf<'record-reply'>,
  at: Instant,
): readonly CaseEvent[] {
  const { by, channelId } = command;
  const withdrawn: CaseEvent[] =
    channelId && !state.withdrawnChannels.includes(channelId)
      ? [{ type: 'channel-withdrawn', at, by, channelId, why: 'opt-out' }]
      : [];
  if ((state as ExistingCase).status === 'closed') return [received, ...withdrawn];
  // The client is free to stop messages; the agreed protocol still runs, and a person is told [P4.9].
  return then(state, [received, ...withdrawn], (after) => [
    ask(after, at, { kind: 'reach-another-way', about: 'opt-out' }),
  ]);
}

/** A plain OK ends a routine case; anything else asks a person, since a wrong close costs more than a needless call [P4.8]. */
function maySettleItself(state: OpenCase, reading: Reading, at: Instant): boolean {
  return (
    reading === 'safe' &&
    state.plan.tier === 'routine' &&
    unfinishedBusiness(state) === null &&
    !hasWorried(state) &&
    !(state.followUp && state.followUp.dueAt <= at)
  );
}

/** Once anybody has worried in this case, a person reads every OK. */
function hasWorried(state: OpenCase): boolean {
  return (
    state.replies.some((reply) => reply.reading === 'not-ok' || reply.reading === 'duress') ||
    (state.concern !== null && state.concern.level !== 'as-usual') ||
    state.contactRequests.length > 0 ||
    state.contactResults.length > 0 ||
    state.welfare !== 'none'
  );
}

function closedByClient(command: CommandOf<'record-reply'>, at: Instant): CaseEvent {
  return { type: 'case-closed', at, by: command.by, outcome: 'client-said-ok', note: '', followUp: null };
}

function replySettled(
  state: OpenCase,
  command: CommandOf<'settle-reply'>,
  at: Instant,
): readonly CaseEvent[] {
  const { by, replyId, note } = command;
  const settled: CaseEvent = { type: 'reply-settled', at, by, replyId, as: command.as, note };
  if (command.as === 'carry-on') return [settled];
  return then(state, [settled], (after) =>
    closingRefusal(after, 'client-said-ok', null, at) === null
      ? [{ type: 'case-closed', at, by, outcome: 'client-said-ok', note, followUp: null }]
      : [ask(after, at, { kind: 'review', about: 'client-is-safe' })],
  );
}

/** A bar is news even for somebody whose consent was taken back before. */
function isWithdrawn(state: OpenCase, { contactId, why }: CommandOf<'withdraw-emergency-contact'>): boolean {
  return (why === 'barred' ? state.barredContacts : state.withdrawnContacts).includes(contactId);
}

function handoverAnswered(
  state: OpenCase,
  command: CommandOf<'answer-handover'>,
  at: Instant,
): readonly CaseEvent[] {
  const { by } = command;
  if (!command.accepted) {
    return then(state, [{ type: 'handover-ended', at, by, why: 'declined' }], (after) => [
      ask(after, at, { kind: 'review', about: 'handover-declined' }),
    ]);
  }
  return [
    {
      type: 'owner-changed',
      at,
      by,
      from: state.ownerId,
      to: by.staffId,
      why: 'handover-accepted',
      note: state.handover?.note ?? '',
    },
  ];
}

function escalationDeclined(
  state: OpenCase,
  command: CommandOf<'decide-not-to-escalate'>,
  at: Instant,
): readonly CaseEvent[] {
  const { by, stepId, reasons, lookAgainAt } = command;
  const step = stepId ? stepOf(state, stepId) : null;
  return [
    { type: 'escalation-declined', at, by, stepId, reasons, lookAgainAt },
    ...(step ? [finished(step, at, by, 'declined', reasons)] : []),
  ];
}

/** The gate that is standing open for a decision; null when somebody acts ahead of the ladder. */
function openGate(state: ExistingCase, kind: 'contact-emergency-contact' | 'request-welfare-check') {
  return state.plan.protocol.ladder.steps.find(
    (step) => step.kind === kind && state.steps[step.id]?.status !== 'finished',
  );
}

const contactAnswered: readonly ContactResult[] = ['knows-client-is-safe', 'will-check', 'cannot-help'];

function emergencyContactRecorded(
  state: OpenCase,
  command: CommandOf<'record-emergency-contact'>,
  at: Instant,
): readonly CaseEvent[] {
  const { by, contactId, result, said, happenedAt, disclosure } = command;
  const made: CaseEvent = {
    type: 'emergency-contact-made',
    at,
    by,
    contactId,
    result,
    said,
    happenedAt,
    lateEntry: isLateEntry(state, happenedAt, at),
    decidedFirst: state.contactRequests.includes(contactId),
    disclosure,
    callBackAt: result === 'will-check' ? addMinutes(at, state.plan.protocol.limits.callBackMinutes) : null,
  };
  if ((state as ExistingCase).status === 'closed') return [{ ...made, callBackAt: null }];
  const gate = openGate(state, 'contact-emergency-contact');
  return then(state, [made], (after) => [
    ...(gate && contactAnswered.includes(result) ? [finished(gate, at, by, 'completed', '')] : []),
    ...(result === 'knows-client-is-safe' ? [ask(after, at, { kind: 'review', about: contactId })] : []),
  ]);
}

function welfareCheckRequested(
  state: OpenCase,
  command: CommandOf<'request-welfare-check'>,
  at: Instant,
): readonly CaseEvent[] {
  const { type: _, callBackAt, ...request } = command;
  const gate = openGate(state, 'request-welfare-check');
  const requested: CaseEvent = {
    ...request,
    type: 'welfare-check-requested',
    at,
    lateEntry: isLateEntry(state, request.happenedAt, at),
    callBackAt: callBackAt ?? addMinutes(at, state.plan.protocol.limits.callBackMinutes),
    stepId: gate?.id ?? null,
  };
  return gate ? [requested, finished(gate, at, command.by, 'completed', '')] : [requested];
}

/** A refusal or a fruitless visit opens the question again, urgently: the client has still not been seen [P6.5]. */
function welfareCheckRecorded(
  state: OpenCase,
  command: CommandOf<'record-welfare-check'>,
  at: Instant,
): readonly CaseEvent[] {
  const { by, result, incidentNumber, note, happenedAt } = command;
  const reported: CaseEvent = {
    type: 'welfare-check-reported',
    at,
    by,
    result,
    incidentNumber,
    note,
    happenedAt,
  };
  return then(state, [reported], (after) => [
    ask(after, at, { kind: 'review', about: result, urgent: true }),
  ]);
}

/** Whoever has the case in place of somebody who left hears so, if not by the questions that move to them [P3.5]. */
function chainChanged(
  state: OpenCase,
  { by, chain, left }: CommandOf<'change-chain'>,
  at: Instant,
): readonly CaseEvent[] {
  const changed: CaseEvent = { type: 'chain-changed', at, by, chain, ...(left && { left }) };
  const after = evolve(state, changed) as OpenCase;
  const hears = !left?.includes(state.ownerId) || state.asks.some((open) => open.staffId === state.ownerId);
  if (hears) return [changed];
  return [
    changed,
    { ...ask(after, at, { kind: 'review', about: 'owner-left' }, by), staffId: after.ownerId },
  ];
}

function followUpCompleted(
  state: OpenCase,
  command: CommandOf<'complete-follow-up'>,
  at: Instant,
): readonly CaseEvent[] {
  const { by, note } = command;
  const completed: CaseEvent = { type: 'follow-up-completed', at, by, note };
  if ((state as ExistingCase).status === 'closed') return [completed];
  return then(state, [completed], (after) =>
    unfinishedBusiness(after) === null
      ? [{ type: 'case-closed', at, by, outcome: 'plan-carried-out', note, followUp: null }]
      : [],
  );
}

function reopened(state: OpenCase, command: CommandOf<'reopen-case'>, at: Instant): readonly CaseEvent[] {
  const { by, reason } = command;
  const again: CaseEvent = { type: 'case-reopened', at, by, why: 'person-asked', note: reason };
  return then(state, [again], (after) => [ask(after, at, { kind: 'review', about: 'reopened' })]);
}
