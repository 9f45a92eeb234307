/**
 * What a calendar says now, beside what it said before → what has to change. Only a change in what the calendar
 * says moves a session: what staff changed in Kept since then is never undone by reading the same thing again.
 */
import type { ClientId, SessionId } from '#core/ids.ts';
import type { Instant } from '#core/time/instant.ts';
import { minutesBetween } from '#core/time/instant.ts';
import type { Booking } from './entry.ts';
import type { Window } from './expand-entry.ts';
import type { Matching } from './match-booking.ts';
import { normalised } from './normalise.ts';

export type EntryOutcome = Matching['outcome'] | 'called-off' | 'vanished';

/** One booking as it was last seen. */
export interface KnownEntry {
  readonly uid: string;
  readonly recurrence: string;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  readonly title: string;
  readonly outcome: EntryOutcome;
  readonly session: { readonly id: SessionId; readonly booked: boolean } | null;
  /** Whom it was matched to, or whom it may mean. */
  readonly clientIds: readonly ClientId[];
  readonly link: string | null;
}

export interface SeenBooking {
  readonly booking: Booking;
  readonly matching: Matching;
}

export interface Seen {
  readonly bookings: readonly SeenBooking[];
  /** Entries that could not be read: they are not missing. */
  readonly skippedUids: ReadonlySet<string>;
  /** The file is the whole calendar, so what is missing from it is gone. */
  readonly whole: boolean;
  /** A person said that it is right for so many to be gone. */
  readonly manyMayVanish: boolean;
}

export type Change =
  | { readonly kind: 'book'; readonly seen: SeenBooking }
  | { readonly kind: 'move'; readonly seen: SeenBooking; readonly sessionId: SessionId }
  | { readonly kind: 'edit'; readonly seen: SeenBooking; readonly sessionId: SessionId }
  | { readonly kind: 'restore'; readonly seen: SeenBooking; readonly sessionId: SessionId }
  | { readonly kind: 'cancel'; readonly seen: SeenBooking; readonly sessionId: SessionId }
  | { readonly kind: 'vanish'; readonly entry: KnownEntry; readonly sessionId: SessionId }
  /** So many are missing at once that a person is asked first. */
  | { readonly kind: 'hold'; readonly entry: KnownEntry }
  /** The same booking under another name: some programs make up new UIDs each time. */
  | { readonly kind: 'rename'; readonly entry: KnownEntry; readonly seen: SeenBooking };

export interface Reconciliation {
  readonly changes: readonly Change[];
  /** What each booking stands as from now on. */
  readonly outcomes: ReadonlyMap<SeenBooking, Matching>;
}

/** From so many on, and more than half, missing bookings are held until a person says that they are gone. */
const manyVanished = 5;

export function reconcile(
  known: readonly KnownEntry[],
  seen: Seen,
  window: Window,
  now: Instant,
): Reconciliation {
  const before = new Map(known.map((entry) => [keyOf(entry), entry]));
  const present = new Set(seen.bookings.map(({ booking }) => keyOfBooking(booking)));
  const missing = known.filter(
    (entry) => !present.has(keyOf(entry)) && isIn(window, entry.startsAt) && !isGone(entry),
  );
  const fresh = seen.bookings.filter(
    ({ booking }) => !before.has(keyOfBooking(booking)) && !booking.cancelled,
  );
  const renamed = sameUnderAnotherName(missing, fresh);
  const changes: Change[] = [];
  const outcomes = new Map<SeenBooking, Matching>();

  for (const one of seen.bookings) {
    const formerly = renamed.get(one);
    if (formerly) changes.push({ kind: 'rename', entry: formerly, seen: one });
    const entry = formerly ?? before.get(keyOfBooking(one.booking)) ?? null;
    const matching = lasting(one.matching, entry);
    outcomes.set(one, matching);
    const found = changesOf({ booking: one.booking, matching }, one, entry, window, now);
    // A series that is moved as a whole moves its past dates too; what has begun is record and stays where it was.
    const stays = formerly && formerly.startsAt <= now && one.booking.startsAt <= now;
    changes.push(...(stays ? found.filter(({ kind }) => kind !== 'move') : found));
  }
  const named = new Set(renamed.values());
  const gone = missing.filter(
    (entry) => !named.has(entry) && !seen.skippedUids.has(entry.uid) && entry.startsAt > now,
  );
  if (seen.whole) changes.push(...vanished(gone, known, seen, window, now));
  return { changes, outcomes };
}

/** A title that was shortened since does not unmake a match: the booking is the same. */
function lasting(matching: Matching, entry: KnownEntry | null): Matching {
  const weaker = matching.outcome === 'unmatched' || matching.outcome === 'unsure';
  if (!weaker || !entry?.session || entry.clientIds.length === 0) return matching;
  return {
    outcome: 'matched',
    clientIds: entry.clientIds,
    because: 'It was matched before its title changed.',
  };
}

function changesOf(
  { booking, matching }: SeenBooking,
  seen: SeenBooking,
  entry: KnownEntry | null,
  window: Window,
  now: Instant,
): Change[] {
  const session = entry?.session ?? null;
  const unwanted = booking.cancelled || matching.outcome === 'not-a-session';
  if (!session) {
    const wanted = !unwanted && matching.outcome === 'matched' && isIn(window, booking.startsAt);
    return wanted ? [{ kind: 'book', seen }] : [];
  }
  const sessionId = session.id;
  if (unwanted) {
    const settles = booking.cancelled || booking.startsAt > now;
    return session.booked && settles ? [{ kind: 'cancel', seen, sessionId }] : [];
  }
  const changes: Change[] = [];
  const back = !session.booked && entry?.outcome !== 'matched';
  if (back) changes.push({ kind: 'restore', seen, sessionId });
  if (!session.booked && !back) return [];
  const moved = entry?.startsAt !== booking.startsAt || entry.endsAt !== booking.endsAt;
  if (moved) changes.push({ kind: 'move', seen, sessionId });
  if (entry?.link !== booking.link || !sameClients(entry.clientIds, matching.clientIds)) {
    changes.push({ kind: 'edit', seen, sessionId });
  }
  return changes;
}

/** Dates of one series lie at least a week apart as a rule; what was moved further is another date. */
const furthestMoved = 3.5 * 24 * 60;

/**
 * Some programs make up new UIDs each time: then time and title tell. And whoever moves a whole series gives each
 * of its dates a new name: then the nearest date of the same series is the one that was moved.
 */
function sameUnderAnotherName(
  missing: readonly KnownEntry[],
  fresh: readonly SeenBooking[],
): Map<SeenBooking, KnownEntry> {
  const pairs = new Map<SeenBooking, KnownEntry>();
  const alike = Map.groupBy(missing, likeness);
  for (const one of fresh) {
    const entry = alike.get(likeness(one.booking))?.shift();
    if (entry) pairs.set(one, entry);
  }
  const taken = new Set(pairs.values());
  const ofSeries = Map.groupBy(
    missing.filter((entry) => !taken.has(entry)),
    ({ uid }) => uid,
  );
  const distances = fresh
    .filter((one) => !pairs.has(one))
    .flatMap((one) =>
      (ofSeries.get(one.booking.uid) ?? []).map((entry) => ({
        one,
        entry,
        minutes: Math.abs(minutesBetween(entry.startsAt, one.booking.startsAt)),
      })),
    )
    .filter(({ minutes }) => minutes <= furthestMoved)
    .sort((near, far) => near.minutes - far.minutes);
  for (const { one, entry } of distances) {
    if (pairs.has(one) || taken.has(entry)) continue;
    pairs.set(one, entry);
    taken.add(entry);
  }
  return pairs;
}

function vanished(
  gone: readonly KnownEntry[],
  known: readonly KnownEntry[],
  seen: Seen,
  window: Window,
  now: Instant,
): Change[] {
  const booked = (entry: KnownEntry): boolean => entry.session?.booked === true;
  const future = known.filter(
    (entry) => booked(entry) && entry.startsAt > now && isIn(window, entry.startsAt),
  );
  const bookedAndGone = gone.filter(booked);
  // A series whose other dates are there was changed by somebody; only what is gone altogether makes one wonder.
  const uids = new Set(seen.bookings.map(({ booking }) => booking.uid));
  const altogether = bookedAndGone.filter(({ uid }) => !uids.has(uid));
  const suspicious = altogether.length >= manyVanished && altogether.length > future.length / 2;
  const held = new Set(suspicious && !seen.manyMayVanish ? altogether : []);
  return bookedAndGone.map((entry) =>
    held.has(entry)
      ? { kind: 'hold', entry }
      : { kind: 'vanish', entry, sessionId: (entry.session as NonNullable<KnownEntry['session']>).id },
  );
}

export function keyOf(entry: Pick<KnownEntry, 'uid' | 'recurrence'>): string {
  return `${entry.uid}\n${entry.recurrence}`;
}

export function recurrenceOf(booking: Booking): string {
  return booking.recurrenceAt ?? '';
}

function keyOfBooking(booking: Booking): string {
  return keyOf({ uid: booking.uid, recurrence: recurrenceOf(booking) });
}

function likeness({ startsAt, endsAt, title }: Pick<KnownEntry, 'startsAt' | 'endsAt' | 'title'>): string {
  return `${startsAt} ${endsAt} ${normalised(title)}`;
}

function isGone(entry: KnownEntry): boolean {
  return entry.outcome === 'called-off' || entry.outcome === 'vanished';
}

function isIn(window: Window, at: Instant): boolean {
  return at >= window.from && at < window.to;
}

function sameClients(one: readonly ClientId[], other: readonly ClientId[]): boolean {
  return one.length === other.length && one.every((clientId) => other.includes(clientId));
}
