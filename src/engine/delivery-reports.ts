/** What a provider says after the send: by call-back, by bounce, or before we had even written down its id. */
import { sql } from 'kysely';
import type { CaseId, MessageKey, PracticeId } from '#core/ids.ts';
import { holdFor, holdProviderId, type Report, strengthen, tellCase, writeStatus } from './message-status.ts';
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
  report: DeliveryReport,
): Promise<void> {
  const { key, providerId, state, code, reason } = report;
  const now = engine.clock.now();
  await engine.database.inPractice(practiceId, async (tx) => {
    if (providerId !== null) await holdProviderId(tx, practiceId, providerId);
    const { rows } = await sql<{ id: string; key: MessageKey; caseId: CaseId | null; audience: string }>`
      select id, key, case_id as "caseId", audience from message
      where key = ${key} or provider_id = ${providerId} limit 1
    `.execute(tx);
    const message = rows[0];
    if (message) await holdFor(tx, practiceId, message, null);
    const messageId = message?.id ?? null;
    await writeStatus(
      tx,
      engine,
      practiceId,
      { messageId, providerId, source: 'report', state, code, reason },
      now,
    );
    if (!message) return;
    await strengthen(tx, practiceId, message.id, state, providerId);
    await tellCase(tx, engine, practiceId, message, { state, code, reason });
    // Perhaps the first from which we learn what the provider calls it.
    if (providerId !== null) await adoptEarlyReports(tx, engine, practiceId, message, providerId);
  });
}

/** Reports that came before the message's own record. */
export async function adoptEarlyReports(
  tx: Tx,
  engine: Engine,
  practiceId: PracticeId,
  message: {
    readonly id: string;
    readonly key: MessageKey;
    readonly caseId: CaseId | null;
    readonly audience: string;
  },
  providerId: string,
): Promise<void> {
  const { rows } = await sql<Report>`
    select state, code, reason from message_status
    where provider_id = ${providerId} and message_id is null and state <> 'retry' order by at, id
  `.execute(tx);
  for (const early of rows) {
    await strengthen(tx, practiceId, message.id, early.state, null);
    await tellCase(tx, engine, practiceId, message, early);
  }
}
