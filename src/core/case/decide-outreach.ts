/** What became of reaching the client, by the program or by hand. */
import type { Instant } from '../time/instant.ts';
import { ask, finished } from './advance.ts';
import type { CommandOf } from './commands.ts';
import type { CaseEvent } from './events.ts';
import { strength } from './fold-outreach.ts';
import { followedBy, isLateEntry } from './follow-on.ts';
import { permitted, stepOf } from './ladder.ts';
import type { ExistingCase, OpenCase } from './state.ts';
import type { AttemptResult } from './vocabulary.ts';

/** A late, repeated or weaker report changes nothing: what is known stays known [P4.4]. */
export function deliveryRecorded(
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
      return followedBy(state, [unknown], (after) => [ask(after, at, { kind: 'unknown-send', about: key })]);
    }
  }
}

export function attemptRecorded(
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
  return followedBy(state, [recorded, ...withdrawn], (after) => [
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
