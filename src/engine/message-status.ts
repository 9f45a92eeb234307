/** What is known of a message: every word of the provider append-only, and the state that they add up to. */
import { sql } from 'kysely';
import type { Command } from '#core/case/commands.ts';
import type { CaseId, MessageKey, PracticeId } from '#core/ids.ts';
import type { Instant } from '#core/time/instant.ts';
import type { NewId, Tx } from './ports.ts';
import { type Engine, runIn } from './run.ts';

export type Report = Omit<Extract<Command, { type: 'record-delivery' }>, 'type' | 'by' | 'key'>;

export interface Status {
  readonly messageId: string | null;
  readonly providerId: string | null;
  readonly state: 'sent' | 'delivered' | 'failed' | 'unknown' | 'retry';
  readonly code: string;
  readonly reason: string;
  readonly source: 'send' | 'report';
}

export async function writeStatus(
  tx: Tx,
  { newId }: { readonly newId: NewId },
  practiceId: PracticeId,
  status: Status,
  now: Instant,
): Promise<void> {
  const { messageId, providerId, state, code, reason, source } = status;
  await sql`
    insert into message_status (practice_id, id, message_id, provider_id, state, code, reason, source, at)
    values (${practiceId}, ${newId()}, ${messageId}, ${providerId}, ${state}, ${code}, ${reason}, ${source}, ${now})
  `.execute(tx);
}

/**
 * Whoever writes down what became of a message holds first what the provider calls it by, so that a report which comes
 * at the same moment finds the message or is found, and then its case, in the order in which a decision takes the two.
 */
export async function holdFor(
  tx: Tx,
  practiceId: PracticeId,
  { audience, caseId }: { readonly audience: string; readonly caseId: CaseId | null },
  providerId: string | null,
): Promise<void> {
  if (providerId !== null) await holdProviderId(tx, practiceId, providerId);
  if (audience === 'client' && caseId !== null)
    await sql`select from case_file where id = ${caseId} for update`.execute(tx);
}

export async function holdProviderId(tx: Tx, practiceId: PracticeId, providerId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${practiceId} ${providerId}`}::text, 0))`.execute(
    tx,
  );
}

/** The same order as the core's: a message's state only ever gets stronger, whoever reports late. */
export async function strengthen(
  tx: Tx,
  practiceId: PracticeId,
  messageId: string,
  state: Report['state'],
  providerId: string | null,
): Promise<void> {
  await sql`
    update message set claim = null, claimed_at = null, provider_id = coalesce(${providerId}, provider_id),
      state = case when array_position(${strengths}::text[], ${state}) > array_position(${strengths}::text[], state)
        then ${state} else state end
    where practice_id = ${practiceId} and id = ${messageId}
  `.execute(tx);
}

const strengths = ['cancelled', 'queued', 'sending', 'unknown', 'sent', 'failed', 'delivered'];

/** Only a client's check-in is a step of the case; what staff were told is no news to it. */
export async function tellCase(
  tx: Tx,
  engine: Engine,
  practiceId: PracticeId,
  message: { readonly key: MessageKey; readonly caseId: CaseId | null; readonly audience: string },
  report: Report,
): Promise<void> {
  if (message.audience !== 'client' || message.caseId === null) return;
  await runIn(tx, engine, practiceId, message.caseId, {
    type: 'record-delivery',
    by: { kind: 'provider' },
    key: message.key,
    ...report,
  });
}
