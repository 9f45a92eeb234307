/** What of a database is kept in a backup: everything but what its queue, its limits and its example can make anew. */
import type { Client } from 'pg';

export interface Table {
  /** As SQL names it: `public.client`. */
  readonly name: string;
  /** As SQL names them, in the order in which they are copied. */
  readonly columns: readonly string[];
  /** The column that says whose a row is; `null` where rows belong to the whole instance. */
  readonly practiceColumn: 'practice_id' | 'id' | null;
}

const leftOut = ['auth.rate_limit', 'kept.migration'];

export async function tablesOf(client: Client): Promise<readonly Table[]> {
  const { rows } = await client.query<Table>(
    `select format('%I.%I', n.nspname, c.relname) as name,
       array_agg(quote_ident(a.attname) order by a.attnum) as columns,
       case when n.nspname = 'public' and c.relname = 'practice' then 'id'
         when bool_or(a.attname = 'practice_id') then 'practice_id' end as "practiceColumn"
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
       join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
     where c.relkind = 'r' and n.nspname in ('public', 'auth', 'kept')
     group by n.nspname, c.relname order by 1`,
  );
  return rows.filter(({ name }) => !leftOut.includes(name));
}

/** Whether Kept has worked in this database, or has begun to. */
export async function isUsed(client: Client): Promise<boolean> {
  const { rows } = await client.query<{ isUsed: boolean }>(
    `select to_regclass('kept.migration') is not null as "isUsed"`,
  );
  return rows[0]?.isUsed ?? false;
}
