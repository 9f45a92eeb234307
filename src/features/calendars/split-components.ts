/**
 * Lines → the parts of a calendar. Each entry stands alone from here on, so that one that is broken never takes
 * the others with it.
 */
import { Problem } from '#core/problem.ts';
import type { Line } from './read-lines.ts';

export interface Block {
  /** Upper case: `VEVENT`, `VTIMEZONE`, `VTODO`. */
  readonly name: string;
  /** The line of its BEGIN. */
  readonly line: number;
  /** Its own property lines; for a time zone those of its parts too, BEGIN and END included. */
  readonly lines: readonly Line[];
  /** False when the file ended, or the next entry began, before its END. */
  readonly closed: boolean;
  /** Lines that were no property and were joined to the one before. */
  readonly mended: number;
}

export interface CalendarParts {
  readonly properties: readonly Line[];
  readonly blocks: readonly Block[];
  /** True when every BEGIN met its END: only then does a missing entry mean anything. */
  readonly complete: boolean;
}

const maxCalendarEntries = 50_000;
const property = /^[A-Za-z0-9-]+[;:]/;
const bracket = /^(BEGIN|END):\s*([A-Za-z0-9-]+)\s*$/i;

interface Growing {
  name: string;
  line: number;
  lines: Line[];
  closed: boolean;
  mended: number;
}

export function splitComponents(lines: readonly Line[]): CalendarParts {
  const properties: Line[] = [];
  const blocks: Growing[] = [];
  let complete = true;
  let inCalendar = false;
  let calendars = 0;
  let open: Growing | null = null;
  /** Parts inside an entry, such as an alarm; only a time zone's are kept. */
  let inside: string[] = [];

  const close = (closed: boolean): void => {
    if (open && !closed) complete = false;
    if (open) blocks.push({ ...open, closed });
    if (blocks.length > maxCalendarEntries) throw tooMany();
    open = null;
    inside = [];
  };

  for (const line of lines) {
    const [, word, named] = bracket.exec(line.text) ?? [];
    const name = named?.toUpperCase();
    const begins = word?.toUpperCase() === 'BEGIN';
    if (name === 'VCALENDAR') {
      close(false);
      if (begins && inCalendar) complete = false;
      if (begins) calendars += 1;
      inCalendar = begins;
    } else if (!inCalendar) {
      continue;
    } else if (!open) {
      if (name && begins) open = { name, line: line.number, lines: [], closed: false, mended: 0 };
      else if (!name) properties.push(line);
    } else if (name && begins && startsEntry(name)) {
      close(false);
      open = { name, line: line.number, lines: [], closed: false, mended: 0 };
    } else if (name) {
      if (!begins && name === open.name && inside.length === 0) close(true);
      else {
        inside = begins ? [...inside, name] : inside.slice(0, Math.max(0, inside.lastIndexOf(name)));
        if (open.name === 'VTIMEZONE') open.lines.push(line);
      }
    } else if (inside.length === 0 || open.name === 'VTIMEZONE') {
      addProperty(open, line);
    }
  }
  if (open || inCalendar) complete = false;
  close(false);
  if (calendars === 0) throw notACalendar(lines);
  return { properties, blocks, complete };
}

function startsEntry(name: string): boolean {
  return (
    name === 'VEVENT' ||
    name === 'VTODO' ||
    name === 'VJOURNAL' ||
    name === 'VFREEBUSY' ||
    name === 'VTIMEZONE'
  );
}

/** Some programs break a long text without the space that folding asks for; the rest belongs to the line before. */
function addProperty(open: Growing, line: Line): void {
  const previous = open.lines.at(-1);
  if (property.test(line.text)) open.lines.push(line);
  else {
    open.mended += 1;
    if (previous) open.lines[open.lines.length - 1] = { ...previous, text: previous.text + line.text };
  }
}

function tooMany(): Problem {
  return new Problem(
    'too-large',
    'calendar-too-many-entries',
    'The calendar holds more than 50,000 entries, so it was not read.',
    [
      {
        field: 'file',
        reason: 'It holds more than 50,000 entries.',
        wayOut: 'Export a shorter period or fewer calendars.',
      },
    ],
  );
}

function notACalendar(lines: readonly Line[]): Problem {
  const webPage = lines.slice(0, 20).some((line) => /<!doctype html|<html/i.test(line.text));
  const reason = webPage
    ? 'It is a web page, perhaps a sign-in page, and not a calendar.'
    : lines.length === 0
      ? 'It is empty.'
      : 'No calendar begins in it: BEGIN:VCALENDAR is missing.';
  const wayOut = webPage
    ? 'Use the calendar’s private iCal address, the one that ends in .ics.'
    : 'Export the calendar as an .ics (iCalendar) file and try again.';
  return new Problem('invalid', 'not-a-calendar', `This is not a calendar file. ${reason}`, [
    { field: 'file', reason, wayOut },
  ]);
}
