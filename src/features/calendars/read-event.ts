/** One VEVENT as its lines stand in the file → an event, or the reason why it cannot be a session. */
import { createHash } from 'node:crypto';
import ICAL from 'ical.js';
import { splitUntil } from '#features/sessions/facts.ts';
import type { CalendarEvent, Remark } from './entry.ts';
import { readDetails } from './read-details.ts';
import {
  clockOf,
  edit,
  isDay,
  lengthOf,
  momentOf,
  readUntil,
  timesOf,
  Unusable,
  wallOf,
} from './read-times.ts';
import type { Block } from './split-components.ts';
import type { ZoneClock, Zones } from './zone-clock.ts';

/** Entries without a length are taken for a usual therapy hour. */
const usualMinutes = 50;
/** Longer than this is a holiday or a conference, not a session. */
const longestMinutes = 12 * 60;

/** A longer UID is cut and told apart by its digest: it has to fit an index. */
const longestUid = 200;

export interface EventReading {
  readonly event: CalendarEvent | null;
  readonly skipped: Remark | null;
  readonly noted: readonly Remark[];
}

/** The only properties that decide anything; garbage in any other can then do no harm. */
const wanted =
  /^(DTSTART|DTEND|DURATION|RDATE|EXDATE|RECURRENCE-ID|STATUS|SEQUENCE|DTSTAMP|LAST-MODIFIED|SUMMARY|DESCRIPTION|LOCATION|ATTENDEE|CLASS|URL|CONFERENCE|X-GOOGLE-CONFERENCE|X-MICROSOFT-SKYPETEAMSMEETINGURL|X-CLIENT-ID|X-PATIENT-ID|X-KEPT-CLIENT)[;:]/i;

export function readEvent(block: Block, zones: Zones): EventReading {
  const uid = uidOf(block);
  const about = { line: block.line, uid, lastDay: lastDayOf(block) };
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
    const noted = notesOn(component, block, event, uid, zones).map((note) => Object.assign(note, about));
    return { event: { ...event, uid: uid ?? event.uid }, skipped: null, noted };
  } catch (error) {
    if (!(error instanceof Unusable)) throw error;
    const { code, message: reason, wayOut } = error;
    return { event: null, skipped: { ...about, code, reason, wayOut }, noted: [] };
  }
}

type Note = Pick<Remark, 'code' | 'reason' | 'wayOut'>;

/** Every assumption that was made. */
function notesOn(
  component: ICAL.Component,
  block: Block,
  event: CalendarEvent,
  uid: string | null,
  zones: Zones,
): Note[] {
  const notes: (Note | null)[] = [
    uid
      ? null
      : { code: 'no-uid', reason: 'It has no UID; one was made from its time and title.', wayOut: nothing },
    event.clock.note
      ? { code: 'zone-assumed', reason: event.clock.note, wayOut: 'Check that the times are right.' }
      : null,
    lengthOf(component, event.start, event.clock, zones) === 0
      ? {
          code: 'no-length',
          reason: `It gives no length; ${usualMinutes} minutes were assumed.`,
          wayOut: 'Set an end in the calendar.',
        }
      : null,
    block.mended > 0
      ? { code: 'broken-folding', reason: 'A broken line was joined to the one before it.', wayOut: nothing }
      : null,
    block.lines.some(({ text }) => /^EXRULE[;:]/i.test(text))
      ? {
          code: 'exrule',
          reason: 'It uses EXRULE, which is out of use and was not applied.',
          wayOut: 'Check this series for dates that are off.',
        }
      : null,
  ];
  return notes.filter((note) => note !== null);
}

const nothing = 'Nothing needs doing.';

/** The last day that a single entry is about; `null` for one that repeats or cannot be read. */
function lastDayOf(block: Block): string | null {
  const dayIn = (name: RegExp): string | null => {
    const line = block.lines.find(({ text }) => name.test(text));
    const [, year, month, day] = /:(\d{4})(\d\d)(\d\d)/.exec(line?.text ?? '') ?? [];
    const written = `${year}-${month}-${day}`;
    return year && new Date(`${written}T00:00Z`).toJSON()?.startsWith(written) ? written : null;
  };
  if (!block.closed || block.lines.some(({ text }) => /^(RRULE|RDATE)[;:]/i.test(text))) return null;
  return dayIn(/^DTEND[;:]/i) ?? dayIn(/^DTSTART[;:]/i);
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

function textOf(component: ICAL.Component, name: string): string {
  const value: unknown = component.getFirstPropertyValue(name);
  return value === null || value === undefined ? '' : String(value).trim();
}
