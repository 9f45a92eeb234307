/** The rota as it is kept. */
import { sql } from 'kysely';
import type { ClientId, PracticeId, StaffId } from '#core/ids.ts';
import type { Away, Override, Rota, Shift } from '#core/on-call/duty.ts';
import { addMinutes, type Instant } from '#core/time/instant.ts';
import { dayOf } from '#core/time/zone.ts';
import type { Tx } from '#engine/ports.ts';
import { readPractice } from '#features/access/facts.ts';

/** What is long over decides nothing, and is no longer read. */
const keptMinutes = 62 * 24 * 60;

/** Of those who work here still: somebody who left is on call no more. */
export async function readRota(tx: Tx, now: Instant): Promise<Rota> {
  const { timeZone } = await readPractice(tx);
  const since = addMinutes(now, -keptMinutes);
  const sinceDay = dayOf(since, timeZone);
  const { rows: shifts } = await sql<Shift>`
    select h.id, h.staff_id as "staffId", h.weekdays, h.starts as "from", h.ends as until, h.time_zone as "timeZone",
      h.every_weeks as "everyWeeks", h.first_on as "firstOn", h.last_on as "lastOn"
    from on_call_shift h join staff s on s.id = h.staff_id and s.active
    where h.last_on is null or h.last_on >= ${sinceDay} order by h.starts, h.created_at, h.id`.execute(tx);
  const { rows: overrides } = await sql<Override>`
    select o.id, o.staff_id as "staffId", o.starts_at as "from", o.ends_at as until
    from on_call_override o join staff s on s.id = o.staff_id and s.active
    where o.ends_at > ${since} order by o.created_at, o.id`.execute(tx);
  const { rows: away } = await sql<Away>`
    select id, staff_id as "staffId", first_on as "firstOn", last_on as "lastOn" from on_call_away
    where last_on >= ${sinceDay} order by first_on, id`.execute(tx);
  return { timeZone, shifts, overrides, away };
}

interface Hand {
  readonly by: StaffId;
  readonly now: Instant;
}

export async function addShift(
  tx: Tx,
  practiceId: PracticeId,
  shift: Shift,
  { by, now }: Hand,
): Promise<void> {
  const { id, staffId, weekdays, from, until, timeZone, everyWeeks, firstOn, lastOn } = shift;
  await sql`
    insert into on_call_shift (practice_id, id, staff_id, weekdays, starts, ends, time_zone, every_weeks, first_on, last_on,
      created_at, created_by)
    values (${practiceId}, ${id}, ${staffId}, ${weekdays}::integer[], ${from}, ${until}, ${timeZone}, ${everyWeeks},
      ${firstOn}, ${lastOn}, ${now}, ${by})`.execute(tx);
}

export async function addOverride(
  tx: Tx,
  practiceId: PracticeId,
  { id, staffId, from, until }: Override,
  { by, now }: Hand,
): Promise<void> {
  await sql`
    insert into on_call_override (practice_id, id, staff_id, starts_at, ends_at, created_at, created_by)
    values (${practiceId}, ${id}, ${staffId}, ${from}, ${until}, ${now}, ${by})`.execute(tx);
}

export async function addAway(
  tx: Tx,
  practiceId: PracticeId,
  { id, staffId, firstOn, lastOn }: Away,
  { by, now }: Hand,
): Promise<void> {
  await sql`
    insert into on_call_away (practice_id, id, staff_id, first_on, last_on, created_at, created_by)
    values (${practiceId}, ${id}, ${staffId}, ${firstOn}, ${lastOn}, ${now}, ${by})`.execute(tx);
}

const tables = {
  shift: sql`on_call_shift`,
  override: sql`on_call_override`,
  away: sql`on_call_away`,
} as const;
export type Part = keyof typeof tables;

/** Whose it was; null when there is none. */
export async function removePart(tx: Tx, part: Part, id: string): Promise<StaffId | null> {
  const { rows } = await sql<{ staffId: StaffId }>`
    delete from ${tables[part]} where id = ${id} returning staff_id as "staffId"`.execute(tx);
  return rows[0]?.staffId ?? null;
}

export async function staffOfPart(tx: Tx, part: Part, id: string): Promise<StaffId | null> {
  const { rows } = await sql<{ staffId: StaffId }>`
    select staff_id as "staffId" from ${tables[part]} where id = ${id}`.execute(tx);
  return rows[0]?.staffId ?? null;
}

/** Whose open case does not name just these as on call. */
export async function clientsWithOtherOnCall(
  tx: Tx,
  onCall: readonly StaffId[],
): Promise<readonly ClientId[]> {
  const { rows } = await sql<{ clientId: ClientId }>`
    select client_id as "clientId" from case_file f
    where status = 'open' and array(
      select distinct link ->> 'staffId' from jsonb_array_elements(snapshot -> 'chain') link
      where link ->> 'as' = 'on-call' order by 1)
    is distinct from array(
      select distinct wanted from unnest(${onCall}::text[]) wanted where wanted <> f.owner_id::text order by 1)`.execute(
    tx,
  );
  return rows.map(({ clientId }) => clientId);
}

export async function setFeed(
  tx: Tx,
  practiceId: PracticeId,
  staffId: StaffId,
  tokenHash: Buffer,
  now: Instant,
): Promise<void> {
  await sql`
    insert into on_call_feed (practice_id, staff_id, token_hash, created_at)
    values (${practiceId}, ${staffId}, ${tokenHash}, ${now})
    on conflict (practice_id, staff_id) do update set token_hash = excluded.token_hash, created_at = excluded.created_at`.execute(
    tx,
  );
}

export async function findFeed(
  tx: Tx,
  tokenHash: Buffer,
): Promise<{ readonly practiceId: PracticeId; readonly staffId: StaffId } | null> {
  const { rows } = await sql<{ practiceId: PracticeId; staffId: StaffId }>`
    select practice_id as "practiceId", staff_id as "staffId" from kept.on_call_feed_of(${tokenHash})`.execute(
    tx,
  );
  return rows[0] ?? null;
}
