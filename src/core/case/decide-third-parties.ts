/** What is done with emergency contacts and agencies, each by a named person. */
import { addMinutes, type Instant } from '../time/instant.ts';
import { ask, finished } from './advance.ts';
import type { CommandOf } from './commands.ts';
import type { CaseEvent } from './events.ts';
import { followedBy, isLateEntry } from './follow-on.ts';
import { stepOf } from './ladder.ts';
import type { ExistingCase, OpenCase } from './state.ts';
import type { ContactResult } from './vocabulary.ts';

/** A bar is news even for somebody whose consent was taken back before. */
export function isWithdrawn(
  state: OpenCase,
  { contactId, why }: CommandOf<'withdraw-emergency-contact'>,
): boolean {
  return (why === 'barred' ? state.barredContacts : state.withdrawnContacts).includes(contactId);
}

export function escalationDeclined(
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
export function openGate(state: ExistingCase, kind: 'contact-emergency-contact' | 'request-welfare-check') {
  return state.plan.protocol.ladder.steps.find(
    (step) => step.kind === kind && state.steps[step.id]?.status !== 'finished',
  );
}

const contactAnswered: readonly ContactResult[] = ['knows-client-is-safe', 'will-check', 'cannot-help'];

export function emergencyContactRecorded(
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
  return followedBy(state, [made], (after) => [
    ...(gate && contactAnswered.includes(result) ? [finished(gate, at, by, 'completed', '')] : []),
    ...(result === 'knows-client-is-safe' ? [ask(after, at, { kind: 'review', about: contactId })] : []),
  ]);
}

export function welfareCheckRequested(
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
export function welfareCheckRecorded(
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
  return followedBy(state, [reported], (after) => [
    ask(after, at, { kind: 'review', about: result, urgent: true }),
  ]);
}
