/** The hours of the client's own day in which a channel may be used [P2.5]. */
import type { Instant } from './instant.ts';

/** Wall-clock times in the client's zone, `HH:MM`; `from` earlier than `to`; `to` itself is outside. */
export interface SafeHours {
  readonly from: string;
  readonly to: string;
  /** ISO weekdays, 1 Monday to 7 Sunday. */
  readonly weekdays: readonly number[];
}

export type { Instant };
