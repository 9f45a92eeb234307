/** Alarms in SQL. Whatever is decided about one is decided by whoever holds its row. */
import { sql } from 'kysely';
import type { AlarmId, PracticeId, StaffId } from '#core/ids.ts';
import type { AlarmAbout, AlarmAsk } from '#core/paging/alarm.ts';
import type { Instant } from '#core/time/instant.ts';
import type { Tx } from '#engine/ports.ts';

export interface AlarmRow extends Omit<AlarmAsk, 'pagedUntil'> {
  readonly id: AlarmId;
  readonly about: AlarmAbout;
  readonly subjectId: string;
  /** Questions put so far. */
  readonly asks: number;
  /** Until then it is `staffId`'s, who said "I have it". */
  readonly heldUntil: Instant | null;
  readonly endedAt: Instant | null;
}

const columns = sql`id, about, subject_id as "subjectId", staff_id as "staffId", round, asks, answer_by as "answerBy",
  held_until as "heldUntil", ended_at as "endedAt"`;

/** False when there is one about the same already. */
export async function insertAlarm(
  tx: Tx,
  practiceId: PracticeId,
  { id, about, subjectId, staffId, round, answerBy }: Omit<AlarmRow, 'asks' | 'heldUntil' | 'endedAt'>,
  now: Instant,
): Promise<boolean> {
  const { rows } = await sql`
    insert into alarm (practice_id, id, about, subject_id, raised_at, staff_id, round, answer_by)
    values (${practiceId}, ${id}, ${about}, ${subjectId}, ${now}, ${staffId}, ${round}, ${answerBy})
    on conflict (practice_id, about, subject_id) do nothing returning id`.execute(tx);
  return rows.length > 0;
}

/** Nobody else's at this moment. */
export async function lockDueAlarms(tx: Tx, now: Instant, most: number): Promise<readonly AlarmRow[]> {
  const { rows } = await sql<AlarmRow>`
    select ${columns} from alarm where due_at <= ${now} order by due_at, id limit ${most}
    for update skip locked`.execute(tx);
  return rows;
}

export async function lockAlarm(tx: Tx, id: AlarmId): Promise<AlarmRow | null> {
  const { rows } = await sql<AlarmRow>`select ${columns} from alarm where id = ${id} for update`.execute(tx);
  return rows[0] ?? null;
}

/** Null where none was raised about it, and once it is over. */
export async function lockOpenAlarmAbout(
  tx: Tx,
  about: AlarmAbout,
  subjectId: string,
): Promise<AlarmRow | null> {
  const { rows } = await sql<AlarmRow>`
    select ${columns} from alarm where about = ${about} and subject_id = ${subjectId} and ended_at is null
    for update`.execute(tx);
  return rows[0] ?? null;
}

export async function readAlarm(tx: Tx, id: AlarmId): Promise<AlarmRow | null> {
  const { rows } = await sql<AlarmRow>`select ${columns} from alarm where id = ${id}`.execute(tx);
  return rows[0] ?? null;
}

/** By what each is about. */
export async function openAlarms(
  tx: Tx,
  about: AlarmAbout,
  subjectIds: readonly string[],
): Promise<ReadonlyMap<string, AlarmRow>> {
  const { rows } = await sql<AlarmRow>`
    select ${columns} from alarm
    where about = ${about} and subject_id = any(${subjectIds}::uuid[]) and ended_at is null`.execute(tx);
  return new Map(rows.map((alarm) => [alarm.subjectId, alarm]));
}

/** The next question, to whomever it goes; nobody holds it any more. */
export async function noteAlarmAsk(
  tx: Tx,
  id: AlarmId,
  { staffId, round, answerBy }: Omit<AlarmAsk, 'pagedUntil'>,
): Promise<void> {
  await sql`
    update alarm set staff_id = ${staffId}, round = ${round}, answer_by = ${answerBy}, held_until = null, asks = asks + 1
    where id = ${id}`.execute(tx);
}

export async function holdAlarm(tx: Tx, id: AlarmId, staffId: StaffId, until: Instant): Promise<void> {
  await sql`update alarm set staff_id = ${staffId}, held_until = ${until} where id = ${id}`.execute(tx);
}

export async function endAlarm(tx: Tx, id: AlarmId, now: Instant): Promise<void> {
  await sql`update alarm set ended_at = ${now} where id = ${id}`.execute(tx);
}
