/** What several decisions share. */
import { type Instant, minutesBetween } from '../time/instant.ts';
import type { CaseEvent } from './events.ts';
import { fold } from './evolve.ts';
import type { ExistingCase, OpenCase } from './state.ts';

/** Adds events that depend on what the earlier ones made of the case. */
export function followedBy(
  state: OpenCase,
  events: readonly CaseEvent[],
  more: (after: OpenCase) => readonly CaseEvent[],
) {
  return [...events, ...more(fold(events, state) as OpenCase)];
}

export function isLateEntry(state: ExistingCase, happenedAt: Instant, at: Instant): boolean {
  return minutesBetween(happenedAt, at) > state.plan.protocol.limits.lateEntryMinutes;
}
