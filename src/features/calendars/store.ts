/** Calendars, their entries, rules and reports, as rows. */
import { sql } from 'kysely';
import type { ClientId, SessionId } from '#core/ids.ts';
import { Problem } from '#core/problem.ts';
import type { Instant } from '#core/time/instant.ts';
import type { Tx } from '#engine/ports.ts';
import type { CalendarId, Hand } from '#features/sessions/facts.ts';
import type { Calendar, ImportReport } from './calendar.ts';
import type { CalendarInput } from './contract.ts';
import type { EntryOutcome } from './reconcile.ts';

const columns = sql`
  id, version, name, address, clinician_id as "clinicianId", zone, modality, automatic, poll_minutes as "pollMinutes",
  etag, last_modified as "lastModified", last_good_at as "lastGoodAt", made_until as "madeUntil",
  checked_at as "checkedAt", next_check_at as "nextCheckAt", failure, failing_since as "failingSince",
  stopped_at as "stoppedAt"`;

export async function insertCalendar(tx: Tx, id: CalendarId, input: CalendarInput, by: Hand): Promise<void> {
  await sql`
    insert into calendar (practice_id, id, name, address, clinician_id, zone, modality, automatic, poll_minutes,
      next_check_at, created_at, updated_at, updated_by)
    values (kept.current_practice(), ${id}, ${input.name}, ${input.address}, ${input.clinicianId}, ${input.zone},
      ${input.modality}, ${input.automatic}, ${input.pollMinutes}, ${input.address ? by.now : null}, ${by.now},
      ${by.now}, ${by.staffId})`.execute(tx);
}

export async function listCalendars(tx: Tx): Promise<Calendar[]> {
  const { rows } = await sql<Calendar>`select ${columns} from calendar order by name, id`.execute(tx);
  return rows;
}

/** Locks the calendar, so that two imports of it happen one after the other. */
export async function lockCalendar(tx: Tx, id: CalendarId): Promise<Calendar> {
  const { rows } = await sql<Calendar>`select ${columns} from calendar where id = ${id} for update`.execute(
    tx,
  );
  const [calendar] = rows;
  if (!calendar) throw new Problem('not-found', 'no-such-calendar', 'This practice has no such calendar.');
  return calendar;
}

/** A new address forgets what was known of the old one's copy. */
export async function updateCalendar(
  tx: Tx,
  before: Calendar,
  input: CalendarInput,
  stopped: boolean,
  by: Hand,
): Promise<void> {
  const sameAddress = before.address === input.address;
  const stoppedAt = stopped ? (before.stoppedAt ?? by.now) : null;
  await sql`
    update calendar set version = version + 1, name = ${input.name}, address = ${input.address},
      clinician_id = ${input.clinicianId}, zone = ${input.zone}, modality = ${input.modality},
      automatic = ${input.automatic}, poll_minutes = ${input.pollMinutes}, stopped_at = ${stoppedAt},
      etag = ${sameAddress ? before.etag : null}, last_modified = ${sameAddress ? before.lastModified : null},
      next_check_at = ${input.address && !stopped ? by.now : null}, updated_at = ${by.now}, updated_by = ${by.staffId}
    where id = ${before.id}`.execute(tx);
}

export async function keptCopy(tx: Tx, id: CalendarId): Promise<Uint8Array | null> {
  const { rows } = await sql<{
    copy: Uint8Array | null;
  }>`select last_good as copy from calendar where id = ${id}`.execute(tx);
  return rows[0]?.copy ?? null;
}

export async function keepCopy(tx: Tx, id: CalendarId, bytes: Uint8Array, now: Instant): Promise<void> {
  await sql`update calendar set last_good = ${Buffer.from(bytes)}, last_good_at = ${now} where id = ${id}`.execute(
    tx,
  );
}

export async function setMadeUntil(tx: Tx, id: CalendarId, until: Instant): Promise<void> {
  await sql`update calendar set made_until = greatest(made_until, ${until}::timestamptz) where id = ${id}`.execute(
    tx,
  );
}

/** Asks for a look now, whenever the next one was meant to be. */
export async function checkSoon(tx: Tx, id: CalendarId, now: Instant): Promise<void> {
  await sql`update calendar set next_check_at = ${now} where id = ${id} and stopped_at is null`.execute(tx);
}

/** Takes the next look for this worker; null when another has it. */
export async function claimCheck(tx: Tx, id: CalendarId, now: Instant): Promise<Calendar | null> {
  const { rows } = await sql<Calendar>`
    update calendar set next_check_at = ${now}::timestamptz + make_interval(mins => poll_minutes)
    where id = ${id} and stopped_at is null and address is not null and next_check_at <= ${now}
    returning ${columns}`.execute(tx);
  return rows[0] ?? null;
}

export async function recordCheck(
  tx: Tx,
  id: CalendarId,
  now: Instant,
  tags: { readonly etag: string | null; readonly lastModified: string | null },
): Promise<void> {
  await sql`
    update calendar set checked_at = ${now}, etag = ${tags.etag}, last_modified = ${tags.lastModified}, failure = null,
      failing_since = null where id = ${id}`.execute(tx);
}

export async function recordFailure(tx: Tx, id: CalendarId, now: Instant, failure: string): Promise<void> {
  await sql`
    update calendar set checked_at = ${now}, failure = ${failure}, failing_since = coalesce(failing_since, ${now})
    where id = ${id}`.execute(tx);
}

export interface EntryRow {
  readonly uid: string;
  readonly recurrence: string;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  readonly zone: string;
  readonly title: string;
  readonly details: EntryDetailsRow;
  readonly outcome: EntryOutcome;
  readonly because: string;
  readonly clientIds: readonly ClientId[];
  readonly sessionId: SessionId | null;
}

export interface EntryDetailsRow {
  readonly link: string | null;
  readonly attendees: readonly {
    readonly email: string;
    readonly name: string;
    readonly declined: boolean;
  }[];
  readonly references: readonly string[];
  readonly line: number;
}

export interface StoredEntry extends EntryRow {
  readonly sessionBooked: boolean;
}

export interface EntryFilter {
  readonly from: Instant;
  readonly outcomes?: readonly EntryOutcome[];
}

/** Entries from this start on, or that were moved away from later ones. */
export async function readEntries(
  tx: Tx,
  calendarId: CalendarId,
  { from, outcomes }: EntryFilter,
): Promise<StoredEntry[]> {
  const { rows } = await sql<StoredEntry>`
    select e.uid, e.recurrence, e.starts_at as "startsAt", e.ends_at as "endsAt", e.zone, e.title, e.details, e.outcome,
      e.because, e.client_ids as "clientIds", e.session_id as "sessionId", coalesce(s.status = 'booked', false) as "sessionBooked"
    from calendar_entry e
    left join session s on s.practice_id = e.practice_id and s.id = e.session_id
    where e.calendar_id = ${calendarId}
      and (e.starts_at >= ${from} or (e.recurrence <> '' and e.recurrence >= ${from}))
      and (${outcomes ?? null}::text[] is null or e.outcome = any(${outcomes ?? null}))
    order by e.starts_at, e.uid, e.recurrence`.execute(tx);
  return rows;
}

/** Whom entries from this start on, and the rules in force, may mean. */
export async function clientsNamed(tx: Tx, from: Instant): Promise<ClientId[]> {
  const { rows } = await sql<{ id: ClientId }>`
    select unnest(client_ids) as id from calendar_entry where starts_at >= ${from} and outcome in ('matched', 'unsure')
    union
    select c.client_id from calendar_rule_client c
      join calendar_rule r on r.practice_id = c.practice_id and r.id = c.rule_id where r.removed_at is null`.execute(
    tx,
  );
  return rows.map(({ id }) => id);
}

export async function writeEntries(
  tx: Tx,
  calendarId: CalendarId,
  entries: readonly EntryRow[],
  now: Instant,
): Promise<void> {
  if (entries.length === 0) return;
  await sql`
    insert into calendar_entry (practice_id, calendar_id, uid, recurrence, starts_at, ends_at, zone, title, details,
      outcome, because, client_ids, session_id, seen_at)
    select kept.current_practice(), ${calendarId}, r.uid, r.recurrence, r."startsAt", r."endsAt", r.zone, r.title, r.details,
      r.outcome, r.because, array(select jsonb_array_elements_text(r."clientIds"))::uuid[], r."sessionId", ${now}
    from jsonb_to_recordset(${JSON.stringify(entries)}::jsonb) as r (uid text, recurrence text, "startsAt" timestamptz,
      "endsAt" timestamptz, zone text, title text, details jsonb, outcome text, because text, "clientIds" jsonb, "sessionId" uuid)
    on conflict (practice_id, calendar_id, uid, recurrence) do update set starts_at = excluded.starts_at,
      ends_at = excluded.ends_at, zone = excluded.zone, title = excluded.title, details = excluded.details,
      outcome = excluded.outcome, because = excluded.because, client_ids = excluded.client_ids,
      session_id = excluded.session_id, seen_at = excluded.seen_at`.execute(tx);
}

export async function removeEntry(
  tx: Tx,
  calendarId: CalendarId,
  { uid, recurrence }: Pick<EntryRow, 'uid' | 'recurrence'>,
): Promise<void> {
  await sql`
    delete from calendar_entry where calendar_id = ${calendarId} and uid = ${uid} and recurrence = ${recurrence}`.execute(
    tx,
  );
}

export async function markVanished(
  tx: Tx,
  calendarId: CalendarId,
  { uid, recurrence }: Pick<EntryRow, 'uid' | 'recurrence'>,
): Promise<void> {
  await sql`
    update calendar_entry set outcome = 'vanished', because = 'It is no longer in the calendar.'
    where calendar_id = ${calendarId} and uid = ${uid} and recurrence = ${recurrence}`.execute(tx);
}

export async function insertReport(tx: Tx, report: ImportReport): Promise<void> {
  await sql`
    insert into calendar_report (practice_id, id, calendar_id, made_at, via, complete, counts, lines)
    values (kept.current_practice(), ${report.id}, ${report.calendarId}, ${report.madeAt}, ${report.via}, ${report.complete},
      ${JSON.stringify(report.counts)}::jsonb, ${JSON.stringify(report.lines)}::jsonb)`.execute(tx);
}

/** Newest first. */
export async function readReports(tx: Tx, calendarId: CalendarId, limit: number): Promise<ImportReport[]> {
  const { rows } = await sql<ImportReport>`
    select id, calendar_id as "calendarId", made_at as "madeAt", via, complete, counts, lines
    from calendar_report where calendar_id = ${calendarId} order by made_at desc, id desc limit ${limit}`.execute(
    tx,
  );
  return rows;
}
