/** Whether enough was tried, far enough apart, for the tier [P5.3]. Failed sends don't count. */
import { type Instant, minutesBetween } from '../time/instant.ts';
import type { ExistingCase } from './state.ts';
import { countedResults } from './vocabulary.ts';

export interface Effort {
  readonly attempts: number;
  /** From the first counted attempt to the last, in hours, rounded down. */
  readonly spreadHours: number;
  readonly isEnough: boolean;
}

export function effortOf(state: ExistingCase): Effort {
  const times = countedTimes(state).sort();
  const first = times[0];
  const last = times.at(-1);
  const spreadHours = first && last ? Math.floor(minutesBetween(first, last) / 60) : 0;
  const needed = state.plan.protocol.ladder.minimumEffort;
  return {
    attempts: times.length,
    spreadHours,
    isEnough: times.length >= needed.attempts && spreadHours >= needed.spreadHours,
  };
}

function countedTimes(state: ExistingCase): Instant[] {
  const byHand = state.attempts
    .filter((attempt) => countedResults.includes(attempt.result))
    .map((attempt) => attempt.happenedAt);
  const bySystem = Object.values(state.messages)
    .filter((message) => message.state === 'sent' || message.state === 'delivered')
    .map((message) => message.at);
  return [...byHand, ...bySystem];
}
