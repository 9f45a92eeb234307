/** A database that lets nobody in, as while it is restored, or has no connection to spare. */
import { type Kysely, sql } from 'kysely';

/** Nobody but a superuser gets in, and whoever was in is thrown out. */
export async function sendAway(asOwner: Kysely<unknown>): Promise<void> {
  await limitConnections(asOwner, 0);
  await sql`select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and usename in ('kept_app', 'kept_auth')`.execute(asOwner);
}

export const bringBack = (asOwner: Kysely<unknown>): Promise<void> => limitConnections(asOwner, -1);

async function limitConnections(asOwner: Kysely<unknown>, most: number): Promise<void> {
  const { rows } = await sql<{ name: string }>`select current_database() as name`.execute(asOwner);
  await sql.raw(`alter database ${rows[0]?.name} connection limit ${most}`).execute(asOwner);
}
