/** While stories run, whatever cases they made can be kept as they were stored: `npm run keep-histories` asks for it. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Kysely, sql } from 'kysely';

/** A case as it stands in the database: its events as stored, each with its hash in hexadecimal. */
export interface History {
  readonly practiceId: string;
  readonly caseId: string;
  readonly entries: readonly {
    readonly event: { readonly type: string };
    readonly hash: string;
  }[];
}

/** One file a case, into the folder that the environment names; nothing without one. */
export async function keepHistories(asOwner: Kysely<unknown>): Promise<void> {
  const folder = process.env.KEPT_HISTORIES;
  if (!folder) return;
  const { rows } = await sql<History>`
    select practice_id as "practiceId", id as "caseId",
      (select jsonb_agg(jsonb_build_object('event', e.payload, 'hash', encode(e.hash, 'hex')) order by e.sequence)
        from case_event e where e.practice_id = f.practice_id and e.case_id = f.id) as entries
    from case_file f`.execute(asOwner);
  for (const history of rows) {
    await writeFile(join(folder, `${history.caseId}.json`), JSON.stringify(history));
  }
}
