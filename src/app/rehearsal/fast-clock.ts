/** A clock that a rehearsal sets from one event to the next: a week passes in seconds. */
import type { Instant } from '#core/time/instant.ts';
import type { Clock } from '#engine/ports.ts';

export interface FastClock extends Clock {
  set(to: Instant): void;
}

export function fastClock(from: Instant): FastClock {
  let now = from;
  return {
    now: () => now,
    set(to) {
      now = to;
    },
    // Nothing waits in a rehearsal: whatever would, is found by the next step.
    passes: async () => {},
  };
}
