/** One VEVENT as its lines stand in the file → an event, or the reason why it cannot be a session. */
import { createHash } from 'node:crypto';
import ICAL from 'ical.js';
import type { Instant } from '#core/time/instant.ts';
import { splitUntil } from '#features/sessions/facts.ts';
import type { CalendarEvent, Remark } from './entry.ts';
import { readDetails } from './read-details.ts';
import type { Block } from './split-components.ts';
import type { ZoneClock, Zones } from './zone-clock.ts';
import { utcClock } from './zone-clock.ts';

/** Entries without a length are taken for a usual therapy hour. */
export const usualMinutes = 50;
/** Longer than this is a holiday or a conference, not a session. */
const longestMinutes = 12 * 60;

/** A longer UID is cut and told apart by its digest: it has to fit an index. */
const longestUid = 200;

/** A reason to leave an entry out, thrown within this file and listed by the caller. */
class Unusable extends Error {
  readonly code: string;
  readonly wayOut: string;
  constructor(code: string, reason: string, wayOut: string) {
    super(reason);
    this.code = code;
    this.wayOut = wayOut;
  }
}

export interface EventReading {
  readonly event: CalendarEvent | null;
  readonly skipped: Remark | null;
  readonly noted: readonly Remark[];
}

/** The only properties that decide anything; garbage in any other can then do no harm. */
const wanted =
  /^(DTSTART|DTEND|DURATION|RDATE|EXDATE|RECURRENCE-ID|STATUS|SEQUENCE|DTSTAMP|LAST-MODIFIED|SUMMARY|DESCRIPTION|LOCATION|ATTENDEE|CLASS|URL|CONFERENCE|X-GOOGLE-CONFERENCE|X-MICROSOFT-SKYPETEAMSMEETINGURL|X-CLIENT-ID|X-PATIENT-ID|X-KEPT-CLIENT)[;:]/i;
const edit = 'Correct it in the calendar and import again, or book the session in Kept.';

export function readEvent(block: Block, zones: Zones): EventReading {
  const noted: Remark[] = [];
  const uid = uidOf(block);
  const remark = (code: string, reason: string, wayOut: string): Remark => ({
    line: block.line,
    uid,
    code,
    reason,
    wayOut,
  });
  try {
    if (!block.closed) {
      throw new Unusable(
        'entry-cut-off',
        'The file stops in the middle of this entry.',
        'Fetch or export the calendar again.',
      );
    }
    const component = parse(block);
    const event = interpret(component, block, zones);
    if (!uid)
      noted.push(
        remark('no-uid', 'It has no UID; one was made from its time and title.', 'Nothing needs doing.'),
      );
    if (event.clock.note)
      noted.push(remark('zone-assumed', event.clock.note, 'Check that the times are right.'));
    if (!component.hasProperty('dtend') && !component.hasProperty('duration')) {
      noted.push(
        remark(
          'no-length',
          `It has no end; ${usualMinutes} minutes were assumed.`,
          'Set an end in the calendar.',
        ),
      );
    } else if (lengthOf(component, event.start, event.clock, zones) === 0) {
      noted.push(
        remark(
          'no-length',
          `It ends when it begins; ${usualMinutes} minutes were assumed.`,
          'Set an end in the calendar.',
        ),
      );
    }
    if (block.mended > 0) {
      noted.push(
        remark('broken-folding', 'A broken line was joined to the one before it.', 'Nothing needs doing.'),
      );
    }
    if (block.lines.some(({ text }) => /^EXRULE[;:]/i.test(text))) {
      noted.push(
        remark(
          'exrule',
          'It uses EXRULE, which is out of use and was not applied.',
          'Check this series for dates that are off.',
        ),
      );
    }
    return { event: { ...event, uid: uid ?? event.uid }, skipped: null, noted };
  } catch (error) {
    if (!(error instanceof Unusable)) throw error;
    return { event: null, skipped: remark(error.code, error.message, error.wayOut), noted: [] };
  }
}

/** Read before anything else, so that an entry which cannot be read is still known by name. */
function uidOf(block: Block): string | null {
  const line = block.lines.find(({ text }) => /^UID[;:]/i.test(text));
  const uid = line?.text.slice(line.text.indexOf(':') + 1).trim() ?? '';
  if (uid === '') return null;
  return uid.length <= longestUid ? uid : `${uid.slice(0, longestUid - 33)}-${digest(uid)}`;
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 32);
}

function parse(block: Block): ICAL.Component {
  const lines = block.lines.filter((line) => wanted.test(line.text)).map((line) => quoteZone(line.text));
  try {
    return new ICAL.Component(ICAL.parse(['BEGIN:VEVENT', ...lines, 'END:VEVENT'].join('\r\n')) as unknown[]);
  } catch {
    throw new Unusable('unreadable-entry', 'Its lines do not follow the iCalendar format.', edit);
  }
}

/** Outlook writes `TZID=(UTC-05:00) Eastern Time (US & Canada)` without the quotes that its colon needs. */
function quoteZone(line: string): string {
  return line.replace(
    /^((?:DTSTART|DTEND|RECURRENCE-ID|EXDATE|RDATE);(?:[^:]*;)?TZID=)([^"][^;]*:[^;]*)(:\d{8}(?:T\d{6}Z?)?)/i,
    '$1"$2"$3',
  );
}

function interpret(component: ICAL.Component, block: Block, zones: Zones): CalendarEvent {
  const [startText] = timesOf(component, 'dtstart');
  if (!startText) throw new Unusable('no-start', 'It has no start.', edit);
  if (isDay(startText.text)) {
    throw new Unusable(
      'all-day',
      'It lasts all day, so it names no time for a session.',
      'Give it a start and an end time if it is a session.',
    );
  }
  const clock = clockOf(startText, zones);
  const start = wallOf(startText);
  const minutes = lengthOf(component, start, clock, zones);
  if (minutes < 0) throw new Unusable('ends-before-start', 'It ends before it begins.', edit);
  if (minutes > longestMinutes) {
    throw new Unusable(
      'too-long',
      'It lasts longer than 12 hours, so it is not a session.',
      'Shorten it if it is a session.',
    );
  }
  const at = clock.toInstant(start);
  const title = textOf(component, 'summary');
  return {
    ...readDetails(component),
    uid: `no-uid-${digest(`${at}\n${title}`)}`,
    line: block.line,
    clock,
    zone: clock.zone === 'UTC' ? zones.floating.zone : clock.zone,
    start,
    minutes: minutes === 0 ? usualMinutes : minutes,
    cancelled: textOf(component, 'status').toUpperCase() === 'CANCELLED',
    replaces: replacedBy(component, start, clock, zones),
    rules: rulesOf(block, clock),
    extraStarts: timesOf(component, 'rdate').map((time) => momentOf(time, start, clock, zones)),
    exceptStarts: timesOf(component, 'exdate')
      .filter((time) => !isDay(time.text))
      .map((time) => momentOf(time, start, clock, zones)),
    exceptDays: timesOf(component, 'exdate')
      .map((time) => time.text)
      .filter(isDay),
    sequence: Number.parseInt(textOf(component, 'sequence'), 10) || 0,
    stamp: textOf(component, 'last-modified') || textOf(component, 'dtstamp'),
  };
}

/** A time as the file has it: `2026-03-03T10:00:00`, with `Z` for UTC, or a day alone. */
interface WrittenTime {
  readonly text: string;
  readonly tzid: string | null;
}

function timesOf(component: ICAL.Component, name: string): WrittenTime[] {
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

function isDay(text: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(text);
}

function clockOf(time: WrittenTime, zones: Zones): ZoneClock {
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
function wallOf(time: WrittenTime): Temporal.PlainDateTime {
  try {
    return Temporal.PlainDateTime.from(time.text.replace(/Z$/, ''), { overflow: 'reject' });
  } catch {
    throw new Unusable('impossible-date', 'It is set for a date or time that does not exist.', edit);
  }
}

/** A moment named by RDATE, EXDATE or RECURRENCE-ID; a day alone means that day at the time of the series. */
function momentOf(
  time: WrittenTime,
  start: Temporal.PlainDateTime,
  series: ZoneClock,
  zones: Zones,
): Instant {
  if (isDay(time.text)) return series.toInstant(wallOf(time).withPlainTime(start.toPlainTime()));
  return (time.tzid || time.text.endsWith('Z') ? clockOf(time, zones) : series).toInstant(wallOf(time));
}

/** In minutes; 0 when the entry gives no length. */
function lengthOf(
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

function replacedBy(
  component: ICAL.Component,
  start: Temporal.PlainDateTime,
  clock: ZoneClock,
  zones: Zones,
): CalendarEvent['replaces'] {
  const [written] = timesOf(component, 'recurrence-id');
  if (!written) return null;
  const range: unknown = component.getFirstProperty('recurrence-id')?.getFirstParameter('range');
  return {
    at: momentOf(written, start, clock, zones),
    andFollowing: String(range).toUpperCase() === 'THISANDFUTURE',
  };
}

/** Rules are taken as written: the library would make 3 March of an UNTIL on 31 February. */
function rulesOf(block: Block, clock: ZoneClock): CalendarEvent['rules'] {
  return block.lines.flatMap((line) => {
    const value = /^RRULE(?:;[^:]*)?:(.*)$/i.exec(line.text)?.[1];
    if (value === undefined) return [];
    const { rule, until } = splitUntil(value.trim().toUpperCase());
    return [{ rule, until: until ? readUntil(until, clock) : null }];
  });
}

/** UNTIL is UTC, a local time, or a whole day that still counts; programs write all three. */
function readUntil(until: string, clock: ZoneClock): Temporal.PlainDateTime {
  const [, day, time, utc] = /^(\d{4}-?\d\d-?\d\d)(T\d\d:?\d\d:?\d\d)?(Z)?$/.exec(until) ?? [];
  try {
    const wall = Temporal.PlainDateTime.from(`${day}${time ?? 'T23:59:59'}`, { overflow: 'reject' });
    return utc ? clock.toWall(utcClock.toInstant(wall)) : wall;
  } catch {
    throw new Unusable('impossible-date', 'It repeats until a date that does not exist.', edit);
  }
}

function textOf(component: ICAL.Component, name: string): string {
  const value: unknown = component.getFirstPropertyValue(name);
  return value === null || value === undefined ? '' : String(value).trim();
}
