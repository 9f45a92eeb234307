/** How much the database takes up and writes. */
import { type RawBuilder, sql } from 'kysely';
import type { Ground } from './ground.ts';

/** Kept's own tables with their indexes; the queue's rows are deleted after an hour and do not add up. */
export function databaseBytes(ground: Ground): Promise<number> {
  return askBytes(
    ground,
    sql`select sum(pg_total_relation_size(c.oid)) as bytes from pg_class c
      where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'`,
  );
}

export function bookingBytes(ground: Ground): Promise<number> {
  return askBytes(
    ground,
    sql`select pg_total_relation_size('session') + pg_total_relation_size('session_participant') as bytes`,
  );
}

/** Written to the write-ahead log since the cluster was made. */
export function logBytes(ground: Ground): Promise<number> {
  return askBytes(ground, sql`select pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0') as bytes`);
}

async function askBytes({ cluster: { owner } }: Ground, query: RawBuilder<unknown>): Promise<number> {
  const { rows } = await (query as RawBuilder<{ bytes: number | string }>).execute(owner);
  return Number(rows[0]?.bytes);
}
