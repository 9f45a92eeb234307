/** Reads a calendar into sessions: everything in one transaction, and everything accounted for in a report. */

import type { Instant } from '#core/time/instant.ts';
import { addMinutes } from '#core/time/instant.ts';
import type { Tx } from '#engine/ports.ts';
import { clientDirectory } from '#features/people/facts.ts';
import { type CalendarId, type Hand, horizonDays, instantAt, wallAt } from '#features/sessions/facts.ts';
import { applyChanges } from './apply-changes.ts';
import type { Calendar, CalendarDeps, ImportReport, ReportId } from './calendar.ts';
import { arrange } from './directory.ts';
import type { Booking, Remark } from './entry.ts';
import { expandEntry, type Window } from './expand-entry.ts';
import { inPortions, inTurns } from './in-turns.ts';
import { type Matching, matchBooking } from './match-booking.ts';
import { readPortions } from './read-ics.ts';
import { type KnownEntry, reconcile, type Seen } from './reconcile.ts';
import { countLines, reportLines } from './report.ts';
import { readRules } from './rules.ts';
import type { StoredEntry } from './store.ts';
import {
  insertReport,
  keepCopy,
  keptCopy,
  lockCalendar,
  readEntries,
  readReports,
  setMadeUntil,
} from './store.ts';

export interface ImportOptions {
  readonly via: 'upload' | 'address';
  /** The file is only a part of the calendar: what is missing from it is not gone. */
  readonly part: boolean;
  /** A person said that it is right for so many to be gone. */
  readonly manyMayVanish: boolean;
}

/** Throws a Problem when the bytes are no calendar; then nothing has changed. */
export async function importCalendar(
  tx: Tx,
  deps: CalendarDeps,
  calendarId: CalendarId,
  bytes: Uint8Array,
  options: ImportOptions,
  by: Hand,
): Promise<ImportReport> {
  const calendar = await lockCalendar(tx, calendarId);
  const whole = !options.part;
  const report = await take(tx, deps, calendar, bytes, { ...options, whole }, by);
  // A copy that is not whole, or that a person has to look at first, replaces none that is.
  const good = report.complete && report.counts.held === 0;
  if (good || (await keptCopy(tx, calendarId)) === null) await keepCopy(tx, calendarId, bytes, by.now);
  return report;
}

/** Books the weeks that have come near since, from the copy that was last good. */
export async function extendCalendar(
  tx: Tx,
  deps: CalendarDeps,
  calendarId: CalendarId,
  now: Instant,
): Promise<void> {
  const calendar = await lockCalendar(tx, calendarId);
  const bytes = await keptCopy(tx, calendarId);
  if (!bytes || calendar.stoppedAt) return;
  const by: Hand = { via: 'calendar', staffId: null, now };
  await take(tx, deps, calendar, bytes, { via: 'kept-copy', whole: false, manyMayVanish: false }, by);
}

/** Matches what was seen before once more, after the practice has taught or taken back a rule. */
export async function matchAgain(
  tx: Tx,
  deps: CalendarDeps,
  calendarId: CalendarId,
  by: Hand,
): Promise<ImportReport> {
  const calendar = await lockCalendar(tx, calendarId);
  const window = windowOf(calendar, by.now);
  const stored = await readEntries(tx, calendarId, { from: window.from });
  const bookings = stored.filter((entry) => entry.outcome !== 'vanished').map(asBooking);
  return settle(
    tx,
    deps,
    calendar,
    {
      bookings,
      skipped: [],
      skippedUids: new Set(),
      noted: [],
      whole: false,
      manyMayVanish: false,
      via: 'rule',
    },
    window,
    stored,
    by,
  );
}

/** A notice that a series is off names the series alone; all of its dates are meant. */
function callOff(bookings: readonly Booking[], stored: readonly StoredEntry[]): Booking[] {
  const known = Map.groupBy(stored, ({ uid }) => uid);
  return bookings
    .flatMap(
      (booking) =>
        (booking.recurrenceAt === null ? known.get(booking.uid)?.map(asBooking) : null) ?? [booking],
    )
    .map((booking) => Object.assign(booking, { cancelled: true }));
}

interface Taken {
  readonly bookings: readonly Booking[];
  readonly skipped: readonly Remark[];
  readonly skippedUids: ReadonlySet<string>;
  readonly noted: readonly Remark[];
  readonly whole: boolean;
  readonly manyMayVanish: boolean;
  readonly via: ImportReport['via'];
}

async function take(
  tx: Tx,
  deps: CalendarDeps,
  calendar: Calendar,
  bytes: Uint8Array,
  options: Pick<Taken, 'via' | 'whole' | 'manyMayVanish'>,
  by: Hand,
): Promise<ImportReport> {
  const reading = await inTurns(readPortions(bytes, calendar.zone));
  const window = windowOf(calendar, by.now);
  const expansions = await inTurns(inPortions(reading.entries, (entry) => expandEntry(entry, window)));
  const bookings = expansions.flatMap((one) => one.bookings);
  const stored = await readEntries(tx, calendar.id, { from: window.from });
  const skipped = [...reading.skipped, ...expansions.flatMap((one) => one.skipped)];
  // What is over is no more listed than an old session is.
  const matters = ({ lastDay }: Remark): boolean => lastDay === null || lastDay >= window.from.slice(0, 10);
  const taken: Taken = {
    ...options,
    bookings: reading.cancels ? callOff(bookings, stored) : bookings,
    skipped: skipped.filter(matters),
    skippedUids: new Set(skipped.flatMap(({ uid }) => uid ?? [])),
    noted: reading.noted.filter(matters),
    whole: options.whole && reading.complete,
  };
  const report = await settle(tx, deps, calendar, taken, window, stored, { ...by, via: 'calendar' });
  await setMadeUntil(tx, calendar.id, window.to);
  return report;
}

async function settle(
  tx: Tx,
  deps: CalendarDeps,
  calendar: Calendar,
  taken: Taken,
  window: Window,
  stored: readonly StoredEntry[],
  by: Hand,
): Promise<ImportReport> {
  const matching = await matcher(tx, calendar);
  const seen: Seen = {
    bookings: await inTurns(
      inPortions(taken.bookings, (booking) => ({ booking, matching: matching(booking) })),
    ),
    skippedUids: taken.skippedUids,
    whole: taken.whole,
    manyMayVanish: taken.manyMayVanish,
  };
  const result = reconcile(stored.map(asKnown), seen, window, by.now);
  await applyChanges(tx, deps, calendar, seen, result, stored, by);
  const lines = reportLines(seen, result, taken);
  const report: ImportReport = {
    id: deps.newId<ReportId>(),
    calendarId: calendar.id,
    madeAt: by.now,
    via: taken.via,
    complete: taken.whole,
    counts: countLines(lines, seen, result),
    lines,
  };
  if (await saysSomethingNew(tx, report)) await insertReport(tx, report);
  return report;
}

/** A calendar that is looked at every quarter of an hour and has not changed leaves no pile of equal reports. */
async function saysSomethingNew(tx: Tx, report: ImportReport): Promise<boolean> {
  if (report.via === 'upload') return true;
  const [last] = await readReports(tx, report.calendarId, 1);
  return !last || JSON.stringify(last.lines) !== JSON.stringify(report.lines);
}

/** The same title is looked up once, however often its series repeats. */
async function matcher(tx: Tx, calendar: Calendar): Promise<(booking: Booking) => Matching> {
  const directory = arrange(await clientDirectory(tx));
  const rules = await readRules(tx, calendar.id);
  const found = new Map<string, Matching>();
  return (booking) => {
    const key = JSON.stringify([booking.uid, booking.title, booking.references, booking.attendees]);
    const known = found.get(key) ?? matchBooking(booking, directory, rules, calendar.automatic);
    found.set(key, known);
    return known;
  };
}

const mostDaysBack = 7;

/**
 * From the day of the last good reading, at most a week back, so that nothing between two readings is missed; the
 * first time from an hour ago, since those sessions may still be running and older ones are not ours to ask about.
 */
function windowOf(calendar: Calendar, now: Instant): Window {
  const to = addMinutes(now, horizonDays * 1440);
  if (!calendar.lastGoodAt) return { from: addMinutes(now, -60), to };
  const day = wallAt(calendar.lastGoodAt < now ? calendar.lastGoodAt : now, calendar.zone).toPlainDate();
  const from = instantAt(day.toPlainDateTime(), calendar.zone);
  const earliest = addMinutes(now, -mostDaysBack * 1440);
  return { from: from > earliest ? from : earliest, to };
}

function asKnown(entry: StoredEntry): KnownEntry {
  return {
    ...entry,
    link: entry.details.link,
    session: entry.sessionId ? { id: entry.sessionId, booked: entry.sessionBooked } : null,
  };
}

function asBooking(entry: StoredEntry): Booking {
  return {
    uid: entry.uid,
    recurrenceAt: entry.recurrence === '' ? null : (entry.recurrence as Instant),
    startsAt: entry.startsAt,
    endsAt: entry.endsAt,
    zone: entry.zone,
    cancelled: entry.outcome === 'called-off',
    line: entry.details.line,
    title: entry.title,
    description: '',
    location: '',
    link: entry.details.link,
    attendees: entry.details.attendees,
    references: entry.details.references,
    hidden: false,
  };
}
