/** Who is here, who is not, and the timers by which somebody is asked. */
import { sql } from 'kysely';
import type { ClientId, SessionId, StaffId } from '#core/ids.ts';
import type { Instant } from '#core/time/instant.ts';
import { addMinutes } from '#core/time/instant.ts';
import type { Tx } from '#engine/ports.ts';
import { expectClients } from './book.ts';
import { noSuchSession } from './problems.ts';
import type {
  Hand,
  LocationAddress,
  Modality,
  Presence,
  SessionDeps,
  SessionKind,
  SessionStatus,
} from './session.ts';
import { lockSession, recordChanges } from './store.ts';

export interface DueAbsence {
  readonly sessionId: SessionId;
  readonly clientId: ClientId;
  readonly absenceDueAt: Instant;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  readonly zone: string;
  readonly kind: SessionKind;
  readonly modality: Modality;
  readonly clinicianId: StaffId;
  readonly link: string | null;
  /** `cancelled` or `moved` when only a calendar said so after the start: a doubt for the case, not an answer. */
  readonly status: SessionStatus;
}

/**
 * Expected clients whose time to be asked about has come, oldest first. Their rows stay locked until the
 * transaction ends; rows that another worker holds are passed over. Follow it with `handOver` for each that was
 * given to a case, in the same transaction. `only` asks about one of them, `after` for those that come later in this
 * order.
 */
export async function dueAbsences(
  tx: Tx,
  now: Instant,
  limit: number,
  { only, after }: { readonly only?: Attendance; readonly after?: DueAbsence } = {},
): Promise<DueAbsence[]> {
  const { rows } = await sql<DueAbsence>`
    select p.session_id as "sessionId", p.client_id as "clientId", p.absence_due_at as "absenceDueAt",
      s.starts_at as "startsAt", s.ends_at as "endsAt", s.zone, s.kind, s.modality, s.clinician_id as "clinicianId",
      s.link, s.status
    from session_participant p
    join session s on s.practice_id = p.practice_id and s.id = p.session_id
    where p.absence_due_at <= ${now}
      and (${only === undefined} or (p.session_id = ${only?.sessionId ?? null} and p.client_id = ${only?.clientId ?? null}))
      and (${after === undefined} or (p.absence_due_at, p.session_id, p.client_id)
        > (${after?.absenceDueAt ?? null}, ${after?.sessionId ?? null}::uuid, ${after?.clientId ?? null}::uuid))
    order by p.absence_due_at, p.session_id, p.client_id
    limit ${limit}
    for update of p skip locked`.execute(tx);
  return rows;
}

export interface Attendance {
  readonly sessionId: SessionId;
  readonly clientId: ClientId;
}

export interface LateAbsence {
  readonly sessionId: SessionId;
  readonly clinicianId: StaffId;
  readonly startsAt: Instant;
}

/**
 * Sessions somebody's absence from which was due before this moment and is still in nobody's hands; longest waiting
 * first, no more than `most` of each clinician.
 */
export async function lateAbsences(
  tx: Tx,
  dueBefore: Instant,
  most: number,
): Promise<readonly LateAbsence[]> {
  const { rows } = await sql<LateAbsence>`
    select "sessionId", "clinicianId", "startsAt" from (
      select s.id as "sessionId", s.clinician_id as "clinicianId", s.starts_at as "startsAt", min(p.absence_due_at) as due_at,
        row_number() over (partition by s.clinician_id order by min(p.absence_due_at), s.id) as place
      from session_participant p join session s on s.practice_id = p.practice_id and s.id = p.session_id
      where p.absence_due_at < ${dueBefore}
      group by s.practice_id, s.id
    ) late where place <= ${most} order by due_at, "sessionId"`.execute(tx);
  return rows;
}

/** A case holds these absences from now on; their timers end. */
export async function handOver(
  tx: Tx,
  deps: Pick<SessionDeps, 'newId'>,
  absences: readonly Attendance[],
  by: Hand,
): Promise<void> {
  const rows = absences.map(({ sessionId, clientId }) => ({ session_id: sessionId, client_id: clientId }));
  await sql`
    update session_participant p set absence_due_at = null, handed_over_at = ${by.now}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (session_id uuid, client_id uuid)
    where p.session_id = r.session_id and p.client_id = r.client_id`.execute(tx);
  await recordChanges(
    tx,
    deps.newId,
    absences.map((one) => ({ ...one, change: 'handed-over', was: {} })),
    by,
  );
}

export interface PresenceMark extends Attendance {
  readonly presence: Presence;
  /** When it was so, which may be earlier than now. */
  readonly at: Instant;
}

/** Marks one client. Back to `expected` starts the timer again, unless a case has it already. */
export async function markPresence(tx: Tx, deps: SessionDeps, mark: PresenceMark, by: Hand): Promise<void> {
  const session = await lockSession(tx, mark.sessionId);
  const before = session.participants.find((one) => one.clientId === mark.clientId);
  if (!before) throw noSuchSession();
  if (before.presence === mark.presence && before.presenceAt === mark.at) return;
  const { presence, presenceAt, presenceBy } = before;
  if (mark.presence === 'expected') {
    await sql`
      update session_participant set presence = 'expected', presence_at = null, presence_by = null,
        called_off_at = coalesce(called_off_at, ${by.now})
      where session_id = ${mark.sessionId} and client_id = ${mark.clientId}`.execute(tx);
    // Somebody whom the session was called off for stays called off; everyone else is waited for again.
    if (!before.calledOffAt) {
      await expectClients(tx, deps, [
        { sessionId: session.id, startsAt: session.startsAt, clientIds: [mark.clientId] },
      ]);
    }
  } else {
    await sql`
      update session_participant set presence = ${mark.presence}, presence_at = ${mark.at}, presence_by = ${by.staffId},
        absence_due_at = null
      where session_id = ${mark.sessionId} and client_id = ${mark.clientId}`.execute(tx);
  }
  await recordChanges(
    tx,
    deps.newId,
    [
      {
        sessionId: mark.sessionId,
        clientId: mark.clientId,
        change: 'presence',
        was: { presence, presenceAt, presenceBy },
      },
    ],
    by,
  );
  await deps.onSessionChanged(tx, {
    change: 'presence',
    presence: mark.presence,
    sessionId: session.id,
    clientIds: [mark.clientId],
    startsAt: session.startsAt,
    afterStart: session.startsAt <= by.now,
    by,
  });
}

export interface ConfirmedLocation extends Attendance {
  /** As the client said it: "at my sister's, 14 Elm Street". */
  readonly location: string;
  readonly address: LocationAddress | null;
}

/** Where the client is for this session. For telehealth it is asked every time, because help has to find them. */
export async function confirmLocation(
  tx: Tx,
  deps: Pick<SessionDeps, 'newId'>,
  said: ConfirmedLocation,
  by: Hand,
): Promise<void> {
  const session = await lockSession(tx, said.sessionId);
  const before = session.participants.find((one) => one.clientId === said.clientId);
  if (!before) throw noSuchSession();
  await sql`
    update session_participant set location = ${said.location},
      location_address = ${said.address ? JSON.stringify(said.address) : null}::jsonb,
      location_confirmed_at = ${by.now}, location_confirmed_by = ${by.staffId}
    where session_id = ${said.sessionId} and client_id = ${said.clientId}`.execute(tx);
  const { location, locationAddress, locationConfirmedAt } = before;
  await recordChanges(
    tx,
    deps.newId,
    [
      {
        sessionId: said.sessionId,
        clientId: said.clientId,
        change: 'location',
        was: { location, locationAddress, locationConfirmedAt },
      },
    ],
    by,
  );
}

export interface KeptSession extends Attendance {
  readonly startsAt: Instant;
}

/** Sessions that this client came to within 72 hours of an absence, before it on the same day or after it [P2.7]. */
export async function keptElsewhere(tx: Tx, clientId: ClientId, around: Instant): Promise<KeptSession[]> {
  const { rows } = await sql<KeptSession>`
    select p.session_id as "sessionId", p.client_id as "clientId", s.starts_at as "startsAt"
    from session_participant p join session s on s.practice_id = p.practice_id and s.id = p.session_id
    where p.client_id = ${clientId} and p.presence = 'here' and s.starts_at <= ${addMinutes(around, 72 * 60)}
      and (s.starts_at > ${around}
        or (s.starts_at at time zone s.zone)::date = (${around}::timestamptz at time zone s.zone)::date)
    order by s.starts_at`.execute(tx);
  return rows;
}

/** The same question for many absences at once: the clients whose absence somebody should look at twice. */
export async function keptElsewhereOf(
  tx: Tx,
  absences: readonly { readonly clientId: ClientId; readonly startsAt: Instant }[],
): Promise<Set<ClientId>> {
  const { rows } = await sql<{ clientId: ClientId }>`
    select distinct a."clientId"
    from jsonb_to_recordset(${JSON.stringify(absences)}::jsonb) as a("clientId" uuid, "startsAt" timestamptz)
    join session_participant p on p.client_id = a."clientId" and p.presence = 'here'
    join session s on s.practice_id = p.practice_id and s.id = p.session_id
    where s.starts_at <= a."startsAt" + interval '72 hours'
      and (s.starts_at > a."startsAt"
        or (s.starts_at at time zone s.zone)::date = (a."startsAt" at time zone s.zone)::date)`.execute(tx);
  return new Set(rows.map((row) => row.clientId));
}
