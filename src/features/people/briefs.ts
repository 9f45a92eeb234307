/** The little that a list of many clients says of each. */
import { sql } from 'kysely';
import type { ClientId } from '#core/ids.ts';
import type { Tier } from '#core/protocol/protocol.ts';
import type { Tx } from '#engine/ports.ts';

export interface Brief {
  readonly clientId: ClientId;
  readonly name: string;
  readonly timeZone: string;
  /** `null` as long as nobody has judged. */
  readonly tier: Tier | null;
}

/** Unknown ids are missing from the answer. */
export async function briefsOf(tx: Tx, clientIds: readonly ClientId[]): Promise<Map<ClientId, Brief>> {
  if (clientIds.length === 0) return new Map();
  const { rows } = await sql<Brief>`
    select c.id as "clientId", c.preferred_name as name, c.time_zone as "timeZone", j.tier
    from client c left join (
      select distinct on (client_id) client_id, tier from tier_judgement where client_id = any(${clientIds}::uuid[])
      order by client_id, judged_on desc, entered_at desc, id desc
    ) j on j.client_id = c.id
    where c.id = any(${clientIds}::uuid[])`.execute(tx);
  return new Map(rows.map((row) => [row.clientId, row]));
}
