/** How each member of staff is reached, as they said. */
import { sql } from 'kysely';
import type { PracticeId, StaffId } from '#core/ids.ts';
import type { PageMedium } from '#core/paging/pages-due.ts';
import type { Instant } from '#core/time/instant.ts';
import type { Tx } from '#engine/ports.ts';

export interface WayRow {
  readonly id: string;
  readonly staffId: StaffId;
  readonly medium: PageMedium;
  readonly address: string;
  readonly label: string;
  readonly afterMinutes: number;
  readonly verifiedAt: Instant | null;
  readonly codeSentAt: Instant | null;
  readonly codeTries: number;
  /** Since when it leads nowhere any more. */
  readonly endedAt: Instant | null;
}

const columns = sql`id, staff_id as "staffId", medium, address, label, after_minutes as "afterMinutes",
  verified_at as "verifiedAt", code_sent_at as "codeSentAt", code_tries as "codeTries",
  ended_at as "endedAt"`;

/** Sooner ones first. */
export async function waysOf(tx: Tx, staffIds: readonly StaffId[]): Promise<readonly WayRow[]> {
  const { rows } = await sql<WayRow>`
    select ${columns} from reach_way where staff_id = any(${staffIds}::uuid[])
    order by after_minutes, created_at, id`.execute(tx);
  return rows;
}

export async function lockWay(tx: Tx, staffId: StaffId, id: string): Promise<WayRow | null> {
  const { rows } = await sql<WayRow>`
    select ${columns} from reach_way where id = ${id} and staff_id = ${staffId} for update`.execute(tx);
  return rows[0] ?? null;
}

export type NewWay = Omit<WayRow, 'codeTries' | 'endedAt'>;

/** False when the person has this way already. */
export async function addWay(tx: Tx, practiceId: PracticeId, way: NewWay, now: Instant): Promise<boolean> {
  const { id, staffId, medium, address, label, afterMinutes, verifiedAt, codeSentAt } = way;
  const { rows } = await sql`
    insert into reach_way (practice_id, id, staff_id, medium, address, label, after_minutes, verified_at, code_sent_at,
      created_at)
    values (${practiceId}, ${id}, ${staffId}, ${medium}, ${address}, ${label}, ${afterMinutes}, ${verifiedAt}, ${codeSentAt},
      ${now})
    on conflict (practice_id, staff_id, medium, address) do nothing returning id`.execute(tx);
  return rows.length > 0;
}

export async function updateWay(tx: Tx, way: WayRow): Promise<void> {
  const { id, address, label, afterMinutes, verifiedAt, codeSentAt, codeTries, endedAt } = way;
  await sql`
    update reach_way set address = ${address}, label = ${label}, after_minutes = ${afterMinutes},
      verified_at = ${verifiedAt}, code_sent_at = ${codeSentAt}, code_tries = ${codeTries}, ended_at = ${endedAt}
    where id = ${id}`.execute(tx);
}

/** A browser that several people use is several ways. Returns those that had not ended before. */
export async function endWaysTo(tx: Tx, address: string, now: Instant): Promise<readonly WayRow[]> {
  const { rows } = await sql<WayRow>`
    update reach_way set ended_at = ${now} where medium = 'push' and address = ${address} and ended_at is null
    returning ${columns}`.execute(tx);
  return rows;
}

export async function removeWay(tx: Tx, id: string): Promise<void> {
  await sql`delete from reach_way where id = ${id}`.execute(tx);
}

/** Codes that left for this person lately: each costs money, and a number may be somebody else's. */
export async function countCodes(tx: Tx, staffId: StaffId, since: Instant): Promise<number> {
  const { rows } = await sql<{ sent: number }>`
    select count(*)::int as sent from message
    where key like ${`code/${staffId}/%`} and created_at > ${since}`.execute(tx);
  return rows[0]?.sent ?? 0;
}
