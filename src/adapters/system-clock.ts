/** The machine's clock. */
import { addMinutes, fromEpochMilliseconds, minutesBetween } from '#core/time/instant.ts';
import type { Clock } from '../engine/ports.ts';

/** Timers count running time and not the time of day, so a long wait looks at the clock again now and then. */
const LONGEST_NAP_MINUTES = 1;

export const systemClock: Clock = {
  now: () => fromEpochMilliseconds(Date.now()),
  elapsed: () => performance.now() / 60_000,
  async passes(minutes, signal) {
    const until = addMinutes(systemClock.now(), minutes);
    for (;;) {
      const left = minutesBetween(systemClock.now(), until);
      if (left <= 0 || signal?.aborted) return;
      await nap(Math.min(left, LONGEST_NAP_MINUTES) * 60_000, signal);
    }
  },
};

function nap(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    const wake = () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', wake);
      resolve();
    };
    const timer = setTimeout(wake, milliseconds);
    signal?.addEventListener('abort', wake);
  });
}
