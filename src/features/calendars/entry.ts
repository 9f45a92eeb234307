/** What a calendar says, in our own shapes: entries as written, and the single bookings that they stand for. */
import type { Instant } from '#core/time/instant.ts';
import type { ZoneClock } from './zone-clock.ts';

export interface Attendee {
  /** Lower case; empty when the calendar gives none. */
  readonly email: string;
  readonly name: string;
  readonly declined: boolean;
}

/** What an entry tells of a booking besides its time. */
export interface EntryDetails {
  readonly title: string;
  readonly description: string;
  readonly location: string;
  readonly link: string | null;
  readonly attendees: readonly Attendee[];
  /** A client's reference that a practice system wrote into the entry. */
  readonly references: readonly string[];
  /** The calendar hides what this entry is about (CLASS). */
  readonly hidden: boolean;
}

/** One VEVENT: a single booking, the head of a series, or a change to one of its dates. */
export interface CalendarEvent extends EntryDetails {
  readonly uid: string;
  readonly line: number;
  readonly clock: ZoneClock;
  /** Where the session is shown: the clock's zone, but never UTC when the calendar tells more. */
  readonly zone: string;
  readonly start: Temporal.PlainDateTime;
  readonly minutes: number;
  readonly cancelled: boolean;
  /** Which date of the series this changes; `null` for a head or a single booking. */
  readonly replaces: { readonly at: Instant; readonly andFollowing: boolean } | null;
  readonly rules: readonly { readonly rule: string; readonly until: Temporal.PlainDateTime | null }[];
  readonly extraStarts: readonly Instant[];
  readonly exceptStarts: readonly Instant[];
  /** Days left out whole, written as dates only. */
  readonly exceptDays: readonly string[];
  readonly sequence: number;
  /** Of two with the same sequence the later stamp counts. */
  readonly stamp: string;
}

/** Everything that one UID stands for. */
export interface CalendarEntry {
  readonly uid: string;
  /** `null` when the file holds only changed dates of a series whose head is elsewhere. */
  readonly head: CalendarEvent | null;
  readonly changes: readonly CalendarEvent[];
}

/** One booking on one date. `recurrenceAt` is the start its series gave it, and stays when it is moved. */
export interface Booking extends EntryDetails {
  readonly uid: string;
  readonly recurrenceAt: Instant | null;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  readonly zone: string;
  readonly cancelled: boolean;
  readonly line: number;
}

/** Something in the file that did not become a booking, or was read with an assumption. Nothing is dropped unsaid. */
export interface Remark {
  /** The line where the entry begins, 0 for the file as a whole. */
  readonly line: number;
  readonly uid: string | null;
  /** The last day that it is about, `2026-03-03`; `null` when it repeats or nobody can say. */
  readonly lastDay: string | null;
  /** Kebab-case, for machines. */
  readonly code: string;
  readonly reason: string;
  readonly wayOut: string;
}
