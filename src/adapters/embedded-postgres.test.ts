import { type ChildProcess, spawn } from 'node:child_process';
import { chmod, mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { roomForClusters } from '#test/cluster.ts';
import { silentLog } from '#test/database.ts';
import { type EmbeddedPostgres, startEmbeddedPostgres } from './embedded-postgres.ts';
import { isRunning } from './processes.ts';

// Several clusters are made here, each as durable as a real one.
vi.setConfig({ testTimeout: 60_000 });

async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(await roomForClusters(), 'kept-embedded-'));
  await chmod(folder, 0o711);
  return folder;
}

let dataFolder: string;
const started: EmbeddedPostgres[] = [];
const children: ChildProcess[] = [];

async function start(as: 'alone' | 'guest', secret = 'a secret'): Promise<EmbeddedPostgres> {
  const database = await startEmbeddedPostgres({ dataFolder, secret, log: silentLog, as });
  started.push(database);
  return database;
}

async function clearAway(): Promise<void> {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  for (const database of started.splice(0)) await database.stop().catch(() => {});
  await rm(dataFolder, { recursive: true, force: true });
}

async function ask(database: EmbeddedPostgres, statement: string): Promise<unknown[]> {
  const client = new Client({ connectionString: database.ownerUrl });
  await client.connect();
  try {
    return (await client.query(statement)).rows as unknown[];
  } finally {
    await client.end();
  }
}

const postmaster = async () =>
  Number((await readFile(join(dataFolder, 'db', 'postmaster.pid'), 'utf8')).split('\n')[0]);

describe('from nothing', () => {
  beforeEach(async () => {
    dataFolder = await newFolder();
  });
  afterEach(clearAway);

  test('starts durable and closed to the network, keeps what it was told, and leaves nothing running', async () => {
    const first = await start('alone');
    const pid = await postmaster();
    const settings =
      "select name, setting from pg_settings where name in ('fsync', 'full_page_writes', 'listen_addresses', 'synchronous_commit') order by 1";
    expect(await ask(first, settings)).toEqual([
      { name: 'fsync', setting: 'on' },
      { name: 'full_page_writes', setting: 'on' },
      { name: 'listen_addresses', setting: '' },
      { name: 'synchronous_commit', setting: 'on' },
    ]);
    await ask(first, 'create table kept_safe as select 42 as answer');
    await first.stop();
    await expect.poll(() => isRunning(pid)).toBe(false);

    const second = await start('alone');
    expect(await ask(second, 'select answer from kept_safe')).toEqual([{ answer: 42 }]);
  });

  test('what a killed Kept left running is taken over', async () => {
    const program = `
      const { startEmbeddedPostgres } = await import('#adapters/embedded-postgres.ts');
      const log = { info() {}, warn() {}, error() {} };
      await startEmbeddedPostgres({ dataFolder: process.argv[1], secret: 'a secret', log, as: 'alone' });
      process.stdout.write('ready');
      setInterval(() => {}, 1000);`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', program, dataFolder], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    children.push(child);
    await new Promise((done) => child.stdout?.once('data', done));
    const pid = await postmaster();
    child.kill('SIGKILL');
    await new Promise((done) => child.once('exit', done));
    expect(isRunning(pid)).toBe(true);

    const next = await start('alone');
    expect(await postmaster()).toBe(pid);
    expect(await ask(next, 'select 1 as one')).toEqual([{ one: 1 }]);
    await next.stop();
    // Nobody's child any more: the system clears it away in its own time.
    await expect.poll(() => isRunning(pid)).toBe(false);
  });

  test('a database that crashed with Kept comes back with everything that was saved', {
    timeout: 30_000,
  }, async () => {
    const first = await start('alone');
    await ask(first, 'create table kept_safe as select 42 as answer');
    process.kill(await postmaster(), 'SIGKILL');
    const second = await start('alone');
    expect(await ask(second, 'select answer from kept_safe')).toEqual([{ answer: 42 }]);
  });

  test('a path too long for a socket is served on a port of this machine, with a password', async () => {
    dataFolder = join(dataFolder, 'a-rather-long-name-for-a-folder'.repeat(3));
    const database = await start('alone');
    expect(new URL(database.ownerUrl).searchParams.get('host')).toBe('127.0.0.1');
    const stranger = new URL(database.ownerUrl);
    stranger.password = 'a guess';
    await expect(ask({ ...database, ownerUrl: stranger.href }, 'select 1')).rejects.toThrow(
      'password authentication failed',
    );
  });
});

describe('beside one that runs', () => {
  let host: EmbeddedPostgres;
  beforeAll(async () => {
    dataFolder = await newFolder();
    host = await start('alone');
  });
  afterAll(clearAway);

  test('a second Kept on the same folder is told who uses it and disturbs nothing', async () => {
    const pid = await postmaster();
    await expect(start('alone')).rejects.toThrow(`is in use by another Kept (process ${process.pid})`);
    expect(await postmaster()).toBe(pid);
    expect(await ask(host, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  test('a command joins a running database as a guest and leaves it running', async () => {
    const guest = await start('guest');
    await guest.stop();
    expect(await ask(host, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  test('another secret than the one it was made with is refused in plain words', async () => {
    await expect(start('guest', 'another secret')).rejects.toThrow(
      "does not accept this installation's secret",
    );
  });

  test('other accounts of the machine cannot look into the folder', async () => {
    expect((await stat(join(dataFolder, 'db'))).mode & 0o077).toBe(0);
  });
});
