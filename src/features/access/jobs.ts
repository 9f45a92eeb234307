/** What is done about sign-ins without anybody asking; without the library that makes them, which is slow to load. */
import { Kysely, PostgresDialect, type PostgresPool, sql } from 'kysely';
import { longestMinutes } from '#core/sign-in-lengths.ts';
import { toEpochMilliseconds } from '#core/time/instant.ts';
import type { Clock } from '#engine/ports.ts';

/** Clears away what has ended; nothing reads it any more. The pool is of the role kept_auth. */
export async function tidySignIns(pool: PostgresPool, clock: Clock): Promise<void> {
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) });
  const longAgo = new Date(toEpochMilliseconds(clock.now()) - longestMinutes * 60_000);
  await sql`delete from sign_in where "startedAt" <= ${longAgo}`.execute(db);
  await sql`delete from verification where "expiresAt" <= ${longAgo}`.execute(db);
  await sql`delete from rate_limit where "lastRequest" <= ${longAgo.getTime()}`.execute(db);
}
