/**
 * PostgreSQL in a folder, started and stopped by Kept and reachable only from this machine. It runs as a process of
 * its own: a Kept that dies leaves it running, and the next Kept takes it over.
 */
import { mkdir, readFile, realpath, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Client, DatabaseError } from 'pg';
import type { Log } from '../engine/ports.ts';
import { createCluster, readAddress, writeSettings } from './embedded-cluster.ts';
import { type Account, accountFor, findBinaries, runAs } from './postgres-binaries.ts';
import { rolePassword } from './postgres-roles.ts';
import { anybodyWorksIn, isRunning } from './processes.ts';

export interface EmbeddedPostgresOptions {
  /** The cluster lies in its subfolder `db`. */
  readonly dataFolder: string;
  readonly secret: string;
  readonly log: Log;
  /**
   * `alone` refuses a folder that another Kept works with. `guest` is for a command that looks in: it joins a
   * running database, or starts it for as long as the command lasts.
   */
  readonly as: 'alone' | 'guest';
}

export interface EmbeddedPostgres {
  readonly ownerUrl: string;
  /** Stops the database if it is ours to stop: a guest leaves a running one as it was. */
  stop(): Promise<void>;
}

/** Held on one connection for as long as a Kept uses the folder; PostgreSQL lets go when that Kept dies, however it dies. */
const FOLDER_LOCK = 5_447_010;
/** A connection of a killed Kept is noticed within moments. */
const LOCK_PATIENCE_MS = 3000;
const START_PATIENCE_MS = 60_000;
const MOST_STARTS = 20;

export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const { dataFolder, secret, log } = options;
  const folder = join(dataFolder, 'db');
  const password = rolePassword(secret, 'kept_owner');
  await mkdir(dataFolder, { recursive: true, mode: 0o711 });
  await createCluster(folder, password);
  const account = await accountFor(folder);

  const wasRunning = (await findRunning(folder, password)) !== null;
  if (!wasRunning) await start(folder, account, password);
  const url = await waitUntilRunning(folder, password);
  await createDatabase(url);

  const isGuest = options.as === 'guest' && wasRunning;
  if (isGuest) return { ownerUrl: url, stop: async () => {} };
  const lock = await lockFolder(url, dataFolder);
  if (wasRunning) log.info({}, 'took over the database that an earlier run left running');
  return {
    ownerUrl: url,
    async stop() {
      await lock.end();
      await stop(folder, account);
    },
  };
}

/** The owner's URL of a running cluster, or null when none answers. Throws when it answers but not to our password. */
async function findRunning(folder: string, password: string): Promise<string | null> {
  const url = await readAddress(folder, password);
  if (!url) return null;
  const client = clientFor(url, 'postgres');
  try {
    await client.connect();
    return url;
  } catch (error) {
    if (error instanceof DatabaseError && error.code === '28P01') {
      throw new Error(
        `The database in ${folder} does not accept this installation's secret. Restore the file "secret" that belongs to it from your backup.`,
        { cause: error },
      );
    }
    return null;
  } finally {
    await client.end().catch(() => {});
  }
}

async function waitUntilRunning(folder: string, password: string): Promise<string> {
  const triesLeft = START_PATIENCE_MS / 100;
  for (let tries = 0; tries < triesLeft; tries += 1) {
    const url = await findRunning(folder, password);
    if (url) return url;
    await wait(100);
  }
  throw new Error(`The database in ${folder} does not answer. Its log is in ${join(folder, 'log')}.`);
}

async function start(folder: string, account: Account, password: string): Promise<void> {
  await writeSettings(folder);
  const { pg_ctl } = await findBinaries();
  const seconds = String(START_PATIENCE_MS / 1000);
  for (let tries = 0; ; tries += 1) {
    await removeFalseSignOfLife(folder);
    const { code, said } = await runAs(account, pg_ctl, folder, [
      'start',
      '-w',
      '-t',
      seconds,
      '-l',
      join(folder, 'start.log'),
    ]);
    // Another Kept may have started it in the same moment; then the lock decides whose it is.
    if (code === 0 || (await findRunning(folder, password))) return;
    // One that is still ending, or mending itself after a crash, holds the folder for a while.
    if (tries >= MOST_STARTS || (await postmasterOf(folder)) === null) {
      throw new Error(
        `PostgreSQL did not start in ${folder}: ${said} Its own words are in ${join(folder, 'log')}.`,
      );
    }
    await wait(500);
  }
}

async function postmasterOf(folder: string): Promise<number | null> {
  const text = await readFile(join(folder, 'postmaster.pid'), 'utf8').catch(() => '');
  return Number(text.split('\n')[0]) || null;
}

/**
 * After a crash PostgreSQL refuses to start while the process in postmaster.pid seems to live. In a container without
 * an init process the dead seem to live for ever, so we look closer: dead, and none of its children left.
 */
async function removeFalseSignOfLife(folder: string): Promise<void> {
  const pid = await postmasterOf(folder);
  if (pid === null || isRunning(pid)) return;
  if (anybodyWorksIn(await realpath(folder)) !== false) return;
  for (const sign of ['postmaster.pid', '.s.PGSQL.5432.lock']) await rm(join(folder, sign), { force: true });
}

async function stop(folder: string, account: Account): Promise<void> {
  const { pg_ctl } = await findBinaries();
  const { code, said } = await runAs(account, pg_ctl, folder, ['stop', '-m', 'fast', '-w', '-t', '60']);
  if (code !== 0) throw new Error(`PostgreSQL did not stop in ${folder}: ${said}`);
}

async function createDatabase(url: string): Promise<void> {
  const client = clientFor(url, 'postgres');
  await client.connect();
  try {
    await client.query('create database kept');
  } catch (error) {
    // 42P04: it exists. 23505: another Kept made it in the same moment.
    if (!(error instanceof DatabaseError && ['42P04', '23505'].includes(error.code ?? ''))) throw error;
  } finally {
    await client.end();
  }
}

async function lockFolder(url: string, dataFolder: string): Promise<Client> {
  const client = clientFor(url, 'kept');
  // Losing it means that the database itself went away, and everybody else says so too.
  client.on('error', () => {});
  await client.connect();
  for (let waitedMs = 0; ; waitedMs += 100) {
    const { rows } = await client.query<{ locked: boolean }>('select pg_try_advisory_lock($1) as locked', [
      FOLDER_LOCK,
    ]);
    if (rows[0]?.locked) return client;
    if (waitedMs >= LOCK_PATIENCE_MS) break;
    await wait(100);
  }
  const { rows } = await client.query<{ holder: string }>(
    `select application_name as holder from pg_stat_activity join pg_locks using (pid)
       where locktype = 'advisory' and classid = 0 and objid = $1 and granted`,
    [FOLDER_LOCK],
  );
  await client.end();
  throw new Error(
    `${dataFolder} is in use by another Kept${rows[0] ? ` (${rows[0].holder})` : ''}. ` +
      'Stop that one first, or give this one a folder of its own with KEPT_DATA.',
  );
}

function clientFor(url: string, database: string): Client {
  const address = new URL(url);
  address.pathname = `/${database}`;
  return new Client({
    connectionString: address.href,
    application_name: `process ${process.pid}`,
    connectionTimeoutMillis: 5000,
    keepAlive: true,
  });
}
