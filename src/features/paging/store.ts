/** Who is being paged about what. */
import { sql } from 'kysely';
import type { ExistingCase } from '#core/case/state.ts';
import type { AlarmId, CaseId, MessageKey, PracticeId, StaffId } from '#core/ids.ts';
import type { Instant } from '#core/time/instant.ts';
import type { Tx } from '#engine/ports.ts';

export interface PagingRow {
  readonly id: string;
  readonly key: MessageKey;
  /** What it is about: a case or an alarm, one of the two. */
  readonly caseId: CaseId | null;
  readonly alarmId: AlarmId | null;
  readonly staffId: StaffId;
  /** The kind of question, or `handover`, `delegation` or `alarm`. */
  readonly about: string;
  readonly urgent: boolean;
  readonly askedAt: Instant;
  readonly answerBy: Instant;
  readonly pagedAt: Instant;
  readonly pages: number;
  readonly endedAt: Instant | null;
  readonly endedAs: 'taken' | 'over' | null;
  readonly endedBy: StaffId | null;
  readonly endedVia: 'app' | 'link' | 'call' | null;
}

const columns = sql`p.id, p.key, p.case_id as "caseId", p.alarm_id as "alarmId", p.staff_id as "staffId", p.about, p.urgent, p.asked_at as "askedAt",
  p.answer_by as "answerBy", p.paged_at as "pagedAt", p.pages, p.ended_at as "endedAt", p.ended_as as "endedAs",
  p.ended_by as "endedBy", p.ended_via as "endedVia"`;

export interface NewPaging
  extends Pick<
    PagingRow,
    'key' | 'caseId' | 'alarmId' | 'staffId' | 'about' | 'urgent' | 'answerBy' | 'pages'
  > {
  readonly id: string;
  readonly tokenHash: string;
  readonly dueAt: Instant | null;
}

/** A newer question to the same person in the same case takes the place of the one before. */
export async function insertPagings(
  tx: Tx,
  practiceId: PracticeId,
  pagings: readonly NewPaging[],
  now: Instant,
): Promise<void> {
  const rows = JSON.stringify(pagings);
  await sql`
    update paging p set ended_at = ${now}, ended_as = 'over', due_at = null
    from jsonb_to_recordset(${rows}::jsonb) as r("caseId" uuid, "staffId" uuid)
    where p.case_id = r."caseId" and p.staff_id = r."staffId" and p.ended_at is null`.execute(tx);
  await sql`
    insert into paging (practice_id, id, key, case_id, alarm_id, staff_id, about, urgent, asked_at, answer_by, paged_at, pages, due_at,
      token_hash, ended_at, ended_as)
    select ${practiceId}, id, key, "caseId", "alarmId", "staffId", about, urgent, ${now}, "answerBy", ${now}, pages, "dueAt",
      decode("tokenHash", 'hex'), case when "dueAt" is null then ${now}::timestamptz end,
      case when "dueAt" is null then 'over' end
    from jsonb_to_recordset(${rows}::jsonb) as r(id uuid, key text, "caseId" uuid, "alarmId" uuid, "staffId" uuid, about text,
      urgent boolean, "answerBy" timestamptz, pages integer, "dueAt" timestamptz, "tokenHash" text)
    on conflict (practice_id, key) do nothing`.execute(tx);
}

/** As much of a case as says whose question it is. */
export type WhoIsAsked = Pick<ExistingCase, 'status' | 'asks' | 'delegation' | 'handover'>;

export interface DuePaging extends PagingRow {
  readonly asked: WhoIsAsked;
}

/**
 * Nobody else's at this moment. The case is held as well, so far as a message needs it, and never waited for: whoever
 * decides in it waits for its pagings, and the two must not wait for each other.
 */
export async function lockDuePagings(tx: Tx, now: Instant, most: number): Promise<readonly DuePaging[]> {
  const { rows } = await sql<DuePaging>`
    select ${columns}, jsonb_build_object('status', f.status, 'asks', f.snapshot -> 'asks',
      'delegation', f.snapshot -> 'delegation', 'handover', f.snapshot -> 'handover') as asked
    from paging p join case_file f on f.practice_id = p.practice_id and f.id = p.case_id
    where p.due_at <= ${now} order by p.due_at, p.id limit ${most}
    for update of p skip locked for key share of f skip locked`.execute(tx);
  return rows;
}

/** The same of what has no case: whoever said "I have it" is asked nothing while they do. */
export async function lockDueAlarmPagings(tx: Tx, now: Instant, most: number): Promise<readonly DuePaging[]> {
  const { rows } = await sql<DuePaging>`
    select ${columns}, jsonb_build_object('status', case when a.ended_at is null then 'open' else 'closed' end,
      'asks', case when a.held_until is not null then '[]'::jsonb
        else jsonb_build_array(jsonb_build_object('staffId', a.staff_id, 'urgent', p.urgent, 'answerBy', p.answer_by)) end,
      'delegation', null, 'handover', null) as asked
    from paging p join alarm a on a.practice_id = p.practice_id and a.id = p.alarm_id
    where p.due_at <= ${now} order by p.due_at, p.id limit ${most}
    for update of p skip locked for key share of a skip locked`.execute(tx);
  return rows;
}

/** In the transaction that holds the cases. */
export async function lockOpenPagings(tx: Tx, caseIds: readonly CaseId[]): Promise<readonly PagingRow[]> {
  const { rows } = await sql<PagingRow>`
    select ${columns} from paging p where p.case_id = any(${caseIds}::uuid[]) and p.ended_at is null
    order by p.id for update`.execute(tx);
  return rows;
}

/** In the transaction that holds the alarm. */
export async function lockOpenPagingsOfAlarm(tx: Tx, alarmId: AlarmId): Promise<readonly PagingRow[]> {
  const { rows } = await sql<PagingRow>`
    select ${columns} from paging p where p.alarm_id = ${alarmId} and p.ended_at is null
    order by p.id for update`.execute(tx);
  return rows;
}

export interface Ending {
  readonly id: string;
  readonly takenBy: StaffId | null;
}

export async function endPagings(tx: Tx, endings: readonly Ending[], now: Instant): Promise<void> {
  await sql`
    update paging p set ended_at = ${now}, due_at = null, ended_by = r."takenBy",
      ended_as = case when r."takenBy" is null then 'over' else 'taken' end,
      ended_via = case when r."takenBy" is not null then 'app' end
    from jsonb_to_recordset(${JSON.stringify(endings)}::jsonb) as r(id uuid, "takenBy" uuid)
    where p.id = r.id and p.ended_at is null`.execute(tx);
}

export async function notePages(
  tx: Tx,
  {
    id,
    pages,
    urgent,
    answerBy,
    dueAt,
  }: Pick<PagingRow, 'id' | 'pages' | 'urgent' | 'answerBy'> & { dueAt: Instant },
  now: Instant,
): Promise<void> {
  await sql`
    update paging set paged_at = ${now}, pages = ${pages}, urgent = ${urgent}, answer_by = ${answerBy}, due_at = ${dueAt}
    where id = ${id}`.execute(tx);
}

export async function endedBy(tx: Tx, id: string, via: 'link' | 'call'): Promise<void> {
  await sql`update paging set ended_via = ${via} where id = ${id} and ended_as = 'taken'`.execute(tx);
}

export async function readPaging(tx: Tx, id: string): Promise<PagingRow | null> {
  const { rows } = await sql<PagingRow>`select ${columns} from paging p where p.id = ${id}`.execute(tx);
  return rows[0] ?? null;
}

/** What the same person is asked about the same thing now. */
export async function readOpenPaging(
  tx: Tx,
  { caseId, alarmId, staffId }: Pick<PagingRow, 'caseId' | 'alarmId' | 'staffId'>,
): Promise<PagingRow | null> {
  const { rows } = await sql<PagingRow>`
    select ${columns} from paging p
    where (p.case_id = ${caseId} or p.alarm_id = ${alarmId}) and p.staff_id = ${staffId} and p.ended_at is null`.execute(
    tx,
  );
  return rows[0] ?? null;
}

export interface Held {
  readonly staffId: StaffId;
  readonly until: Instant;
}

/** Who said "I have it" and still does. */
export async function holderOf(tx: Tx, caseId: CaseId, now: Instant): Promise<Held | null> {
  const { rows } = await sql<Held>`
    select snapshot -> 'lease' ->> 'staffId' as "staffId", snapshot -> 'lease' ->> 'until' as until from case_file
    where id = ${caseId} and status = 'open' and snapshot -> 'lease' ->> 'until' > ${now}`.execute(tx);
  return rows[0] ?? null;
}

/** By when somebody is asked to answer in a case that nobody has at this moment; null where nobody is asked. */
export async function askedUntil(tx: Tx, caseId: CaseId, now: Instant): Promise<Instant | null> {
  const { rows } = await sql<{ answerBy: Instant | null }>`
    select min(a ->> 'answerBy') as "answerBy"
    from case_file c, jsonb_array_elements(c.snapshot -> 'asks') a
    where c.id = ${caseId} and c.status = 'open' and coalesce(c.snapshot -> 'lease' ->> 'until', '') <= ${now}`.execute(
    tx,
  );
  return rows[0]?.answerBy ?? null;
}

export async function pagingsOfCase(tx: Tx, caseId: CaseId): Promise<readonly PagingRow[]> {
  const { rows } = await sql<PagingRow>`
    select ${columns} from paging p where p.case_id = ${caseId} order by p.asked_at, p.id`.execute(tx);
  return rows;
}

/** Asked without a practice; null for an unknown hash. */
export async function findPaging(
  tx: Tx,
  tokenHash: Buffer,
): Promise<{ readonly practiceId: PracticeId; readonly id: string } | null> {
  const { rows } = await sql<{ practiceId: PracticeId; id: string }>`
    select practice_id as "practiceId", paging_id as id from kept.paging_of_token(${tokenHash})`.execute(tx);
  return rows[0] ?? null;
}
