/** The evening's looks as they are kept. */
import { sql } from 'kysely';
import type { PracticeId, StaffId } from '#core/ids.ts';
import type { Gap } from '#core/on-call/duty.ts';
import type { Day, Instant } from '#core/time/instant.ts';
import type { Tx } from '#engine/ports.ts';

export interface EveningLook {
  readonly id: string;
  readonly looksUntil: Instant;
  /** What nobody was there for when it was taken. */
  readonly unheld: readonly Gap[];
}

/** False when this evening was looked at already, by whichever process. */
export async function insertLook(
  tx: Tx,
  practiceId: PracticeId,
  { id, looksUntil, unheld }: EveningLook,
  { day, now }: { readonly day: Day; readonly now: Instant },
): Promise<boolean> {
  const { rows } = await sql`
    insert into evening_look (practice_id, id, day, looked_at, looks_until, unheld)
    values (${practiceId}, ${id}, ${day}, ${now}, ${looksUntil}, ${JSON.stringify(unheld)}::jsonb)
    on conflict (practice_id, day) do nothing returning id`.execute(tx);
  return rows.length > 0;
}

/** What somebody has written down as seen to, and is not over yet. */
export async function settledGaps(tx: Tx, now: Instant): Promise<readonly Gap[]> {
  const { rows } = await sql<Pick<EveningLook, 'unheld'>>`
    select unheld from evening_look where settled_at is not null and looks_until > ${now}`.execute(tx);
  return rows.flatMap(({ unheld }) => unheld);
}

/** That of the alarm which is open; there is never more than one. Whoever decides about it holds it. */
export async function lockAlarmingLook(tx: Tx): Promise<EveningLook | null> {
  const { rows } = await sql<EveningLook>`
    select e.id, e.looks_until as "looksUntil", e.unheld
    from evening_look e join alarm a on a.subject_id = e.id and a.about = 'duty' and a.ended_at is null
    order by e.looked_at limit 1 for update of e`.execute(tx);
  return rows[0] ?? null;
}

export async function alarmingLook(tx: Tx): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    select subject_id as id from alarm where about = 'duty' and ended_at is null order by raised_at limit 1`.execute(
    tx,
  );
  return rows[0]?.id ?? null;
}

export async function settleLook(
  tx: Tx,
  id: string,
  { staffId, note, now }: { readonly staffId: StaffId; readonly note: string; readonly now: Instant },
): Promise<void> {
  await sql`
    update evening_look set settled_at = ${now}, settled_by = ${staffId}, settled_note = ${note}
    where id = ${id}`.execute(tx);
}
