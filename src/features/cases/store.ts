/** Cases as this feature asks for them, and the words of replies. What a case decides is written by the engine alone. */
import { sql } from 'kysely';
import type { ExistingCase } from '#core/case/state.ts';
import type { Reading } from '#core/case/vocabulary.ts';
import type {
  CaseId,
  ClientId,
  ContactChannelId,
  PracticeId,
  ReplyId,
  SessionId,
  StaffId,
  StepId,
} from '#core/ids.ts';
import type { StepKind, Tier } from '#core/protocol/protocol.ts';
import type { Instant } from '#core/time/instant.ts';
import { mayMove } from '#engine/load-case.ts';
import type { Tx } from '#engine/ports.ts';

export interface CaseRow {
  readonly id: CaseId;
  readonly clientId: ClientId;
  readonly status: 'open' | 'closed';
  readonly tier: Tier;
  readonly outcome: string | null;
  readonly ownerId: StaffId;
  readonly openedAt: Instant;
  readonly closedAt: Instant | null;
  readonly dueAt: Instant | null;
  /** The plan is stored beside it: a list needs no more of it than what its steps are. */
  readonly snapshot: Omit<ExistingCase, 'plan'>;
  readonly stepKinds: Readonly<Record<StepId, StepKind>>;
}

export interface CaseFilter {
  readonly status: 'open' | 'closed' | 'all';
  readonly clientId: string | undefined;
  readonly limit: number;
}

const columns = sql`
  id, client_id as "clientId", status, tier, outcome, owner_id as "ownerId", opened_at as "openedAt",
  closed_at as "closedAt", due_at as "dueAt", snapshot,
  (select jsonb_object_agg(step ->> 'id', step ->> 'kind')
    from jsonb_array_elements(plan -> 'protocol' -> 'ladder' -> 'steps') step) as "stepKinds"`;

/** Open cases first, most pressing first; then closed ones, newest first. */
export async function readCases(
  tx: Tx,
  { status, clientId, limit }: CaseFilter,
): Promise<readonly CaseRow[]> {
  const { rows } = await sql<CaseRow>`
    select ${columns} from case_file
    where (${status} = 'all' or status = ${status}) and (${clientId ?? null}::uuid is null or client_id = ${clientId ?? null})
    order by status desc, case when status = 'open' then due_at end, opened_at desc
    limit ${limit}`.execute(tx);
  return rows;
}

/** One case as a list shows it; `null` when there is none of this id. */
export async function readCaseRow(tx: Tx, caseId: CaseId): Promise<CaseRow | null> {
  const { rows } = await sql<CaseRow>`select ${columns} from case_file where id = ${caseId}`.execute(tx);
  return rows[0] ?? null;
}

/** Every case of a client, oldest first. */
export async function casesOfClient(tx: Tx, clientId: ClientId): Promise<readonly CaseId[]> {
  const { rows } = await sql<{ id: CaseId }>`
    select id from case_file where client_id = ${clientId} order by opened_at, id`.execute(tx);
  return rows.map(({ id }) => id);
}

/** Unknown ids are missing from the answer. */
export async function clientsOfCases(tx: Tx, caseIds: readonly CaseId[]): Promise<Map<CaseId, ClientId>> {
  if (caseIds.length === 0) return new Map();
  const { rows } = await sql<{ id: CaseId; clientId: ClientId }>`
    select id, client_id as "clientId" from case_file where id = any(${caseIds}::uuid[])`.execute(tx);
  return new Map(rows.map(({ id, clientId }) => [id, clientId]));
}

export interface OpenCase {
  readonly practiceId: PracticeId;
  readonly caseId: CaseId;
  /** The sessions that were missed in it. */
  readonly sessionIds: readonly SessionId[];
}

export async function openCaseOf(tx: Tx, clientId: ClientId): Promise<OpenCase | null> {
  const { rows } = await sql<OpenCase>`
    select practice_id as "practiceId", id as "caseId",
      array(select jsonb_array_elements(snapshot -> 'sessions') ->> 'sessionId') as "sessionIds"
    from case_file where status = 'open' and client_id = ${clientId}`.execute(tx);
  return rows[0] ?? null;
}

/** The ended case that was about this session last, and how it ended. */
export async function newestEndedCase(
  tx: Tx,
  clientId: ClientId,
  sessionId: SessionId,
): Promise<{ readonly caseId: CaseId; readonly outcome: string } | null> {
  const about = JSON.stringify([{ sessionId }]);
  const { rows } = await sql<{ caseId: CaseId; outcome: string }>`
    select id as "caseId", outcome from case_file
    where client_id = ${clientId} and status = 'closed' and snapshot -> 'sessions' @> ${about}::jsonb
    order by closed_at desc limit 1`.execute(tx);
  return rows[0] ?? null;
}

/** Whose open case this person owns, is asked in, holds, was given or is offered, or would be asked in next. */
export async function clientsWhoseOpenCaseNames(tx: Tx, staffId: StaffId): Promise<readonly ClientId[]> {
  const named = JSON.stringify([{ staffId }]);
  const { rows } = await sql<{ clientId: ClientId }>`
    select client_id as "clientId" from case_file
    where status = 'open' and (owner_id = ${staffId}
      or snapshot -> 'chain' @> ${named}::jsonb or snapshot -> 'asks' @> ${named}::jsonb
      or snapshot -> 'lease' ->> 'staffId' = ${staffId}
      or snapshot -> 'delegation' ->> 'to' = ${staffId} or snapshot -> 'handover' ->> 'to' = ${staffId})`.execute(
    tx,
  );
  return rows.map(({ clientId }) => clientId);
}

export interface AnsweredCase {
  readonly caseId: CaseId;
  readonly clientId: ClientId;
  readonly channelId: ContactChannelId | null;
  readonly language: string;
  /** Where the message went that is answered. */
  readonly address: string;
  /** All that was mailed to the client in this case: it may stand quoted below their words. */
  readonly sent: string;
}

/** The case of the newest message to a client that went out under one of these Message-IDs. */
export async function answeredCase(tx: Tx, messageIds: readonly string[]): Promise<AnsweredCase | null> {
  const { rows } = await sql<AnsweredCase>`
    select m.case_id as "caseId", c.client_id as "clientId", m.channel_id as "channelId", m.address,
      c.plan #>> '{client,language}' as language, (select coalesce(string_agg(s.body, E'\\n'), '') from message s
        where s.practice_id = m.practice_id and s.case_id = m.case_id and s.audience = 'client' and s.medium = 'email') as sent
    from message m join case_file c on c.practice_id = m.practice_id and c.id = m.case_id
    where m.audience = 'client' and m.provider_id = any(${messageIds}::text[])
    order by m.created_at desc limit 1`.execute(tx);
  return rows[0] ?? null;
}

export interface LateCase {
  readonly caseId: CaseId;
  readonly ownerId: StaffId;
  readonly dueAt: Instant;
}

/** What was due before this moment and has not moved, or cannot be moved; longest waiting first. */
export async function lateCases(tx: Tx, dueBefore: Instant, most: number): Promise<readonly LateCase[]> {
  const { rows } = await sql<LateCase>`
    select id as "caseId", owner_id as "ownerId", due_at as "dueAt" from case_file c
    where (due_at < ${dueBefore} or (faults > 0 and due_at is not null)) and ${mayMove}
    order by due_at limit ${most}`.execute(tx);
  return rows;
}

export interface ReplyRow {
  readonly id: ReplyId;
  readonly caseId: CaseId;
  readonly via: 'page' | 'sms' | 'email' | 'in-person';
  readonly channelId: ContactChannelId | null;
  readonly answer: string;
  readonly reading: Reading;
  readonly text: string;
  readonly reason: string | null;
  readonly wish: string | null;
  readonly receivedAt: Instant;
  readonly recordedAt: Instant;
}

/** A reply that comes twice is one reply. False when it was there already. */
export async function insertReply(tx: Tx, practiceId: PracticeId, reply: ReplyRow): Promise<boolean> {
  const { id, caseId, via, channelId, answer, reading, text, reason, wish, receivedAt, recordedAt } = reply;
  const { rows } = await sql`
    insert into reply (practice_id, id, case_id, via, channel_id, answer, reading, text, reason, wish, received_at, recorded_at)
    values (${practiceId}, ${id}, ${caseId}, ${via}, ${channelId}, ${answer}, ${reading}, ${text}, ${reason}, ${wish},
      ${receivedAt}, ${recordedAt})
    on conflict do nothing returning id`.execute(tx);
  return rows.length > 0;
}

export async function readReplies(tx: Tx, caseId: CaseId): Promise<readonly ReplyRow[]> {
  const { rows } = await sql<ReplyRow>`
    select id, case_id as "caseId", via, channel_id as "channelId", answer, reading, text, reason, wish,
      received_at as "receivedAt", recorded_at as "recordedAt"
    from reply where case_id = ${caseId} order by received_at, id`.execute(tx);
  return rows;
}
