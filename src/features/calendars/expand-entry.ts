/** An entry → its bookings within a window: RRULE, RDATE, EXDATE, and dates that were moved, changed or called off. */

import type { Instant } from '#core/time/instant.ts';
import { addMinutes, minutesBetween } from '#core/time/instant.ts';
import { expandRule } from '#features/sessions/facts.ts';
import type { Booking, CalendarEntry, CalendarEvent, Remark } from './entry.ts';

export interface Window {
  readonly from: Instant;
  /** Starts at this time are outside. */
  readonly to: Instant;
}

export interface Expansion {
  readonly bookings: readonly Booking[];
  readonly skipped: readonly Remark[];
}

/**
 * A booking is in the window when its start is, or when the start that its series gave it is: a date moved out of
 * the window must still be seen to have moved.
 */
export function expandEntry(entry: CalendarEntry, window: Window): Expansion {
  const { head, changes } = entry;
  try {
    const following = changes
      .filter((change) => change.replaces?.andFollowing)
      .sort((one, other) => (startReplaced(one) < startReplaced(other) ? -1 : 1));
    const exact = new Map(
      [...following, ...changes.filter((change) => !change.replaces?.andFollowing)].map((change) => [
        startReplaced(change),
        change,
      ]),
    );
    const bookings: Booking[] = [];
    for (const startsAt of head ? startsOf(head, reach(following, window)) : []) {
      const change = exact.get(startsAt);
      exact.delete(startsAt);
      const ruling = following.findLast((candidate) => startReplaced(candidate) <= startsAt);
      if (change) bookings.push(booking(change, startsAt, change.clock.toInstant(change.start)));
      else if (ruling) bookings.push(booking(ruling, startsAt, shifted(ruling, startsAt)));
      else if (head) bookings.push(booking(head, isSeries(head) ? startsAt : null, startsAt));
    }
    // A change to a date that the series does not have adds that date: programs write moved dates so.
    for (const [startsAt, change] of exact)
      bookings.push(booking(change, startsAt, change.clock.toInstant(change.start)));
    return { bookings: bookings.filter((one) => isWithin(one, window)), skipped: [] };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return { bookings: [], skipped: [badRule(entry, error.message)] };
  }
}

/** The starts that the head's own rules give, in order, without exceptions, near the window. */
function startsOf(head: CalendarEvent, window: Window): Instant[] {
  const first = head.clock.toInstant(head.start);
  const wall = {
    from: head.clock.toWall(window.from).subtract({ days: 1 }),
    to: head.clock.toWall(window.to).add({ days: 1 }),
  };
  const ruled = head.rules.flatMap(({ rule, until }) =>
    expandRule({ first: head.start, rule, until }, wall).map((at) => head.clock.toInstant(at)),
  );
  const left = new Set(head.exceptStarts);
  const starts = [...new Set([first, ...ruled, ...head.extraStarts])].filter(
    (at) => !left.has(at) && !head.exceptDays.includes(head.clock.toWall(at).toPlainDate().toString()),
  );
  return starts
    .sort()
    .filter((at) => at >= addMinutes(window.from, -1440) && at < addMinutes(window.to, 1440));
}

/** "This and following" may shift dates into the window from outside it, or out of it. */
function reach(following: readonly CalendarEvent[], window: Window): Window {
  const shifts = following.map((change) =>
    minutesBetween(startReplaced(change), change.clock.toInstant(change.start)),
  );
  return {
    from: addMinutes(window.from, -Math.max(0, ...shifts)),
    to: addMinutes(window.to, -Math.min(0, ...shifts)),
  };
}

/** Moves a date as far as the first changed date was moved, on the wall clock, so that ten stays ten. */
function shifted(change: CalendarEvent, startsAt: Instant): Instant {
  const { clock, start } = change;
  const moved = clock.toWall(startReplaced(change)).until(start);
  return clock.toInstant(clock.toWall(startsAt).add(moved));
}

function startReplaced(change: CalendarEvent): Instant {
  if (!change.replaces) throw new Error('only a change replaces a start');
  return change.replaces.at;
}

function isSeries(head: CalendarEvent): boolean {
  return head.rules.length > 0 || head.extraStarts.length > 0;
}

function isWithin(one: Booking, { from, to }: Window): boolean {
  const within = (at: Instant): boolean => at >= from && at < to;
  return within(one.startsAt) || (one.recurrenceAt !== null && within(one.recurrenceAt));
}

function booking(event: CalendarEvent, recurrenceAt: Instant | null, startsAt: Instant): Booking {
  return {
    uid: event.uid,
    recurrenceAt,
    startsAt,
    endsAt: addMinutes(startsAt, event.minutes),
    zone: event.zone,
    cancelled: event.cancelled,
    line: event.line,
    title: event.title,
    description: event.description,
    location: event.location,
    link: event.link,
    attendees: event.attendees,
    references: event.references,
    hidden: event.hidden,
  };
}

function badRule(entry: CalendarEntry, reason: string): Remark {
  return {
    line: entry.head?.line ?? 0,
    uid: entry.uid,
    lastDay: null,
    code: 'unusable-rule',
    reason: `Its rule for repeating cannot be followed: ${reason}.`,
    wayOut: 'Correct how it repeats in the calendar, or book the series in Kept.',
  };
}
