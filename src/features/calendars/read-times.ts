/** Times as calendars write them → wall clocks and instants, or the reason why they are none. */
import ICAL from 'ical.js';
import type { Instant } from '#core/time/instant.ts';
import type { ZoneClock, Zones } from './zone-clock.ts';
import { utcClock } from './zone-clock.ts';

/** A reason to leave an entry out, thrown while it is read and listed then. */
export class Unusable extends Error {
  readonly code: string;
  readonly wayOut: string;
  constructor(code: string, reason: string, wayOut: string) {
    super(reason);
    this.code = code;
    this.wayOut = wayOut;
  }
}

export const edit = 'Correct it in the calendar and import again, or book the session in Kept.';

/** A time as the file has it: `2026-03-03T10:00:00`, with `Z` for UTC, or a day alone. */
export interface WrittenTime {
  readonly text: string;
  readonly tzid: string | null;
}

export function timesOf(component: ICAL.Component, name: string): WrittenTime[] {
  return component.getAllProperties(name).flatMap((property) => {
    const [, parameters, , ...values] = property.jCal as [
      string,
      Record<string, string>,
      string,
      ...unknown[],
    ];
    // A period (RDATE only) is a start and an end; its start is what counts.
    return values.map((value) => ({
      text: String(Array.isArray(value) ? value[0] : value),
      tzid: parameters.tzid ?? null,
    }));
  });
}

export function isDay(text: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(text);
}

export function clockOf(time: WrittenTime, zones: Zones): ZoneClock {
  if (time.text.endsWith('Z')) return utcClock;
  if (!time.tzid) return zones.floating;
  const clock = zones.find(time.tzid);
  if (!clock) {
    throw new Unusable(
      'unknown-time-zone',
      'Its time zone is not known and the file does not define it.',
      'Use a zone such as America/New_York in the calendar.',
    );
  }
  return clock;
}

/** Dates are read by us and not by the library, which would turn 30 February into 2 March. */
export function wallOf(time: WrittenTime): Temporal.PlainDateTime {
  try {
    return Temporal.PlainDateTime.from(time.text.replace(/Z$/, ''), { overflow: 'reject' });
  } catch {
    throw new Unusable('impossible-date', 'It is set for a date or time that does not exist.', edit);
  }
}

/** A moment named by RDATE, EXDATE or RECURRENCE-ID; a day alone means that day at the time of the series. */
export function momentOf(
  time: WrittenTime,
  start: Temporal.PlainDateTime,
  series: ZoneClock,
  zones: Zones,
): Instant {
  if (isDay(time.text)) return series.toInstant(wallOf(time).withPlainTime(start.toPlainTime()));
  return (time.tzid || time.text.endsWith('Z') ? clockOf(time, zones) : series).toInstant(wallOf(time));
}

/** In minutes; 0 when the entry gives no length. */
export function lengthOf(
  component: ICAL.Component,
  start: Temporal.PlainDateTime,
  clock: ZoneClock,
  zones: Zones,
): number {
  const [end] = timesOf(component, 'dtend');
  if (end) {
    if (isDay(end.text)) return 0;
    return (
      (Date.parse(clockOf(end, zones).toInstant(wallOf(end))) - Date.parse(clock.toInstant(start))) / 60_000
    );
  }
  const duration: unknown = component.getFirstPropertyValue('duration');
  return duration instanceof ICAL.Duration ? duration.toSeconds() / 60 : 0;
}

/** UNTIL is UTC, a local time, or a whole day that still counts; programs write all three. */
export function readUntil(until: string, clock: ZoneClock): Temporal.PlainDateTime {
  const [, day, time, utc] = /^(\d{4}-?\d\d-?\d\d)(T\d\d:?\d\d:?\d\d)?(Z)?$/.exec(until) ?? [];
  try {
    const wall = Temporal.PlainDateTime.from(`${day}${time ?? 'T23:59:59'}`, { overflow: 'reject' });
    return utc ? clock.toWall(utcClock.toInstant(wall)) : wall;
  } catch {
    throw new Unusable('impossible-date', 'It repeats until a date that does not exist.', edit);
  }
}
