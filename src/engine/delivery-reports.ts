/** What a provider says after the send: by call-back, by bounce, or before we had even written down its id. */
import { sql } from 'kysely';
import type { MessageKey, PracticeId } from '#core/ids.ts';
import {
  holdFor,
  holdProviderIds,
  type Report,
  strengthen,
  tellCases,
  type Word,
  writeStatuses,
} from './message-status.ts';
import type { Tx } from './ports.ts';
import type { Engine } from './run.ts';

export interface DeliveryReport extends Report {
  /** Whatever the reporter knows the message by: our key, or the provider's own id. */
  readonly key: MessageKey | null;
  readonly providerId: string | null;
}

/**
 * What a provider says later: delivered, bounced, refused. Kept append-only whatever it says; one that comes before
 * the message's own record waits for it.
 */
export async function reportDelivery(
  engine: Engine,
  practiceId: PracticeId,
  { key, providerId, ...report }: DeliveryReport,
): Promise<void> {
  const now = engine.clock.now();
  await engine.database.inPractice(practiceId, async (tx) => {
    if (providerId !== null) await holdProviderIds(tx, practiceId, [providerId]);
    const { rows } = await sql<Word['message']>`
      select id, key, case_id as "caseId", audience from message
      where key = ${key} or provider_id = ${providerId} limit 1
    `.execute(tx);
    const message = rows[0];
    if (message) await holdFor(tx, practiceId, [{ message, providerId: null }]);
    const messageId = message?.id ?? null;
    const { state, code, reason } = report;
    const status = { messageId, providerId, source: 'report', state, code, reason } as const;
    await writeStatuses(tx, engine, practiceId, [status], now);
    // Perhaps the first from which we learn what the provider calls it, so that earlier ones are taken in as well.
    if (message)
      await takeIn(tx, engine, practiceId, [{ message, report: { state, code, reason }, providerId }]);
  });
}

/** What was said becomes the messages' state, the cases hear of it, and so does what came before it was expected. */
export async function takeIn(
  tx: Tx,
  engine: Engine,
  practiceId: PracticeId,
  words: readonly Word[],
): Promise<void> {
  await strengthen(tx, practiceId, words);
  const early = await earlyReports(tx, words);
  for (const word of early) await strengthen(tx, practiceId, [word]);
  await tellCases(tx, engine, practiceId, [...words, ...early]);
}

/** Reports that came before the message's own record. */
async function earlyReports(tx: Tx, words: readonly Word[]): Promise<readonly Word[]> {
  const messages = new Map(words.map(({ providerId, message }) => [providerId, message]));
  messages.delete(null);
  if (messages.size === 0) return [];
  const { rows } = await sql<Report & { providerId: string }>`
    select provider_id as "providerId", state, code, reason from message_status
    where provider_id = any(${[...messages.keys()]}::text[]) and message_id is null and state <> 'retry' order by at, id
  `.execute(tx);
  return rows.flatMap(({ providerId, ...report }) => {
    const message = messages.get(providerId);
    return message ? [{ message, report, providerId: null }] : [];
  });
}
