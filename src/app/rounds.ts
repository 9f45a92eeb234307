/** When each part of the worker last came round: one that stands still cannot say so itself. */

import type { Clock } from '#engine/ports.ts';
import type { HealthCheck } from './health.ts';
import { toleratedMinutes } from './lateness.ts';

export interface Rounds {
  /** A part has begun, or has come round once more. */
  note(part: string): void;
  /** For `/readyz` and the heartbeat. */
  readonly check: HealthCheck;
}

/** By the clock that is never set: it says how long a part has really stood. */
export function watchRounds(clock: Clock): Rounds {
  const last = new Map<string, number>();
  return {
    note: (part) => void last.set(part, clock.elapsed()),
    check: {
      name: 'rounds',
      async check() {
        const longAgo = clock.elapsed() - toleratedMinutes;
        const still = [...last].filter(([, at]) => at < longAgo).map(([part]) => part);
        if (still.length === 0) return null;
        return `The worker has not come round for more than ${toleratedMinutes} minutes: ${still.join(', ')}.`;
      },
    },
  };
}
