/** What is known of messages: every word of the provider append-only, and the state that they add up to. */
import { sql } from 'kysely';
import type { Command } from '#core/case/commands.ts';
import type { CaseEvent } from '#core/case/events.ts';
import type { CaseId, MessageKey, PracticeId } from '#core/ids.ts';
import type { Trouble } from '#core/sending/trouble.ts';
import type { Instant } from '#core/time/instant.ts';
import type { Decided } from './event-store.ts';
import { lockCases, type StoredCase } from './load-case.ts';
import type { NewId, Tx } from './ports.ts';
import { commitDecisions, decideOn, type Engine } from './run.ts';

export type Report = Omit<Extract<Command, { type: 'record-delivery' }>, 'type' | 'by' | 'key'>;

export interface Status {
  readonly messageId: string | null;
  readonly providerId: string | null;
  readonly state: 'sent' | 'delivered' | 'failed' | 'unknown' | 'retry';
  readonly code: string;
  readonly reason: string;
  readonly source: 'send' | 'report';
  /** Who said so, and what kept it from sending anything; null where that is not known. */
  readonly carrier?: string | null;
  readonly trouble?: Trouble | null;
}

/** What the provider said of one message. */
export interface Word {
  readonly message: {
    readonly id: string;
    readonly key: MessageKey;
    readonly caseId: CaseId | null;
    readonly audience: string;
  };
  readonly report: Report;
  /** What the provider calls it, where that is known. */
  readonly providerId: string | null;
}

export async function writeStatuses(
  tx: Tx,
  { newId }: { readonly newId: NewId },
  practiceId: PracticeId,
  statuses: readonly Status[],
  now: Instant,
): Promise<void> {
  if (statuses.length === 0) return;
  const rows = statuses.map((status) => ({ id: newId(), ...status }));
  await sql`
    insert into message_status (practice_id, id, message_id, provider_id, state, code, reason, source, at, carrier, trouble)
    select ${practiceId}, id, "messageId", "providerId", state, code, reason, source, ${now}, carrier, trouble
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, "messageId" uuid, "providerId" text, state text,
      code text, reason text, source text, carrier text, trouble text)
  `.execute(tx);
}

/**
 * Whoever writes down what became of messages holds first what the provider calls them by, so that a report which comes
 * at the same moment finds the message or is found, and then their cases, in the order in which a decision takes the two.
 */
export async function holdFor(
  tx: Tx,
  practiceId: PracticeId,
  words: readonly Pick<Word, 'message' | 'providerId'>[],
): Promise<void> {
  await holdProviderIds(
    tx,
    practiceId,
    words.flatMap(({ providerId }) => providerId ?? []),
  );
  const caseIds = words.flatMap(({ message }) => caseToTell(message) ?? []);
  if (caseIds.length > 0)
    await sql`select from case_file where id = any(${caseIds}::uuid[]) order by id for update`.execute(tx);
}

/** In one order, so that nobody waits in a circle. */
export async function holdProviderIds(
  tx: Tx,
  practiceId: PracticeId,
  providerIds: readonly string[],
): Promise<void> {
  if (providerIds.length === 0) return;
  const names = providerIds.map((providerId) => `${practiceId} ${providerId}`);
  await sql`
    select pg_advisory_xact_lock(number) from (
      select distinct hashtextextended(name, 0) as number from unnest(${names}::text[]) as name order by number) as held
  `.execute(tx);
}

/**
 * The same order as the core's: a message's state only ever gets stronger, whoever reports late. Each message at most
 * once in `words`.
 */
export async function strengthen(tx: Tx, practiceId: PracticeId, words: readonly Word[]): Promise<void> {
  if (words.length === 0) return;
  const rows = words.map(({ message, report, providerId }) => ({
    id: message.id,
    state: report.state,
    provider_id: providerId,
  }));
  await sql`
    update message m set claim = null, claimed_at = null, provider_id = coalesce(r.provider_id, m.provider_id),
      state = case when array_position(${strengths}::text[], r.state) > array_position(${strengths}::text[], m.state)
        then r.state else m.state end
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, state text, provider_id text)
    where m.practice_id = ${practiceId} and m.id = r.id
  `.execute(tx);
}

const strengths = ['cancelled', 'queued', 'sending', 'unknown', 'sent', 'failed', 'delivered'];

/** The cases hear of it, each all at once; what one refuses, since it knows better, leaves it as it is. */
export async function tellCases(
  tx: Tx,
  engine: Engine,
  practiceId: PracticeId,
  words: readonly Word[],
): Promise<void> {
  const now = engine.clock.now();
  const news = Map.groupBy(words, ({ message }) => caseToTell(message));
  const cases = await lockCases(
    tx,
    [...news.keys()].flatMap((caseId) => caseId ?? []),
  );
  const decisions = cases.map((one) => hear(one, news.get(one.state.caseId) ?? [], now));
  await commitDecisions(tx, engine, practiceId, decisions, now);
}

function hear(before: StoredCase, words: readonly Word[], now: Instant): Decided {
  let after = before.state;
  const events: CaseEvent[] = [];
  for (const { message, report } of words) {
    const command: Command = {
      type: 'record-delivery',
      by: { kind: 'provider' },
      key: message.key,
      ...report,
    };
    const considered = decideOn({ ...before, state: after }, command, now);
    if (considered.kind === 'refused') continue;
    events.push(...considered.decided.events);
    after = considered.decided.after;
  }
  return { before, events, after };
}

/** Only a client's check-in is a step of the case; what staff were told is no news to it. */
function caseToTell({ audience, caseId }: Word['message']): CaseId | null {
  return audience === 'client' ? caseId : null;
}
