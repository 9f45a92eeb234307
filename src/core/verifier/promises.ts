/** What holds at every event and in every state of every protocol. */
import { type CaseEvent, thirdPartyEvents } from '../case/events.ts';
import { stepOf } from '../case/ladder.ts';
import { type Effect, isForClient } from '../case/react.ts';
import type { CaseState, ExistingCase } from '../case/state.ts';
import { mayBeWatched, saidDuress } from '../case/watched.ts';
import { type Instant, minutesBetween } from '../time/instant.ts';
import type { Breach } from './breach.ts';

/** A provider that is slow or down for a moment must not be taken for one that has failed. */
const leastMinutesToArrive = 5;

/** What a machine may not do: tell anybody but the client and the staff, and write where or when it is not allowed [P0.2, P1.4]. */
export function machineBreach(
  before: CaseState,
  event: CaseEvent,
  effects: readonly Effect[],
  after: ExistingCase,
): Breach | null {
  if (event.by.kind !== 'staff' && thirdPartyEvents.includes(event.type))
    return { promise: 'third-parties-by-hand', event: event.type };
  if (event.type === 'check-in-given-up') return givenUpTooSoon(before, event);
  for (const effect of effects) {
    if (!isForClient(effect)) continue;
    if (!mayBeWritten(before, event, effect.channelId))
      return { promise: 'only-allowed-messages', stepId: after.messages[effect.key]?.stepId ?? null };
  }
  return null;
}

function mayBeWritten(before: CaseState, event: CaseEvent, channelId: string): boolean {
  if (before.status === 'none') return false;
  const isAllowed =
    before.plan.channels.some((channel) => channel.id === channelId) &&
    !before.withdrawnChannels.some((withdrawn) => withdrawn === channelId);
  if (event.type !== 'check-in-queued') return isAllowed;
  const isWatched = event.by.kind === 'staff' ? saidDuress(before) : mayBeWatched(before);
  const isCheckIn = stepOf(before, event.stepId)?.kind === 'check-in';
  return isAllowed && isCheckIn && !isWatched && before.status === 'open' && before.pauses.length === 0;
}

function givenUpTooSoon(
  before: CaseState,
  event: Extract<CaseEvent, { type: 'check-in-given-up' }>,
): Breach | null {
  const message = before.status === 'none' ? undefined : before.messages[event.key];
  if (!message || message.state !== 'queued') return null;
  const minutes = minutesBetween(message.at, event.at);
  return minutes < leastMinutesToArrive
    ? { promise: 'message-may-arrive', minutes, within: leastMinutesToArrive }
    : null;
}

/** An open case has a time, a person, and questions only to people of the practice; and time moves on [P0.1]. */
export function stateBreach(state: ExistingCase, now: Instant, dueAt: Instant | null): Breach | null {
  if (dueAt !== null && dueAt <= now) return { promise: 'time-moves-on' };
  if (state.status === 'closed') return null;
  const people = state.plan.chain.map((link) => link.staffId);
  if (dueAt === null || !people.includes(state.ownerId)) return { promise: 'due-time-and-owner' };
  return state.asks.every((ask) => people.includes(ask.staffId)) ? null : { promise: 'staff-asked' };
}
