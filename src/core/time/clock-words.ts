/** Instants as a person reads them in the record: on the client's own clock, in 24 hours. */
import type { Day, Instant } from './instant.ts';
import { dayOf, localTime } from './zone.ts';

export interface ClockWords {
  readonly zone: string;
  /** `14:16` */
  time(at: Instant): string;
  /** `Tuesday 3 March 2026` */
  day(at: Instant): string;
  /** `Tuesday 3 March 2026 at 14:16` */
  full(at: Instant): string;
  /** As short as it can be for somebody who is reading about `base`: `14:16`, or `09:00 on Wednesday 4 March`. */
  near(at: Instant, base: Instant): string;
  /** How far the client's clock is from UTC at that moment: `UTC−05:00`. */
  offset(at: Instant): string;
}

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;
const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;

export function clockWords(zone: string): ClockWords {
  const time = (at: Instant) => localTime(at, zone);
  const day = (at: Instant) => `${weekdayOf(dayOf(at, zone))} ${dateInWords(dayOf(at, zone))}`;
  return {
    zone,
    time,
    day,
    full: (at) => `${day(at)} at ${time(at)}`,
    near(at, base) {
      const there = dayOf(at, zone);
      const here = dayOf(base, zone);
      if (there === here) return time(at);
      const isSameYear = there.slice(0, 4) === here.slice(0, 4);
      const date = dateInWords(there);
      return `${time(at)} on ${weekdayOf(there)} ${isSameYear ? date.slice(0, -5) : date}`;
    },
    offset(at) {
      const { offset } = Temporal.Instant.from(at).toZonedDateTimeISO(zone);
      return offset === '+00:00' ? 'UTC' : `UTC${offset.replace('-', '−')}`;
    },
  };
}

/** `3 March 2026` */
export function dateInWords(day: Day): string {
  const [year, month, date] = day.split('-').map(Number);
  return `${date} ${months[(month ?? 1) - 1]} ${year}`;
}

function weekdayOf(day: Day): string {
  return weekdays[Temporal.PlainDate.from(day).dayOfWeek - 1] ?? '';
}

/** `America/New_York` as people say it: `New York`. */
export function zoneInWords(zone: string): string {
  return zone.split('/').at(-1)?.replaceAll('_', ' ') ?? zone;
}

/** Whose clock the times are read from, said once on every document. */
export function zoneSentence(clientZone: string, practiceZone: string): string {
  return clientZone === practiceZone
    ? `Times are ${zoneInWords(clientZone)} time, in 24 hours.`
    : `Times are ${zoneInWords(clientZone)} time, which is the client’s own, in 24 hours; the practice is on ${zoneInWords(practiceZone)} time.`;
}
