/** What a client's answer sets off. */
import type { Instant } from '../time/instant.ts';
import { ask } from './advance.ts';
import { closingRefusal, unfinishedBusiness } from './closing.ts';
import type { CommandOf } from './commands.ts';
import type { CaseEvent } from './events.ts';
import { evolve } from './evolve.ts';
import { isListed } from './fold-outreach.ts';
import { followedBy } from './follow-on.ts';
import type { ExistingCase, OpenCase } from './state.ts';
import { settledAlong } from './unread-replies.ts';
import { isCry, type Reading } from './vocabulary.ts';

export function replyRecorded(
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
  return followedBy(state, [received], (after) =>
    maySettleItself(after, reading, at) ? [closedByClient(command, at)] : [],
  );
}

/** After closing, only a plain "I'm OK" or "I'm late" asks nothing of anybody; "stop" to who knows what asks a person [P4.10]. */
function reopenedBy(
  state: ExistingCase,
  received: CaseEvent,
  reading: Reading,
  at: Instant,
): readonly CaseEvent[] {
  if (reading === 'safe' || reading === 'late') return [];
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
  return followedBy(state, [received, ...withdrawn], (after) => [
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
    state.replies.some((reply) => isCry(reply.reading)) ||
    (state.concern !== null && state.concern.level !== 'as-usual') ||
    state.contactRequests.length > 0 ||
    state.contactResults.length > 0 ||
    state.welfare !== 'none'
  );
}

function closedByClient(command: CommandOf<'record-reply'>, at: Instant): CaseEvent {
  return { type: 'case-closed', at, by: command.by, outcome: 'client-said-ok', note: '', followUp: null };
}

export function replySettled(
  state: OpenCase,
  command: CommandOf<'settle-reply'>,
  at: Instant,
): readonly CaseEvent[] {
  const { by, replyId, note, as } = command;
  const along = command.withEarlier ? settledAlong(state, replyId, as) : [];
  const settled: readonly CaseEvent[] = [
    { type: 'reply-settled', at, by, replyId, as, note },
    ...along.map(
      (earlier): CaseEvent => ({
        type: 'reply-settled',
        at,
        by,
        replyId: earlier.replyId,
        as,
        note: '',
        togetherWith: replyId,
      }),
    ),
  ];
  if (as === 'carry-on') return settled;
  return followedBy(state, settled, (after) =>
    closingRefusal(after, 'client-said-ok', null, at) === null
      ? [{ type: 'case-closed', at, by, outcome: 'client-said-ok', note, followUp: null }]
      : [ask(after, at, { kind: 'review', about: 'client-is-safe' })],
  );
}
