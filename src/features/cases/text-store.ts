/**
 * What came in by text, or by mail without naming a message of ours, in SQL. Whatever is decided about one is decided by
 * whoever holds its row.
 */
import { sql } from 'kysely';
import { cries, type Reading } from '#core/case/vocabulary.ts';
import type { CaseId, ClientId, ContactChannelId, PracticeId, StaffId } from '#core/ids.ts';
import type { Instant } from '#core/time/instant.ts';
import type { Tx } from '#engine/ports.ts';

export type InboundMedium = 'sms' | 'email';

export interface UnheardText {
  readonly id: string;
  readonly medium: InboundMedium;
  /** What the provider calls a text; the Message-ID of a mail. */
  readonly providerId: string;
  readonly sender: string;
  readonly sealed: Uint8Array;
  readonly isBlocked: boolean;
  readonly isAutomatic: boolean;
  readonly receivedAt: Instant;
}

/** Whose text this is likely to be; null as long as there is no practice at all. */
export async function practiceOfNumber(tx: Tx, sender: string): Promise<PracticeId | null> {
  const { rows } = await sql<{ practiceId: PracticeId | null }>`
    select kept.practice_of_number(${sender}) as "practiceId"`.execute(tx);
  return rows[0]?.practiceId ?? null;
}

/** The id under which the text is kept, which is the first one's when it came before. */
export async function insertText(tx: Tx, practiceId: PracticeId, text: UnheardText): Promise<string> {
  const { id, medium, providerId, sender, sealed, isBlocked, isAutomatic, receivedAt } = text;
  await sql`
    insert into inbound_text (
      practice_id, id, medium, provider_id, sender, sealed, blocked_by_provider, is_automatic, received_at)
    values (${practiceId}, ${id}, ${medium}, ${providerId}, ${sender}, ${Buffer.from(sealed)}, ${isBlocked},
      ${isAutomatic}, ${receivedAt})
    on conflict (practice_id, provider_id) do nothing`.execute(tx);
  const { rows } = await sql<{ id: string }>`
    select id from inbound_text where provider_id = ${providerId}`.execute(tx);
  return rows[0]?.id ?? id;
}

const unheard = sql`
  select id, medium, provider_id as "providerId", sender, sealed, blocked_by_provider as "isBlocked",
    is_automatic as "isAutomatic", received_at as "receivedAt"
  from inbound_text`;

export async function unheardTexts(tx: Tx, most: number): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from inbound_text where heard_at is null order by received_at, id limit ${most}`.execute(tx);
  return rows.map(({ id }) => id);
}

/** Null when somebody has heard it already. */
export async function readUnheard(tx: Tx, id: string): Promise<UnheardText | null> {
  const { rows } = await sql<UnheardText>`${unheard} where id = ${id} and heard_at is null`.execute(tx);
  return rows[0] ?? null;
}

export async function lockUnheard(tx: Tx, id: string): Promise<boolean> {
  const { rows } = await sql`
    select from inbound_text where id = ${id} and heard_at is null for update`.execute(tx);
  return rows.length > 0;
}

/** The newest case of each client in which something was sent to this number or address, newest first. */
export interface WrittenCase {
  readonly clientId: ClientId;
  readonly caseId: CaseId;
  readonly channelId: ContactChannelId | null;
  readonly language: string;
  readonly isOpen: boolean;
}

export async function writtenCases(
  tx: Tx,
  medium: InboundMedium,
  sender: string,
): Promise<readonly WrittenCase[]> {
  const { rows } = await sql<WrittenCase>`
    select * from (
      select distinct on (c.client_id) c.client_id as "clientId", c.id as "caseId", m.channel_id as "channelId",
        coalesce(c.plan #>> '{client,language}', '') as language, c.status = 'open' as "isOpen", m.created_at
      from message m join case_file c on c.practice_id = m.practice_id and c.id = m.case_id
      where ${isTo[medium](sender)} and m.audience = 'client' and m.state <> 'cancelled'
      order by c.client_id, (c.status = 'open') desc, m.created_at desc
    ) newest order by created_at desc`.execute(tx);
  return rows;
}

/** Spelt out for each medium, as its index is. */
const isTo = {
  sms: (number: string) => sql`m.medium = 'sms' and m.address = ${number}`,
  email: (address: string) => sql`m.medium = 'email' and lower(m.address) = lower(${address})`,
} as const;

export type Asks = 'unknown-number' | 'shared-number' | 'no-case' | 'unreadable';

export interface ForPerson {
  readonly asks: Asks;
  readonly words: string;
  readonly reading: Reading;
  readonly clientIds: readonly ClientId[];
}

/** The sealed words go; what a person has to read stays in plain, without the agreed word. */
export async function markHeard(tx: Tx, id: string, person: ForPerson | null, now: Instant): Promise<void> {
  await sql`
    update inbound_text set heard_at = ${now}, sealed = null, asks = ${person?.asks ?? null},
      words = ${person?.words ?? null}, reading = ${person?.reading ?? null},
      client_ids = ${[...(person?.clientIds ?? [])]}::uuid[]
    where id = ${id}`.execute(tx);
}

/** Whoever a message could be from. */
export async function clientsOfText(tx: Tx, id: string): Promise<readonly ClientId[]> {
  const { rows } = await sql<{ clientIds: ClientId[] }>`
    select client_ids as "clientIds" from inbound_text where id = ${id}`.execute(tx);
  return rows[0]?.clientIds ?? [];
}

/** What else waits from the same sender and may be a cry, oldest first. */
export async function otherCries(tx: Tx, id: string): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select o.id from inbound_text t join inbound_text o
      on o.practice_id = t.practice_id and o.medium = t.medium and o.sender = t.sender and o.id <> t.id
    where t.id = ${id} and o.asks is not null and o.settled_at is null and o.reading = any(${cries}::text[])
    order by o.received_at, o.id`.execute(tx);
  return rows.map((other) => other.id);
}

export interface WaitingText extends ForPerson {
  readonly id: string;
  readonly medium: InboundMedium;
  readonly sender: string;
  readonly receivedAt: Instant;
}

const mostWaiting = 200;

/** What a person still has to say something about: danger first, then the oldest. */
export async function waitingTexts(tx: Tx): Promise<readonly WaitingText[]> {
  const { rows } = await sql<WaitingText>`
    select id, medium, sender, asks, words, reading, client_ids as "clientIds", received_at as "receivedAt"
    from inbound_text where asks is not null and settled_at is null
    order by reading = any(${cries}::text[]) desc, received_at, id limit ${mostWaiting}`.execute(tx);
  return rows;
}

/** False when there is none, or somebody has settled it already. */
export async function settleText(
  tx: Tx,
  id: string,
  by: { readonly staffId: StaffId; readonly note: string; readonly now: Instant },
): Promise<boolean> {
  const { rows } = await sql`
    update inbound_text set settled_at = ${by.now}, settled_by = ${by.staffId}, settled_note = ${by.note}
    where id = ${id} and asks is not null and settled_at is null returning id`.execute(tx);
  return rows.length > 0;
}
