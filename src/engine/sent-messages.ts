/** What the client was sent in a case, word for word, for the record. */
import { sql } from 'kysely';
import type { CaseId, ContactChannelId, MessageKey } from '#core/ids.ts';
import type { Instant } from '#core/time/instant.ts';
import type { Medium, Tx } from './ports.ts';

export interface SentMessage {
  readonly key: MessageKey;
  readonly medium: Medium;
  readonly channelId: ContactChannelId | null;
  readonly address: string;
  readonly subject: string;
  /** With `{link}` where the one-tap address went. */
  readonly body: string;
  readonly state: string;
  readonly createdAt: Instant;
}

export async function messagesToClient(tx: Tx, caseId: CaseId): Promise<readonly SentMessage[]> {
  const { rows } = await sql<SentMessage>`
    select key, medium, channel_id as "channelId", address, subject, body, state, created_at as "createdAt"
    from message where case_id = ${caseId} and audience = 'client' order by created_at, id`.execute(tx);
  return rows;
}
