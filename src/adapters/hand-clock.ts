/** A clock held by hand: time passes when a test or a rehearsal says so. */

import { addMinutes, type Instant, instant, minutesBetween } from '#core/time/instant.ts';
import type { Clock } from '../engine/ports.ts';

export interface HandClock extends Clock {
  advance(minutes: number): void;
  /** To any instant, also an earlier one: machines' clocks are set back too. */
  set(at: Instant): void;
}

export function handClock(at: string): HandClock {
  let now = instant(at);
  let elapsed = 0;
  const waiting = new Set<{ readonly until: Instant; readonly resolve: () => void }>();

  function set(to: Instant): void {
    elapsed += Math.max(0, minutesBetween(now, to));
    now = to;
    for (const sleeper of waiting) {
      if (sleeper.until > now) continue;
      waiting.delete(sleeper);
      sleeper.resolve();
    }
  }

  return {
    now: () => now,
    elapsed: () => elapsed,
    set,
    advance: (minutes) => set(addMinutes(now, minutes)),
    passes(minutes, signal) {
      if (signal?.aborted || minutes <= 0) return Promise.resolve();
      return new Promise((resolve) => {
        const sleeper = { until: addMinutes(now, minutes), resolve };
        waiting.add(sleeper);
        signal?.addEventListener(
          'abort',
          () => {
            waiting.delete(sleeper);
            resolve();
          },
          { once: true },
        );
      });
    },
  };
}
