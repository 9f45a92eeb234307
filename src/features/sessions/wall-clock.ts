/** Wall clock ↔ instant in an IANA zone. */

import type { Instant } from '#core/time/instant.ts';
import { fromEpochMilliseconds } from '#core/time/instant.ts';

/** A time that the clocks skip moves forward by the gap; of a time that comes twice, the first is meant. */
export function instantAt(wall: Temporal.PlainDateTime, zone: string): Instant {
  return fromEpochMilliseconds(
    wall.toZonedDateTime(zone, { disambiguation: 'compatible' }).epochMilliseconds,
  );
}

export function wallAt(at: Instant, zone: string): Temporal.PlainDateTime {
  return Temporal.Instant.from(at).toZonedDateTimeISO(zone).toPlainDateTime();
}
