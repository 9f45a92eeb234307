/** Clients as a list shows them: by name, and only those who are looked for. */
import { sql } from 'kysely';
import type { ClientId, StaffId } from '#core/ids.ts';
import type { Tx } from '#engine/ports.ts';

export interface OverviewSearch {
  /** Part of a name, or a whole reference. */
  readonly text: string;
  readonly ended: boolean;
  readonly elevated: boolean;
  readonly clinicianId: StaffId | null;
  readonly limit: number;
  /** Whoever was last on the page before. */
  readonly after: ClientId | null;
}

/** In the order of their names; of two with one name, the one who came first. */
export async function clientsByName(tx: Tx, search: OverviewSearch): Promise<ClientId[]> {
  const part = `%${search.text
    .trim()
    .toLowerCase()
    .replace(/[\\%_]/g, '\\$&')}%`;
  const { rows } = await sql<{ id: ClientId }>`
    select c.id from client c
    where (c.ended_on is not null) = ${search.ended}
      and (${search.clinicianId}::uuid is null or c.clinician_id = ${search.clinicianId})
      and (${search.after}::uuid is null or (lower(c.preferred_name), c.id) > (
        select lower(a.preferred_name), a.id from client a where a.id = ${search.after}))
      and (lower(c.preferred_name) like ${part} or lower(c.legal_name) like ${part}
        or exists (select from client_reference r
                   where r.practice_id = c.practice_id and r.client_id = c.id and r.value = ${search.text.trim()}))
      and (not ${search.elevated}::boolean or (
        select j.tier from tier_judgement j where j.practice_id = c.practice_id and j.client_id = c.id
        order by j.judged_on desc, j.entered_at desc, j.id desc limit 1) in ('elevated', 'high'))
    order by lower(c.preferred_name), c.id limit ${search.limit}`.execute(tx);
  return rows.map(({ id }) => id);
}
