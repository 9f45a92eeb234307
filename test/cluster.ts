/**
 * One PostgreSQL for a whole test run, started by the first test that asks for a database, so that tests which need
 * none do not wait for one. Durability is off: nothing here has to survive anything.
 */

import { createHash } from 'node:crypto';
import {
  chmod,
  chown,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  statfs,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Client } from 'pg';
import type { TestProject } from 'vitest/node';
import { migrate, readMigrations } from '#adapters/migrate.ts';
import { accountFor, findBinaries, runAs } from '#adapters/postgres-binaries.ts';
import { isRunning } from '#adapters/processes.ts';
import { rememberGround } from './database-reuse.ts';

declare module 'vitest' {
  interface ProvidedContext {
    clusterFolder: string;
  }
}

export const testSecret = 'the secret of a test instance, which guards nothing';
const migrationsFolder = join(import.meta.dirname, '..', 'migrations');
/** Before the id of the process that made the folder, by which an abandoned one is known. */
export const clusterPrefix = 'kept-test-';
/** Ample: a database of the tests is some 11 MB, and few are there at once. */
const clusterBytes = 4 * 1024 ** 3;

/** Vitest's globalSetup. What it returns runs when all tests are done. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const room = await roomForClusters();
  await removeAbandoned(room);
  const folder = await mkdtemp(join(room, `${clusterPrefix}${process.pid}-`));
  await chmod(folder, 0o711);
  project.provide('clusterFolder', folder);
  return () => stopCluster(folder);
}

/** Memory, where the system has enough of it to lend: hundreds of databases are made and dropped, and none is kept. */
export async function roomForClusters(): Promise<string> {
  const memory = '/dev/shm';
  const lent = await statfs(memory).catch(() => null);
  return lent && lent.bavail * lent.bsize > clusterBytes ? memory : tmpdir();
}

/** A run that was killed leaves its cluster behind; the next run clears it away. */
async function removeAbandoned(room: string): Promise<void> {
  for (const name of await readdir(room)) {
    const pid = name.startsWith(clusterPrefix)
      ? Number(name.slice(clusterPrefix.length).split('-')[0])
      : Number.NaN;
    if (Number.isInteger(pid) && !isRunning(pid)) await stopCluster(join(room, name));
  }
}

export async function stopCluster(folder: string): Promise<void> {
  const data = join(folder, 'db');
  if (await stat(join(data, 'postmaster.pid')).catch(() => null)) {
    const { pg_ctl } = await findBinaries();
    await runAs(await accountFor(data), pg_ctl, data, ['stop', '-m', 'immediate', '-w']);
  }
  await rm(folder, { recursive: true, force: true });
}

/** The address of `database` in the run's cluster, which is started if this is the first call in the run. */
export async function clusterUrl(folder: string, database: string): Promise<string> {
  const port = await once(folder, 'port', () => startCluster(folder));
  return `postgres://kept_owner@localhost:${port}/${database}?host=${encodeURIComponent(folder)}`;
}

async function startCluster(folder: string): Promise<string> {
  const { initdb, pg_ctl } = await findBinaries();
  const data = join(folder, 'db');
  await mkdir(data, { mode: 0o700 });
  const account = await accountFor(data);
  if (account) {
    await chown(data, account.uid, account.gid);
    // The socket is made here too.
    await chown(folder, account.uid, account.gid);
  }
  const settings = ['--username=kept_owner', '--auth=trust', '--encoding=UTF8', '--locale=C', '--no-sync'];
  await mustRun(runAs(account, initdb, data, settings));
  await writeFile(join(data, 'pg_hba.conf'), hostBasedAccess);
  const port = '5432';
  const conf = [
    `unix_socket_directories = '${folder}'`,
    "listen_addresses = ''",
    `port = ${port}`,
    'fsync = off',
    'synchronous_commit = off',
    'full_page_writes = off',
    'max_connections = 300',
    'shared_buffers = 64MB',
    'autovacuum = off',
    'wal_level = minimal',
    // The roles' passwords are asked for, without the work that makes guessing them slow.
    'scram_iterations = 1',
    'max_wal_senders = 0',
  ];
  await writeFile(join(data, 'postgresql.auto.conf'), `${conf.join('\n')}\n`);
  await mustRun(runAs(account, pg_ctl, data, ['start', '-w', '-l', join(data, 'server.log')]));
  return port;
}

// The app's roles have to give their passwords, as in real life; the owner arranges and attacks.
const hostBasedAccess = 'local all kept_owner trust\nlocal all all scram-sha-256\n';

async function mustRun(running: ReturnType<typeof runAs>): Promise<void> {
  const { code, said } = await running;
  if (code !== 0) throw new Error(`the test cluster did not start: ${said}`);
}

/** A database with every migration applied, from which tests clone theirs. Made anew whenever a migration changes. */
export async function templateDatabase(folder: string): Promise<string> {
  const migrations = await readMigrations(migrationsFolder);
  const digest = createHash('sha256')
    .update(migrations.map(({ name, sha256 }) => name + sha256).join())
    .digest('hex');
  return once(folder, `template_${digest.slice(0, 16)}`, async (name) => {
    await onCluster(folder, `create database ${name}`);
    const ownerUrl = await clusterUrl(folder, name);
    await migrate(ownerUrl, testSecret, migrationsFolder);
    await rememberGround(ownerUrl);
    return name;
  });
}

export async function onCluster(folder: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: await clusterUrl(folder, 'postgres') });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

/** Does `make` once for all the run's processes and gives each of them what it returned, or its failure. */
async function once(folder: string, name: string, make: (name: string) => Promise<string>): Promise<string> {
  const result = join(folder, `${name}.made`);
  const claim = join(folder, `${name}.claim`);
  const mine = await mkdir(claim).then(
    () => true,
    () => false,
  );
  if (mine) {
    const outcome = await make(name).then(
      (value) => ({ value }),
      (error: unknown) => ({ failure: error instanceof Error ? error.message : String(error) }),
    );
    await writeFile(`${result}.part`, JSON.stringify(outcome));
    await rename(`${result}.part`, result);
  }
  for (;;) {
    const text = await readFile(result, 'utf8').catch(() => null);
    if (text !== null) {
      const outcome = JSON.parse(text) as { value: string } | { failure: string };
      if ('failure' in outcome) throw new Error(outcome.failure);
      return outcome.value;
    }
    await wait(20);
  }
}
