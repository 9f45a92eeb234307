/** Who is expected on a day and how each of them stands, as lean rows: a clinic has thousands of them. */
import { sql } from 'kysely';
import type { ClientId, SessionId, StaffId } from '#core/ids.ts';
import type { Instant } from '#core/time/instant.ts';
import type { Tx } from '#engine/ports.ts';
import type { Modality, Presence, SessionStatus } from './session.ts';

export interface Attending {
  readonly sessionId: SessionId;
  readonly clientId: ClientId;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  readonly modality: Modality;
  readonly clinicianId: StaffId;
  readonly status: SessionStatus;
  readonly presence: Presence;
  readonly presenceAt: Instant | null;
  readonly absenceDueAt: Instant | null;
  readonly handedOverAt: Instant | null;
  readonly calledOffAt: Instant | null;
}

const columns = sql`
  s.id as "sessionId", p.client_id as "clientId", s.starts_at as "startsAt", s.ends_at as "endsAt", s.modality,
  s.clinician_id as "clinicianId", s.status, p.presence, p.presence_at as "presenceAt",
  p.absence_due_at as "absenceDueAt", p.handed_over_at as "handedOverAt", p.called_off_at as "calledOffAt"
  from session s join session_participant p on p.practice_id = s.practice_id and p.session_id = s.id`;

export interface DayRange {
  readonly from: Instant;
  readonly to: Instant;
  /** A session that began before the range and is still going on at this moment belongs to it too. */
  readonly goingOnAt: Instant;
}

/** The longest session there can be; see the contract. */
const longestHours = 12;

/** In the order of the day. */
export async function attendanceBetween(tx: Tx, { from, to, goingOnAt }: DayRange): Promise<Attending[]> {
  const { rows } = await sql<Attending>`
    select ${columns}
    where s.starts_at >= ${from}::timestamptz - make_interval(hours => ${longestHours}) and s.starts_at < ${to}
      and (s.starts_at >= ${from} or s.ends_at > ${goingOnAt})
    order by s.starts_at, s.id, p.client_id`.execute(tx);
  return rows;
}

/** When the next one begins that is to take place, from one instant until before the other. */
export async function nextSessionFrom(tx: Tx, from: Instant, until: Instant): Promise<Instant | null> {
  const { rows } = await sql<{ startsAt: Instant | null }>`
    select min(s.starts_at) as "startsAt"
    from session s join session_participant p on p.practice_id = s.practice_id and p.session_id = s.id
    where s.starts_at >= ${from} and s.starts_at < ${until} and s.status = 'booked' and p.called_off_at is null`.execute(
    tx,
  );
  return rows[0]?.startsAt ?? null;
}

/** Somebody should have been asked about these clients by now, and no case holds them: of any day, oldest first. */
export async function absencesInNobodysHands(tx: Tx, now: Instant): Promise<Attending[]> {
  const { rows } = await sql<Attending>`
    select ${columns} where p.absence_due_at <= ${now} order by p.absence_due_at, s.id, p.client_id`.execute(
    tx,
  );
  return rows;
}
