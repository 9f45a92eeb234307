/** The hours of the client's own day in which a channel may be used [P2.5]. */
import { fromEpochMilliseconds, type Instant, toEpochMilliseconds } from './instant.ts';
import { dayMs, stretchAt, timeOfDay } from './zone.ts';

export { dayOf, isTimeZone } from './zone.ts';

/** Wall-clock times in the client's zone, `HH:MM`; `from` earlier than `to`; `to` itself is outside. */
export interface SafeHours {
  readonly from: string;
  /** `24:00` is the end of the day. */
  readonly to: string;
  /** ISO weekdays, 1 Monday to 7 Sunday. */
  readonly weekdays: readonly number[];
}

/** What holds where a channel names no hours: 8 in the morning until 9 in the evening, every day [P2.5]. */
export const usualHours: SafeHours = { from: '08:00', to: '21:00', weekdays: [1, 2, 3, 4, 5, 6, 7] };

/**
 * The first instant at or after `at` that lies in the hours by the client's own clock; `null` when they never open.
 * Where the clock is set forward over the opening, the hours open when the gap ends; where it is set back, at the
 * first of the two openings.
 */
export function nextSafe(at: Instant, hours: SafeHours | null, timeZone: string): Instant | null {
  const { from, to, weekdays } = hours ?? usualHours;
  const opens = timeOfDay(from);
  const closes = timeOfDay(to);
  if (!(opens < closes) || !weekdays.some(isWeekday)) return null;
  const asked = toEpochMilliseconds(at);
  let start = asked;
  // Ends: whatever the clock does, it some time goes a week without a change, and every week has an opening.
  for (;;) {
    const { end, offset } = stretchAt(start, timeZone);
    const safe = firstInside(start + offset, opens, closes, weekdays) - offset;
    if (safe < end) return safe === asked ? at : fromEpochMilliseconds(safe);
    start = end;
  }
}

/** On a clock that is never changed. All in milliseconds of that clock. */
function firstInside(wall: number, opens: number, closes: number, weekdays: readonly number[]): number {
  const today = Math.floor(wall / dayMs);
  const isStillOpen = wall - today * dayMs < closes;
  for (let day = isStillOpen ? today : today + 1; ; day += 1) {
    if (weekdays.includes(weekdayOf(day))) return Math.max(wall, day * dayMs + opens);
  }
}

/** Days are counted from 1 January 1970, a Thursday. */
function weekdayOf(day: number): number {
  return ((((day + 3) % 7) + 7) % 7) + 1;
}

function isWeekday(number: number): boolean {
  return Number.isInteger(number) && number >= 1 && number <= 7;
}
