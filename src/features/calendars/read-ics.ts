/**
 * A calendar file → what it books. Nothing is dropped unsaid: whatever does not become an entry is in `skipped`
 * with its reason and a way out, and every assumption is in `noted`.
 */

import type { CalendarEntry, CalendarEvent, Remark } from './entry.ts';
import { atOnce, inPortions, type Portions } from './in-turns.ts';
import { readEvent } from './read-event.ts';
import { readLines } from './read-lines.ts';
import type { Block, CalendarParts } from './split-components.ts';
import { splitComponents } from './split-components.ts';
import { ianaName, readZones } from './zone-clock.ts';

export interface CalendarReading {
  /** The calendar's own name for itself, or empty. */
  readonly name: string;
  /** METHOD:CANCEL: every entry in the file is called off. */
  readonly cancels: boolean;
  /**
   * True when the file is whole, no unnamed entry in it was unreadable, and it is not one invitation or answer:
   * only then does an entry that is missing from it mean anything. An entry that was skipped is not missing.
   */
  readonly complete: boolean;
  readonly entries: readonly CalendarEntry[];
  readonly skipped: readonly Remark[];
  readonly noted: readonly Remark[];
}

/** Reasons to skip an entry without a UID that hide no session from us. */
const harmless = new Set(['all-day', 'too-long', 'not-an-event']);

/** Throws a Problem when the bytes are no calendar at all, or too many; `practiceZone` serves times without one. */
export function readIcs(bytes: Uint8Array, practiceZone: string): CalendarReading {
  return atOnce(readPortions(bytes, practiceZone));
}

/** The same, in portions. */
export function* readPortions(bytes: Uint8Array, practiceZone: string): Portions<CalendarReading> {
  const { lines, encodingNote } = readLines(bytes);
  const parts = splitComponents(lines);
  const skipped: Remark[] = [];
  const noted: Remark[] = [];
  if (encodingNote) noted.push(ofFile('encoding', encodingNote, 'Check that names look right.'));
  if (!parts.complete) {
    noted.push(
      ofFile(
        'cut-off',
        'The file is not whole, so entries missing from it were not called off.',
        'Export or fetch it again.',
      ),
    );
  }
  const calendarZone = header(parts, 'X-WR-TIMEZONE');
  if (calendarZone && !ianaName(calendarZone)) {
    noted.push(
      ofFile(
        'calendar-zone',
        'The calendar’s own time zone is not known; the practice’s was used.',
        'Check that times without a zone are right.',
      ),
    );
  }
  const zones = readZones(
    parts.blocks.filter((block) => block.name === 'VTIMEZONE' && block.closed),
    calendarZone,
    practiceZone,
  );

  const events: CalendarEvent[] = [];
  const blocks = parts.blocks.filter((block) => block.name !== 'VTIMEZONE');
  skipped.push(...blocks.filter((block) => block.name !== 'VEVENT').map(notAnEvent));
  const entriesRead = yield* inPortions(
    blocks.filter((block) => block.name === 'VEVENT'),
    (block) => readEvent(block, zones),
  );
  for (const reading of entriesRead) {
    if (reading.event) events.push(reading.event);
    if (reading.skipped) skipped.push(reading.skipped);
    noted.push(...reading.noted);
  }
  const method = header(parts, 'METHOD')?.toUpperCase() ?? 'PUBLISH';
  const entries = gather(events, skipped, noted);
  return {
    name: header(parts, 'X-WR-CALNAME') ?? '',
    cancels: method === 'CANCEL',
    complete:
      parts.complete && method === 'PUBLISH' && skipped.every(({ code, uid }) => uid || harmless.has(code)),
    entries,
    skipped: skipped.sort((one, other) => one.line - other.line),
    noted,
  };
}

/** Puts the changes of a series beside its head, and keeps of several copies the newest. */
function gather(events: readonly CalendarEvent[], skipped: Remark[], noted: Remark[]): CalendarEntry[] {
  const kept = new Map<string, CalendarEvent>();
  for (const event of events) {
    let key = `${event.uid}\n${event.replaces?.at ?? ''}`;
    const other = kept.get(key);
    if (other && areTwoBookings(other, event)) {
      const uid = `${event.uid}#${event.clock.toInstant(event.start)}`;
      key = `${uid}\n`;
      noted.push({
        ...at(event),
        code: 'shared-uid',
        reason: 'Another entry has the same UID but another time; both were kept.',
        wayOut: 'Nothing needs doing.',
      });
      kept.set(key, { ...event, uid });
      continue;
    }
    const older = other && isNewer(event, other) ? other : event;
    kept.set(key, other && older === event ? other : event);
    if (other) {
      skipped.push({ ...at(older), ...olderCopy });
    }
  }
  const entries = new Map<string, { uid: string; head: CalendarEvent | null; changes: CalendarEvent[] }>();
  for (const event of kept.values()) {
    const entry = entries.get(event.uid) ?? { uid: event.uid, head: null, changes: [] };
    if (event.replaces) entry.changes.push(event);
    else entry.head = event;
    entries.set(event.uid, entry);
  }
  return [...entries.values()];
}

const olderCopy = {
  code: 'older-copy',
  reason: 'The file holds a newer copy of the same entry, which counts.',
  wayOut: 'Nothing needs doing.',
};

/** Some programs give one UID to several bookings. Dropping one would forget a client; a true copy has a rank. */
function areTwoBookings(one: CalendarEvent, other: CalendarEvent): boolean {
  return (
    !one.replaces &&
    one.rules.length === 0 &&
    other.rules.length === 0 &&
    one.sequence === other.sequence &&
    one.stamp === other.stamp &&
    !one.start.equals(other.start)
  );
}

function isNewer(one: CalendarEvent, other: CalendarEvent): boolean {
  if (one.sequence !== other.sequence) return one.sequence > other.sequence;
  return one.stamp >= other.stamp;
}

function notAnEvent(block: Block): Remark {
  const kinds: Record<string, string> = {
    VTODO: 'a to-do',
    VJOURNAL: 'a journal entry',
    VFREEBUSY: 'a free/busy list',
  };
  return {
    line: block.line,
    uid: null,
    lastDay: null,
    code: 'not-an-event',
    reason: `It is ${kinds[block.name] ?? 'a part of another kind'}, not an appointment.`,
    wayOut: 'Nothing needs doing.',
  };
}

function header(parts: CalendarParts, name: string): string | null {
  const line = parts.properties.find(
    ({ text }) => text.toUpperCase().startsWith(name) && /^[;:]/.test(text.slice(name.length)),
  );
  return line ? line.text.slice(line.text.indexOf(':') + 1).trim() : null;
}

function at(event: CalendarEvent): Pick<Remark, 'line' | 'uid' | 'lastDay'> {
  return { line: event.line, uid: event.uid, lastDay: null };
}

function ofFile(code: string, reason: string, wayOut: string): Remark {
  return { line: 0, uid: null, lastDay: null, code, reason, wayOut };
}
