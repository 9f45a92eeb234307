/** A lock that one process of all on a database can hold, for as long as its connection lives. */
import { createHash } from 'node:crypto';
import { Client } from 'pg';

export interface HeldLock {
  /** Aborts when the connection is gone, and with it the lock. */
  readonly lost: AbortSignal;
  release(): Promise<void>;
}

/** Null while another holds it. */
export async function holdLock(url: string, name: string): Promise<HeldLock | null> {
  const client = new Client({
    connectionString: url,
    connectionTimeoutMillis: 10_000,
    application_name: 'kept',
  });
  const gone = new AbortController();
  client.on('error', () => gone.abort());
  client.on('end', () => gone.abort());
  await client.connect();
  const number = createHash('sha256').update(name).digest().readBigInt64BE().toString();
  try {
    const { rows } = await client.query<{ isMine: boolean }>(
      'select pg_try_advisory_lock($1::bigint) as "isMine"',
      [number],
    );
    if (rows[0]?.isMine) return { lost: gone.signal, release: () => client.end() };
  } catch (error) {
    await client.end().catch(() => {});
    throw error;
  }
  await client.end();
  return null;
}
