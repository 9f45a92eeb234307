/** What was sent because of a case, for the record: to the client, word for word, and to staff. */
import { sql } from 'kysely';
import type { CaseId, ContactChannelId, MessageKey } from '#core/ids.ts';
import type { ChannelKind } from '#core/protocol/protocol.ts';
import type { Instant } from '#core/time/instant.ts';
import type { Medium, Tx } from './ports.ts';

export interface SentMessage {
  readonly key: MessageKey;
  readonly medium: ChannelKind;
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

/** What staff were sent because of a case; never in words, which say nothing of it. */
export interface StaffMessage {
  readonly key: MessageKey;
  readonly medium: Medium;
  readonly state: string;
  readonly createdAt: Instant;
}

export async function messagesToStaff(tx: Tx, caseId: CaseId): Promise<readonly StaffMessage[]> {
  const { rows } = await sql<StaffMessage>`
    select key, medium, state, created_at as "createdAt"
    from message where case_id = ${caseId} and audience = 'staff' order by created_at, id`.execute(tx);
  return rows;
}
