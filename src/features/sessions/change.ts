/**
 * Moving, calling off and editing sessions. A calendar's word after the start settles nothing: the timers run on
 * and a person is asked, because an entry removed after a client did not come would hide exactly what Kept is for.
 */
import { sql } from 'kysely';
import type { ClientId, SessionId, StaffId } from '#core/ids.ts';
import type { Instant } from '#core/time/instant.ts';
import type { Tx } from '#engine/ports.ts';
import { bookSessions, expectClients } from './book.ts';
import { invalidField, inWords, notBooked } from './problems.ts';
import type { Hand, Modality, Session, SessionChange, SessionDeps } from './session.ts';
import { kindOf } from './session.ts';
import { lockSession, recordChanges } from './store.ts';

export interface NewTime {
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  readonly zone: string;
}

/** Returns the session that stands for the booking now: the same, or a new one when its time had come. */
export async function moveSession(
  tx: Tx,
  deps: SessionDeps,
  id: SessionId,
  to: NewTime,
  by: Hand,
): Promise<SessionId> {
  const session = await lockSession(tx, id);
  if (session.status !== 'booked') throw notBooked();
  if (session.startsAt === to.startsAt && session.endsAt === to.endsAt && session.zone === to.zone) return id;
  // Its time had come and the new one has not: the old stays to be asked about, and another takes its place.
  const movedTo = session.startsAt <= by.now && to.startsAt > by.now ? deps.newId<SessionId>() : id;
  await recordChanges(tx, deps.newId, [{ sessionId: id, change: 'moved', was: timeOf(session) }], by);
  if (movedTo === id) {
    await sql`
      update session set starts_at = ${to.startsAt}, ends_at = ${to.endsAt}, zone = ${to.zone},
        version = version + 1, updated_at = ${by.now}, updated_by = ${by.staffId} where id = ${id}`.execute(
      tx,
    );
    const clientIds = stillExpected(session);
    if (session.startsAt !== to.startsAt && to.startsAt > by.now) await forgetPresence(tx, id, clientIds, by);
    await expectClients(tx, deps, [{ sessionId: id, startsAt: to.startsAt, clientIds }]);
  } else {
    await replaceStarted(tx, deps, session, movedTo, to, by);
  }
  await hear(tx, deps, session, by, { change: 'moved', movedTo, newStartsAt: to.startsAt });
  return movedTo;
}

/** The session whose time had come stays as it was; another takes its place in its series and calendar. */
async function replaceStarted(
  tx: Tx,
  deps: SessionDeps,
  old: Session,
  newId: SessionId,
  to: NewTime,
  by: Hand,
): Promise<void> {
  await setStatus(tx, old, 'moved', newId, by);
  await letGo(tx, old, by);
  await bookSessions(
    tx,
    { ...deps, newId: once(newId, deps) },
    [
      {
        ...old,
        ...to,
        clientIds: stillExpected(old),
        series: old.seriesId && old.seriesStart ? { id: old.seriesId, start: old.seriesStart } : undefined,
        calendar:
          old.calendarId && old.calendarUid !== null && old.calendarRecurrence !== null
            ? { id: old.calendarId, uid: old.calendarUid, recurrence: old.calendarRecurrence }
            : undefined,
      },
    ],
    by,
  );
}

/** The next identifier is the one already promised; those after it are new. */
function once(first: SessionId, deps: SessionDeps): SessionDeps['newId'] {
  let given = false;
  return <Id extends string>(): Id => {
    if (given) return deps.newId<Id>();
    given = true;
    return first as string as Id;
  };
}

/** Says nothing when the session was called off before. */
export async function cancelSession(tx: Tx, deps: SessionDeps, id: SessionId, by: Hand): Promise<void> {
  const session = await lockSession(tx, id);
  if (session.status !== 'booked') return;
  await setStatus(tx, session, 'cancelled', null, by);
  await letGo(tx, session, by);
  await recordChanges(tx, deps.newId, [{ sessionId: id, change: 'cancelled', was: timeOf(session) }], by);
  await hear(tx, deps, session, by, { change: 'cancelled' });
}

/** A cancellation that was taken back: everyone is expected again. */
export async function restoreSession(tx: Tx, deps: SessionDeps, id: SessionId, by: Hand): Promise<void> {
  const session = await lockSession(tx, id);
  if (session.status !== 'cancelled') return;
  await setStatus(tx, session, 'booked', null, by);
  await expectClients(tx, deps, [
    { sessionId: id, startsAt: session.startsAt, clientIds: session.participants.map((one) => one.clientId) },
  ]);
  await recordChanges(tx, deps.newId, [{ sessionId: id, change: 'restored', was: {} }], by);
  await hear(tx, deps, session, by, { change: 'restored' });
}

/** The same booking under another name in its calendar; nothing about the session itself changes. */
export async function relabelSession(
  tx: Tx,
  id: SessionId,
  label: { readonly uid: string; readonly recurrence: string },
): Promise<void> {
  await sql`
    update session set calendar_uid = ${label.uid}, calendar_recurrence = ${label.recurrence} where id = ${id}`.execute(
    tx,
  );
}

export interface SessionEdit {
  readonly modality?: Modality | undefined;
  readonly link?: string | null | undefined;
  readonly clinicianId?: StaffId | undefined;
}

export async function editSession(
  tx: Tx,
  deps: SessionDeps,
  id: SessionId,
  edit: SessionEdit,
  by: Hand,
): Promise<void> {
  const session = await lockSession(tx, id);
  const next = {
    modality: edit.modality ?? session.modality,
    link: edit.link === undefined ? session.link : edit.link,
    clinicianId: edit.clinicianId ?? session.clinicianId,
  };
  const { modality, link, clinicianId } = session;
  if (next.modality === modality && next.link === link && next.clinicianId === clinicianId) return;
  await inWords(() =>
    sql`
      update session set modality = ${next.modality}, link = ${next.link}, clinician_id = ${next.clinicianId},
        version = version + 1, updated_at = ${by.now}, updated_by = ${by.staffId} where id = ${id}`.execute(
      tx,
    ),
  );
  await recordChanges(
    tx,
    deps.newId,
    [{ sessionId: id, change: 'edited', was: { modality, link, clinicianId } }],
    by,
  );
}

/** Who is expected. One who leaves a session that has begun stays on its record, called off. */
export async function setClients(
  tx: Tx,
  deps: SessionDeps,
  id: SessionId,
  clientIds: readonly ClientId[],
  by: Hand,
): Promise<void> {
  const session = await lockSession(tx, id);
  if (clientIds.length === 0) {
    throw invalidField(
      'clientIds',
      'no-clients',
      'A session needs at least one client.',
      'Cancel the session instead.',
    );
  }
  const present = session.participants.filter((one) => !one.calledOffAt).map((one) => one.clientId);
  const added = clientIds.filter((clientId) => !present.includes(clientId));
  const removed = present.filter((clientId) => !clientIds.includes(clientId));
  if (added.length + removed.length === 0) return;
  await inWords(() =>
    expectClients(tx, deps, [{ sessionId: id, startsAt: session.startsAt, clientIds: added }]),
  );
  if (session.startsAt > by.now) {
    await sql`
      delete from session_participant where session_id = ${id} and client_id = any(${removed}::uuid[])
        and presence = 'expected' and handed_over_at is null`.execute(tx);
  }
  const stopsTimers = !isOnlyCalendarAfterStart(session, by);
  await sql`
    update session_participant set called_off_at = ${by.now},
      absence_due_at = case when ${stopsTimers} then null else absence_due_at end
    where session_id = ${id} and client_id = any(${removed}::uuid[])`.execute(tx);
  await sql`
    update session set kind = ${kindOf(new Set(clientIds).size)}, version = version + 1, updated_at = ${by.now},
      updated_by = ${by.staffId} where id = ${id}`.execute(tx);
  const changes = [
    ...added.map((clientId) => ({ sessionId: id, clientId, change: 'client-added', was: {} })),
    ...removed.map((clientId) => ({ sessionId: id, clientId, change: 'client-removed', was: {} })),
  ];
  await recordChanges(tx, deps.newId, changes, by);
  if (removed.length > 0) await hear(tx, deps, session, by, { change: 'client-removed' }, removed);
}

/** Who said "not on Tuesday" is expected on Thursday: what was known of the old time says nothing of the new one. */
async function forgetPresence(
  tx: Tx,
  id: SessionId,
  clientIds: readonly ClientId[],
  by: Hand,
): Promise<void> {
  await sql`
    update session_participant set presence = 'expected', presence_at = null, presence_by = null, handed_over_at = null,
      called_off_at = coalesce(called_off_at, ${by.now})
    where session_id = ${id} and client_id = any(${clientIds}::uuid[])`.execute(tx);
}

/** Stops the timers, unless it is only a calendar that says so and the time had come. */
async function letGo(tx: Tx, session: Session, by: Hand): Promise<void> {
  if (isOnlyCalendarAfterStart(session, by)) return;
  await sql`
    update session_participant set absence_due_at = null, called_off_at = coalesce(called_off_at, ${by.now})
    where session_id = ${session.id} and presence = 'expected'`.execute(tx);
}

function isOnlyCalendarAfterStart(session: Session, by: Hand): boolean {
  return by.via === 'calendar' && session.startsAt <= by.now;
}

async function setStatus(
  tx: Tx,
  session: Session,
  status: Session['status'],
  movedTo: SessionId | null,
  by: Hand,
): Promise<void> {
  await sql`
    update session set status = ${status}, moved_to = ${movedTo}, version = version + 1, updated_at = ${by.now},
      updated_by = ${by.staffId} where id = ${session.id}`.execute(tx);
}

type Heard =
  | Pick<Extract<SessionChange, { change: 'moved' }>, 'change' | 'movedTo' | 'newStartsAt'>
  | { readonly change: 'cancelled' | 'restored' | 'client-removed' };

async function hear(
  tx: Tx,
  deps: SessionDeps,
  session: Session,
  by: Hand,
  heard: Heard,
  clientIds?: readonly ClientId[],
): Promise<void> {
  await deps.onSessionChanged(tx, {
    ...heard,
    sessionId: session.id,
    clientIds: clientIds ?? session.participants.map((one) => one.clientId),
    startsAt: session.startsAt,
    afterStart: session.startsAt <= by.now,
    by,
  });
}

function stillExpected(session: Session): ClientId[] {
  return session.participants.filter((one) => !one.calledOffAt).map((one) => one.clientId);
}

/** With what was known of each client, which a new time makes unknown again. */
function timeOf({ startsAt, endsAt, zone, participants }: Session): Record<string, unknown> {
  const presences = participants.map(({ clientId, presence, presenceAt }) => ({
    clientId,
    presence,
    presenceAt,
  }));
  return { startsAt, endsAt, zone, presences };
}
