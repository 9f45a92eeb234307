/** Carries out what reconciling found: sessions change through their own feature, entries are written as seen. */
import type { SessionId } from '#core/ids.ts';
import type { Tx } from '#engine/ports.ts';
import {
  bookSessions,
  cancelSession,
  editSession,
  type Hand,
  moveSession,
  relabelSession,
  restoreSession,
  type SessionPlan,
  setClients,
} from '#features/sessions/facts.ts';
import type { Calendar, CalendarDeps } from './calendar.ts';
import type { Change, Reconciliation, Seen, SeenBooking } from './reconcile.ts';
import { recurrenceOf } from './reconcile.ts';
import { type EntryRow, markVanished, removeEntry, type StoredEntry, writeEntries } from './store.ts';

export async function applyChanges(
  tx: Tx,
  deps: CalendarDeps,
  calendar: Calendar,
  seen: Seen,
  { changes, outcomes }: Reconciliation,
  stored: readonly StoredEntry[],
  by: Hand,
): Promise<void> {
  const sessions = new Map<SeenBooking, SessionId>();
  const known = new Map(stored.map((entry) => [`${entry.uid}\n${entry.recurrence}`, entry.sessionId]));
  for (const one of seen.bookings) {
    const sessionId = known.get(`${one.booking.uid}\n${recurrenceOf(one.booking)}`);
    if (sessionId) sessions.set(one, sessionId);
  }
  for (const change of changes) await apply(tx, deps, calendar, change, sessions, outcomes, by);
  const added = changes.filter((change) => change.kind === 'book').map(({ seen: one }) => one);
  const ids = await bookSessions(
    tx,
    deps,
    added.map((one) => planOf(calendar, one)),
    by,
  );
  for (const [index, one] of added.entries()) sessions.set(one, ids[index] as SessionId);
  await writeEntries(
    tx,
    calendar.id,
    seen.bookings.map((one) => rowOf(one, outcomes, sessions)),
    by.now,
  );
}

async function apply(
  tx: Tx,
  deps: CalendarDeps,
  calendar: Calendar,
  change: Change,
  sessions: Map<SeenBooking, SessionId>,
  outcomes: Reconciliation['outcomes'],
  by: Hand,
): Promise<void> {
  switch (change.kind) {
    case 'book':
    case 'hold':
      return;
    case 'rename': {
      const { booking } = change.seen;
      if (change.entry.session) {
        await relabelSession(tx, change.entry.session.id, {
          uid: booking.uid,
          recurrence: recurrenceOf(booking),
        });
        sessions.set(change.seen, change.entry.session.id);
      }
      return removeEntry(tx, calendar.id, change.entry);
    }
    case 'vanish':
      await cancelSession(tx, deps, change.sessionId, by);
      return markVanished(tx, calendar.id, change.entry);
    case 'cancel':
      return cancelSession(tx, deps, change.sessionId, by);
    case 'restore':
      return restoreSession(tx, deps, change.sessionId, by);
    case 'move': {
      const moved = await moveSession(tx, deps, change.sessionId, change.seen.booking, by);
      sessions.set(change.seen, moved);
      return;
    }
    case 'edit': {
      // It may have been moved a moment ago, and then stands as another session.
      const sessionId = sessions.get(change.seen) ?? change.sessionId;
      await editSession(tx, deps, sessionId, { link: change.seen.booking.link }, by);
      const clientIds = outcomes.get(change.seen)?.clientIds ?? [];
      if (clientIds.length > 0) await setClients(tx, deps, sessionId, clientIds, by);
      return;
    }
    default:
      return change satisfies never;
  }
}

function planOf(calendar: Calendar, { booking, matching }: SeenBooking): SessionPlan {
  const { startsAt, endsAt, zone, link } = booking;
  return {
    clientIds: matching.clientIds,
    clinicianId: calendar.clinicianId,
    startsAt,
    endsAt,
    zone,
    link,
    modality: link ? 'telehealth' : calendar.modality,
    calendar: { id: calendar.id, uid: booking.uid, recurrence: recurrenceOf(booking) },
  };
}

function rowOf(
  one: SeenBooking,
  outcomes: Reconciliation['outcomes'],
  sessions: ReadonlyMap<SeenBooking, SessionId>,
): EntryRow {
  const { booking } = one;
  const { outcome, because, clientIds } = outcomes.get(one) ?? one.matching;
  const { uid, startsAt, endsAt, zone, title, link, attendees, references, line } = booking;
  return {
    uid,
    recurrence: recurrenceOf(booking),
    startsAt,
    endsAt,
    zone,
    title,
    details: { link, attendees, references, line },
    outcome: booking.cancelled ? 'called-off' : outcome,
    because: booking.cancelled ? 'The calendar says that it is called off.' : because,
    clientIds,
    sessionId: sessions.get(one) ?? null,
  };
}
