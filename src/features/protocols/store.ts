import { sql } from 'kysely';
import type { PracticeId, StaffId } from '#core/ids.ts';
import type { Protocol } from '#core/protocol/protocol.ts';
import type { Instant } from '#core/time/instant.ts';
import type { Tx } from '#engine/ports.ts';

export interface PublishedProtocol {
  readonly version: number;
  readonly name: string;
  readonly document: Protocol;
  readonly reason: string;
  readonly publishedAt: Instant;
  readonly publishedBy: StaffId;
}

const columns = sql`version, name, document, reason, published_at as "publishedAt", published_by as "publishedBy"`;

export async function readNewest(tx: Tx): Promise<PublishedProtocol | null> {
  const { rows } = await sql<PublishedProtocol>`
    select ${columns} from protocol_version order by version desc limit 1`.execute(tx);
  return rows[0] ?? null;
}

export async function readAll(tx: Tx): Promise<readonly PublishedProtocol[]> {
  const { rows } = await sql<PublishedProtocol>`
    select ${columns} from protocol_version order by version desc`.execute(tx);
  return rows;
}

/** Two people who publish at once cannot both take a number; the second is told that it was first changed. */
export async function insertVersion(
  tx: Tx,
  practiceId: PracticeId,
  published: PublishedProtocol,
): Promise<boolean> {
  const { version, name, document, reason, publishedAt, publishedBy } = published;
  const { rows } = await sql`
    insert into protocol_version (practice_id, version, name, document, reason, published_at, published_by)
    values (${practiceId}, ${version}, ${name}, ${JSON.stringify(document)}::jsonb, ${reason}, ${publishedAt}, ${publishedBy})
    on conflict do nothing returning version`.execute(tx);
  return rows.length === 1;
}
