/** The machine's clock, set to another day: measurements begin at the same hour of the same day whenever they are run. */
import { systemClock } from '#adapters/system-clock.ts';
import { addMinutes, type Instant, minutesBetween } from '#core/time/instant.ts';
import type { Clock } from '#engine/ports.ts';

export function shiftedClock(byMinutes: number): Clock {
  return {
    now: () => addMinutes(systemClock.now(), byMinutes),
    elapsed: () => systemClock.elapsed(),
    passes: (minutes, signal) => systemClock.passes(minutes, signal),
  };
}

/** By how much to shift so that it is `at` this very moment. */
export function shiftTo(at: Instant): number {
  return minutesBetween(systemClock.now(), at);
}
