/** Names, references and mail addresses of all clients who have not ended: what imports compare with. */
import { sql } from 'kysely';
import type { ClientId } from '#core/ids.ts';
import type { Tx } from '#engine/ports.ts';

export interface DirectoryEntry {
  readonly clientId: ClientId;
  /** Preferred first, then legal; never empty text. */
  readonly names: readonly string[];
  readonly references: readonly string[];
  readonly emails: readonly string[];
}

export async function clientDirectory(tx: Tx): Promise<DirectoryEntry[]> {
  const { rows } = await sql<DirectoryEntry>`
    select c.id as "clientId", array_remove(array[c.preferred_name, c.legal_name], '') as names,
      array(select r.value from client_reference r where r.practice_id = c.practice_id and r.client_id = c.id) as "references",
      array(select lower(h.address) from contact_channel h where h.practice_id = c.practice_id and h.client_id = c.id
            and h.kind = 'email' and h.ended_on is null) as emails
    from client c where c.ended_on is null order by c.id`.execute(tx);
  return rows;
}
