/** The Database port on PostgreSQL. */
import { setTimeout as wait } from 'node:timers/promises';
import { Kysely, PostgresDialect, type PostgresPool, sql } from 'kysely';
import { Client, type ClientBase, Pool, type PoolConfig } from 'pg';
import type { PracticeId } from '#core/ids.ts';
import type { Database, Log, Notice, Tx } from '../engine/ports.ts';
import { typeReaders } from './postgres-types.ts';
import { outdatedPlan, preparing } from './prepared-statements.ts';

/** After so many tries a conflict is not chance but a fault, and is thrown. */
const MOST_TRIES = 8;
const LISTEN_AGAIN_AFTER_MS = 1000;

export interface PostgresOptions {
  /** A PostgreSQL URL of the role kept_app; see `urlForRole`. */
  readonly url: string;
  readonly log: Log;
  /** Most connections at a time. */
  readonly poolSize?: number;
}

export function openDatabase({ url, log, poolSize = 10 }: PostgresOptions): Database {
  const pool = preparing(openPool(url, log, poolSize, { types: typeReaders, onConnect: preferIndexes }));
  return databaseOn(pool, {
    listen: (heard, missed, lost) => listenForNotices(url, log, heard, missed, lost),
    // Uneven waits, so that two that collided do not collide again.
    pause: (tries) => wait(Math.random() * 10 * 2 ** tries),
  });
}

/** What a database does beside answering on its pool. */
export interface Surroundings {
  listen: Database['listen'];
  /** Waits before a transaction that met a conflict is run again; `tries` counts from 1. */
  pause(tries: number): Promise<void>;
}

/** The port on any pool of connections of the role kept_app, which it ends when it is closed. */
export function databaseOn(pool: PostgresPool, { listen, pause }: Surroundings): Database {
  const kysely = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) });
  const listeners = new Set<() => Promise<void>>();

  return {
    inPractice<T>(practiceId: PracticeId, work: (tx: Tx) => Promise<T>): Promise<T> {
      return retryingConflicts(pause, () => inTransaction(kysely, openingOf(practiceId), work));
    },
    withoutPractice<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
      return retryingConflicts(pause, () => inTransaction(kysely, 'begin', work));
    },
    async listen(...listeningTo) {
      const stop = await listen(...listeningTo);
      listeners.add(stop);
      return async () => {
        listeners.delete(stop);
        await stop();
      };
    },
    async close() {
      await Promise.all([...listeners].map((stop) => stop()));
      listeners.clear();
      await kysely.destroy();
    },
  };
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Both in one text, since each text is a way to the server and back; it can carry no values, so that the id stands in it. */
function openingOf(practiceId: PracticeId): string {
  if (!uuid.test(practiceId)) throw new Error('a practice is named by a UUID in lower case');
  return `begin; set local kept.practice = '${practiceId}'`;
}

function inTransaction<T>(
  kysely: Kysely<unknown>,
  opening: string,
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  return kysely.connection().execute(async (tx) => {
    try {
      await sql.raw(opening).execute(tx);
      const result = await work(tx);
      await sql`commit`.execute(tx);
      return result;
    } catch (error) {
      // Where the connection is gone the server has done it, and what went wrong first is what counts.
      await sql`rollback`.execute(tx).catch(() => {});
      throw error;
    }
  });
}

/** Connections of the role kept_auth, for the library that keeps sign-in data. Close it with `end()`. */
export function openAuthPool({ url, log, poolSize = 5 }: PostgresOptions): Pool {
  return openPool(url, log, poolSize, {});
}

/** A plan made while a table was small is kept when the table has grown, and must then still be a good one. */
async function preferIndexes(client: ClientBase): Promise<void> {
  await client.query('set enable_seqscan = off');
}

function openPool(url: string, log: Log, max: number, own: PoolConfig): Pool {
  const pool = new Pool({
    connectionString: url,
    max,
    connectionTimeoutMillis: 10_000,
    application_name: 'kept',
    ...own,
  });
  // A connection that dies while idle is replaced at the next query; it is not a reason to fall over.
  pool.on('error', (error) => log.warn({ code: codeOf(error) }, 'an idle database connection was lost'));
  // One that dies between two statements of a transaction has nobody else to tell; its next statement fails.
  pool.on('connect', (client) => client.on('error', () => {}));
  return pool;
}

/** Serialization failures and deadlocks (SQLSTATE class 40) say "try again": another transaction won this time. So does a
    table that has been changed meanwhile. */
async function retryingConflicts<T>(pause: Surroundings['pause'], attempt: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await attempt();
    } catch (error) {
      const code = codeOf(error);
      if (tries >= MOST_TRIES || !(code.startsWith('40') || code === outdatedPlan)) throw error;
      await pause(tries);
    }
  }
}

async function listenForNotices(
  url: string,
  log: Log,
  heard: (notice: Notice) => void,
  missed: () => void = () => {},
  lost: () => void = () => {},
): Promise<() => Promise<void>> {
  const stopped = new AbortController();
  let client = await connect();

  async function connect(): Promise<Client> {
    const next = new Client({ connectionString: url, connectionTimeoutMillis: 10_000, keepAlive: true });
    next.on('error', () => {});
    next.on('notification', ({ payload }) => {
      const notice = readNotice(payload);
      if (notice) heard(notice);
    });
    await next.connect();
    await next.query('listen kept');
    // Only from here on: a try that fails ends as well, and would begin a second row of tries beside the first.
    next.on('end', () => {
      if (stopped.signal.aborted) return;
      lost();
      void reconnect();
    });
    return next;
  }

  async function reconnect(): Promise<void> {
    while (!stopped.signal.aborted) {
      try {
        await wait(LISTEN_AGAIN_AFTER_MS, undefined, { signal: stopped.signal });
        client = await connect();
        log.info({}, 'listening to the database again');
        missed();
        return;
      } catch (error) {
        if (!stopped.signal.aborted)
          log.warn({ code: codeOf(error) }, 'cannot listen to the database; trying again');
      }
    }
  }

  return async () => {
    stopped.abort();
    await client.end().catch(() => {});
  };
}

function readNotice(payload: string | undefined): Notice | null {
  try {
    const { practiceId, kind, id } = JSON.parse(payload ?? '') as Record<string, unknown>;
    if (typeof practiceId !== 'string' || typeof kind !== 'string' || typeof id !== 'string') return null;
    return { practiceId: practiceId as PracticeId, kind, id };
  } catch {
    return null;
  }
}

function codeOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : '';
  return typeof code === 'string' ? code : '';
}
