/** This feature's SQL. Rows are only ever added. */
import { sql } from 'kysely';
import type { Reading } from '#core/case/vocabulary.ts';
import type { CaseId, ClientId, MessageKey, PracticeId, ReplyId } from '#core/ids.ts';
import type { Instant } from '#core/time/instant.ts';
import type { Tx } from '#engine/ports.ts';
import type { Answer, Reason, Wish } from './contract.ts';
import type { Said } from './more-of-the-same.ts';

export interface LinkOwner {
  readonly practiceId: PracticeId;
  readonly linkId: string;
  readonly caseId: CaseId;
  readonly clientId: ClientId;
  readonly expiresAt: Instant;
}

/** What a page needs to know of its link. Nothing in it says whose it is. */
export interface LinkPage {
  readonly language: string;
  readonly country: string;
  readonly timeZone: string;
  readonly aboutAt: Instant | null;
  readonly practiceName: string | null;
}

export interface NewLink extends LinkPage {
  readonly id: string;
  readonly practiceId: PracticeId;
  readonly caseId: CaseId;
  readonly clientId: ClientId;
  readonly key: MessageKey;
  readonly tokenHash: Buffer;
  readonly createdAt: Instant;
  readonly expiresAt: Instant;
}

export interface StoredAnswer {
  readonly id: ReplyId;
  readonly ordinal: number;
  readonly nonce: string;
  readonly answer: Answer;
  readonly reading: Reading;
  readonly said: string | null;
  readonly receivedAt: Instant;
}

export interface StoredExplanation {
  readonly ordinal: number;
  readonly nonce: string;
  readonly reason: Reason | null;
  readonly wish: Wish | null;
  readonly reading: 'unclear' | 'duress';
  readonly said: string | null;
}

/** Asked without a practice; `null` for an unknown hash. */
export async function findLink(tx: Tx, tokenHash: Buffer): Promise<LinkOwner | null> {
  const { rows } = await sql<LinkOwner>`
    select practice_id as "practiceId", link_id as "linkId", case_id as "caseId", client_id as "clientId",
           expires_at as "expiresAt"
      from kept.check_in_link_of(${tokenHash})`.execute(tx);
  return rows[0] ?? null;
}

export async function readLinkPage(tx: Tx, linkId: string): Promise<LinkPage> {
  const { rows } = await sql<LinkPage>`
    select language, country, time_zone as "timeZone", about_at as "aboutAt", practice_name as "practiceName"
      from check_in_link where id = ${linkId}`.execute(tx);
  if (!rows[0]) throw new Error('a link was found by its hash and is not in its practice');
  return rows[0];
}

/** What older programs that work beside this one read: the page has its field for everybody. */
const fieldForEverybody = true;

/** A key whose link exists already keeps it: queueing again after a crash changes nothing. */
export async function insertLinks(tx: Tx, links: readonly NewLink[]): Promise<void> {
  const rows = links.map(({ tokenHash, ...link }) => ({ ...link, tokenHash: tokenHash.toString('hex') }));
  await sql`
    insert into check_in_link (practice_id, id, case_id, client_id, message_key, token_hash, language, country,
                               time_zone, about_at, practice_name, asks_word, created_at, expires_at)
    select "practiceId", id, "caseId", "clientId", key, decode("tokenHash", 'hex'), language, country,
           "timeZone", "aboutAt", "practiceName", ${fieldForEverybody}, "createdAt", "expiresAt"
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r("practiceId" uuid, id uuid, "caseId" uuid,
           "clientId" uuid, key text, "tokenHash" text, language text, country text, "timeZone" text,
           "aboutAt" timestamptz, "practiceName" text, "createdAt" timestamptz, "expiresAt" timestamptz)
    on conflict (practice_id, message_key) do nothing`.execute(tx);
}

/** Two taps at once stand in line here, so that both are counted; rows that may never change cannot be locked. */
export async function lockLink(tx: Tx, linkId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`check-in ${linkId}`}, 0))`.execute(tx);
}

/** The answer of that number, or the newest when none is given. */
export async function readAnswer(tx: Tx, linkId: string, ordinal?: number): Promise<StoredAnswer | null> {
  const { rows } = await sql<StoredAnswer>`
    select id, ordinal, nonce, answer, reading, said, received_at as "receivedAt"
      from check_in_answer where link_id = ${linkId} and (${ordinal ?? null}::integer is null or ordinal = ${ordinal ?? null})
      order by ordinal desc limit 1`.execute(tx);
  return rows[0] ?? null;
}

/** What made replies, newest first. */
export async function answersHeard(tx: Tx, linkId: string, since: Instant): Promise<readonly Said[]> {
  const { rows } = await sql<Said>`
    select reading as kind, reading from check_in_answer
      where link_id = ${linkId} and not repeats and received_at > ${since}
      order by ordinal desc`.execute(tx);
  return rows;
}

export async function insertAnswer(
  tx: Tx,
  row: StoredAnswer & { practiceId: PracticeId; linkId: string; repeats: boolean },
): Promise<void> {
  await sql`
    insert into check_in_answer (practice_id, id, link_id, ordinal, nonce, answer, reading, said, repeats, received_at)
    values (${row.practiceId}, ${row.id}, ${row.linkId}, ${row.ordinal}, ${row.nonce}, ${row.answer},
            ${row.reading}, ${row.said}, ${row.repeats}, ${row.receivedAt})`.execute(tx);
}

/** Null for what is no answer on a page. */
export async function readAnsweredKey(tx: Tx, replyId: ReplyId): Promise<MessageKey | null> {
  const { rows } = await sql<{ key: MessageKey }>`
    select message_key as key from check_in_answer join check_in_link on check_in_link.id = link_id
    where check_in_answer.id = ${replyId}`.execute(tx);
  return rows[0]?.key ?? null;
}

export async function readLastExplanation(tx: Tx, answerId: ReplyId): Promise<StoredExplanation | null> {
  const { rows } = await sql<StoredExplanation>`
    select ordinal, nonce, reason, wish, coalesce(reading, 'unclear') as reading, said
      from check_in_explanation where answer_id = ${answerId} order by ordinal desc limit 1`.execute(tx);
  return rows[0] ?? null;
}

export interface Explained {
  readonly explained: boolean;
  readonly reasonGiven: boolean;
  readonly wishGiven: boolean;
}

export async function readExplained(tx: Tx, answerId: ReplyId): Promise<Explained> {
  const { rows } = await sql<Explained>`
    select count(*) > 0 as explained, count(reason) > 0 as "reasonGiven", count(wish) > 0 as "wishGiven"
      from check_in_explanation where answer_id = ${answerId}`.execute(tx);
  return rows[0] ?? { explained: false, reasonGiven: false, wishGiven: false };
}

/** What was kept as news, after whichever answer, newest first. */
export async function explanationsHeard(tx: Tx, linkId: string, since: Instant): Promise<readonly Said[]> {
  const { rows } = await sql<Said>`
    select coalesce(e.wish, e.reason, e.reading, 'unclear') as kind, coalesce(e.reading, 'unclear') as reading
      from check_in_explanation e
      join check_in_answer a on a.practice_id = e.practice_id and a.id = e.answer_id
      where a.link_id = ${linkId} and not e.repeats and e.received_at > ${since}
      order by e.received_at desc, e.ordinal desc`.execute(tx);
  return rows;
}

export async function insertExplanation(
  tx: Tx,
  row: StoredExplanation & {
    practiceId: PracticeId;
    id: string;
    answerId: ReplyId;
    repeats: boolean;
    receivedAt: Instant;
  },
): Promise<void> {
  await sql`
    insert into check_in_explanation (practice_id, id, answer_id, ordinal, nonce, reason, wish, reading, said,
                                      repeats, received_at)
    values (${row.practiceId}, ${row.id}, ${row.answerId}, ${row.ordinal}, ${row.nonce}, ${row.reason},
            ${row.wish}, ${row.reading}, ${row.said}, ${row.repeats}, ${row.receivedAt})`.execute(tx);
}
