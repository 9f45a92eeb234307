/** Sessions and those who take part, as rows. Many are read and written at once: sweeps and imports come in hundreds. */

import type { RawBuilder } from 'kysely';
import { sql } from 'kysely';
import type { ClientId, SessionId, StaffId } from '#core/ids.ts';
import type { Instant } from '#core/time/instant.ts';
import type { NewId, Tx } from '#engine/ports.ts';
import { noSuchSession } from './problems.ts';
import type { CalendarId, Hand, Participant, SeriesId, Session } from './session.ts';

const columns = sql`
  s.id, s.version, s.kind, s.starts_at as "startsAt", s.ends_at as "endsAt", s.zone, s.modality,
  s.clinician_id as "clinicianId", s.link, s.status, s.moved_to as "movedTo", s.series_id as "seriesId",
  s.series_start as "seriesStart", s.calendar_id as "calendarId", s.calendar_uid as "calendarUid",
  s.calendar_recurrence as "calendarRecurrence"`;

export async function readSessions(tx: Tx, ids: readonly SessionId[]): Promise<Session[]> {
  return select(tx, sql`where s.id = any(${ids}::uuid[])`);
}

/** Locks the session, so that presence, a move and a cancellation at the same moment happen one after another. */
export async function lockSession(tx: Tx, id: SessionId): Promise<Session> {
  await sql`select from session where id = ${id} for update`.execute(tx);
  const [session] = await readSessions(tx, [id]);
  if (!session) throw noSuchSession();
  return session;
}

export interface SessionFilter {
  readonly from: Instant;
  readonly to: Instant;
  readonly clinicianId?: StaffId | undefined;
  readonly clientId?: ClientId | undefined;
}

/** Sessions that start within the range, whatever their status, in order. */
export async function sessionsBetween(
  tx: Tx,
  { from, to, clinicianId, clientId }: SessionFilter,
): Promise<Session[]> {
  return select(
    tx,
    sql`where s.starts_at >= ${from} and s.starts_at < ${to}
      and (${clinicianId ?? null}::uuid is null or s.clinician_id = ${clinicianId ?? null})
      and (${clientId ?? null}::uuid is null or exists (
        select from session_participant p where p.practice_id = s.practice_id and p.session_id = s.id
          and p.client_id = ${clientId ?? null}))`,
  );
}

/** Those of a series that its rule made from `seriesStart` on. */
export async function sessionsOfSeries(tx: Tx, seriesId: SeriesId, seriesStart: Instant): Promise<Session[]> {
  return select(
    tx,
    sql`where s.series_id = ${seriesId} and s.series_start >= ${seriesStart} and s.status <> 'moved'`,
  );
}

export async function sessionsOfCalendar(tx: Tx, calendarId: CalendarId): Promise<Session[]> {
  return select(tx, sql`where s.calendar_id = ${calendarId} and s.status <> 'moved'`);
}

async function select(tx: Tx, where: RawBuilder<unknown>): Promise<Session[]> {
  const { rows } = await sql<Omit<Session, 'participants'>>`
    select ${columns} from session s ${where} order by s.starts_at, s.id`.execute(tx);
  const participants = await participantsOf(
    tx,
    rows.map((row) => row.id),
  );
  return rows.map((row) => Object.assign(row, { participants: participants.get(row.id) ?? [] }));
}

async function participantsOf(
  tx: Tx,
  ids: readonly SessionId[],
): Promise<Map<SessionId, (Participant & { sessionId: SessionId })[]>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<Participant & { sessionId: SessionId }>`
    select session_id as "sessionId", client_id as "clientId", presence, presence_at as "presenceAt",
      presence_by as "presenceBy", absence_due_at as "absenceDueAt", handed_over_at as "handedOverAt",
      called_off_at as "calledOffAt", location, location_address as "locationAddress",
      location_confirmed_at as "locationConfirmedAt", location_confirmed_by as "locationConfirmedBy"
    from session_participant where session_id = any(${ids}::uuid[]) order by session_id, client_id`.execute(
    tx,
  );
  return Map.groupBy(rows, (row) => row.sessionId);
}

export interface SessionRow {
  readonly id: SessionId;
  readonly kind: string;
  readonly starts_at: Instant;
  readonly ends_at: Instant;
  readonly zone: string;
  readonly modality: string;
  readonly clinician_id: StaffId;
  readonly link: string | null;
  readonly series_id: SeriesId | null;
  readonly series_start: Instant | null;
  readonly calendar_id: CalendarId | null;
  readonly calendar_uid: string | null;
  readonly calendar_recurrence: string | null;
}

export async function insertSessions(tx: Tx, rows: readonly SessionRow[], by: Hand): Promise<void> {
  await sql`
    insert into session (practice_id, id, kind, starts_at, ends_at, zone, modality, clinician_id, link, series_id,
      series_start, calendar_id, calendar_uid, calendar_recurrence, created_at, updated_at, updated_by)
    select kept.current_practice(), r.id, r.kind, r.starts_at, r.ends_at, r.zone, r.modality, r.clinician_id, r.link,
      r.series_id, r.series_start, r.calendar_id, r.calendar_uid, r.calendar_recurrence, ${by.now}, ${by.now}, ${by.staffId}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (
      id uuid, kind text, starts_at timestamptz, ends_at timestamptz, zone text, modality text, clinician_id uuid,
      link text, series_id uuid, series_start timestamptz, calendar_id uuid, calendar_uid text, calendar_recurrence text)`.execute(
    tx,
  );
}

export interface ParticipantRow {
  readonly session_id: SessionId;
  readonly client_id: ClientId;
  readonly absence_due_at: Instant;
}

export async function insertParticipants(tx: Tx, rows: readonly ParticipantRow[]): Promise<void> {
  await sql`
    insert into session_participant (practice_id, session_id, client_id, absence_due_at)
    select kept.current_practice(), r.session_id, r.client_id, r.absence_due_at
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (session_id uuid, client_id uuid, absence_due_at timestamptz)
    on conflict (practice_id, session_id, client_id)
      do update set called_off_at = null,
        absence_due_at = case when session_participant.presence = 'expected' and session_participant.handed_over_at is null
          then excluded.absence_due_at end`.execute(tx);
}

/** Sessions of this clinician that are booked and have not begun. */
export async function countSessionsOf(tx: Tx, clinicianId: StaffId, now: Instant): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) from session
    where clinician_id = ${clinicianId} and status = 'booked' and starts_at > ${now}`.execute(tx);
  return rows[0]?.count ?? 0;
}

export interface ChangeRow {
  readonly sessionId: SessionId;
  readonly clientId?: ClientId;
  readonly change: string;
  /** What it was before, as far as the change touched it. */
  readonly was: Readonly<Record<string, unknown>>;
}

export async function recordChanges(
  tx: Tx,
  newId: NewId,
  changes: readonly ChangeRow[],
  by: Hand,
): Promise<void> {
  const rows = changes.map(({ sessionId, clientId, change, was }) => ({
    id: newId(),
    session_id: sessionId,
    client_id: clientId ?? null,
    change,
    was,
  }));
  await sql`
    insert into session_change (practice_id, id, session_id, client_id, change, via, changed_by, changed_at, was)
    select kept.current_practice(), r.id, r.session_id, r.client_id, r.change, ${by.via}, ${by.staffId}, ${by.now}, r.was
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (
      id uuid, session_id uuid, client_id uuid, change text, was jsonb)`.execute(tx);
}
