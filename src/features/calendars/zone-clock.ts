/** Which clock an entry's times are written in: the names that programs really use → wall clock ↔ instant. */
import ICAL from 'ical.js';
import { findIana } from 'windows-iana';
import type { Instant } from '#core/time/instant.ts';
import { fromEpochMilliseconds, toEpochMilliseconds } from '#core/time/instant.ts';
import { instantAt, wallAt } from '#features/sessions/facts.ts';
import type { Block } from './split-components.ts';

export interface ZoneClock {
  /** An IANA name; for a zone that only the file defines, the practice's zone, in which times are shown. */
  readonly zone: string;
  /** A time that the clocks skip moves forward by the gap; of a time that comes twice, the first is meant. */
  toInstant(wall: Temporal.PlainDateTime): Instant;
  toWall(at: Instant): Temporal.PlainDateTime;
  /** What was assumed, in words, or `null` when the name was plain. */
  readonly note: string | null;
}

export interface Zones {
  /** `null` when nobody knows this zone. */
  find(tzid: string): ZoneClock | null;
  /** For times without a zone. */
  readonly floating: ZoneClock;
}

/**
 * `practiceZone` stands in for times without a zone, unless the calendar names its own (X-WR-TIMEZONE).
 */
export function readZones(
  definitions: readonly Block[],
  calendarZone: string | null,
  practiceZone: string,
): Zones {
  const found = new Map<string, ZoneClock | null>();
  const defined = new Map(definitions.map((block) => [tzidOf(block), block]));
  const named = calendarZone ? ianaName(calendarZone) : null;
  return {
    find(tzid) {
      const known = found.get(tzid);
      if (known !== undefined) return known;
      const clock = resolve(tzid, defined.get(tzid) ?? null, practiceZone);
      found.set(tzid, clock);
      return clock;
    },
    floating: ianaClock(
      named ?? practiceZone,
      named
        ? 'It names no time zone; the calendar’s own zone was used.'
        : 'It names no time zone; the practice’s zone was used.',
    ),
  };
}

/** A clock for an IANA zone; throws a RangeError for any other name. */
function ianaClock(zone: string, note: string | null = null): ZoneClock {
  return {
    zone,
    note,
    toInstant: (wall) => instantAt(wall, zone),
    toWall: (at) => wallAt(at, zone),
  };
}

export const utcClock: ZoneClock = ianaClock('UTC');

/** The IANA spelling of a zone that the machine's tables know, or `null`. */
export function ianaName(name: string): string | null {
  // Offsets such as +02:00 are accepted by Temporal but know no daylight saving; they are no zone for a practice.
  if (!/^[A-Za-z]/.test(name)) return null;
  try {
    const zone = new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone;
    return zone === 'UTC' ? 'UTC' : canonicalCase(name, zone);
  } catch {
    return null;
  }
}

function resolve(tzid: string, definition: Block | null, practiceZone: string): ZoneClock | null {
  const plain = tzid.trim().replace(/^"|"$/g, '');
  // Abbreviations such as EST stand for a fixed offset in the tables and for "New York" in calendars.
  const abbreviation = !plain.includes('/') && plain !== 'UTC' && plain !== 'GMT' && plain !== 'Z';
  if (!abbreviation || !definition) {
    const iana = ianaName(plain === 'Z' ? 'UTC' : plain) ?? windowsZone(plain) ?? prefixed(plain);
    if (iana) return ianaClock(iana);
  }
  const location = definition && propertyOf(definition, 'X-LIC-LOCATION');
  const byLocation = location ? ianaName(location) : null;
  if (byLocation) return ianaClock(byLocation);
  const windows = windowsZone(plain);
  if (windows) return ianaClock(windows);
  return definition ? definedClock(definition, practiceZone) : null;
}

function windowsZone(name: string): string | null {
  const [zone] = findIana(name);
  return zone ?? null;
}

/** `/mozilla.org/20050126_1/Europe/Berlin`, `/citadel.org/20190914_1/America/New_York` and the like. */
function prefixed(name: string): string | null {
  const parts = name.split('/').filter(Boolean);
  for (let from = 1; from < parts.length; from += 1) {
    const zone = ianaName(parts.slice(from).join('/'));
    if (zone && parts.length - from > 1) return zone;
  }
  return null;
}

/** Follows the rules that the file itself gives; the wall clock is shown in the practice's zone. */
function definedClock(block: Block, practiceZone: string): ZoneClock | null {
  try {
    const text = ['BEGIN:VTIMEZONE', ...block.lines.map((line) => line.text), 'END:VTIMEZONE'].join('\r\n');
    const component = new ICAL.Component(ICAL.parse(text) as unknown[]);
    if (component.getAllSubcomponents().length === 0) return null;
    const rules = new ICAL.Timezone({ component, tzid: 'as-defined' });
    const minutesAhead = (wall: Temporal.PlainDateTime): number => rules.utcOffset(icalTime(wall)) / 60;
    const toInstant = (wall: Temporal.PlainDateTime): Instant =>
      fromEpochMilliseconds(wall.toZonedDateTime('UTC').epochMilliseconds - minutesAhead(wall) * 60_000);
    return {
      zone: practiceZone,
      note: 'Its time zone is defined in the file itself; those rules were followed.',
      toInstant,
      toWall(at) {
        const utc = Temporal.Instant.from(at).toZonedDateTimeISO('UTC').toPlainDateTime();
        // The offset is asked for by wall time, so the guess is corrected once by what it leads to.
        const guess = utc.add({ minutes: minutesAhead(utc) });
        return guess.add({ milliseconds: toEpochMilliseconds(at) - toEpochMilliseconds(toInstant(guess)) });
      },
    };
  } catch {
    return null;
  }
}

function icalTime(wall: Temporal.PlainDateTime): ICAL.Time {
  const { year, month, day, hour, minute, second } = wall;
  return new ICAL.Time(
    { year, month, day, hour, minute, second, isDate: false },
    ICAL.Timezone.localTimezone,
  );
}

function tzidOf(block: Block): string {
  return propertyOf(block, 'TZID') ?? '';
}

function propertyOf(block: Block, name: string): string | null {
  const line = block.lines.find(
    ({ text }) => text.toUpperCase().startsWith(`${name}:`) || text.toUpperCase().startsWith(`${name};`),
  );
  return line ? line.text.slice(line.text.indexOf(':') + 1).trim() : null;
}

/** The platform answers `america/new_york` in proper case but turns old names into others; keep the given one then. */
function canonicalCase(given: string, resolved: string): string {
  return given.toLowerCase() === resolved.toLowerCase() ? resolved : given;
}
