/** Takes a backup while Kept is at work: all of it is as it stood at one moment. */
import { rename, rm } from 'node:fs/promises';
import { Client } from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { type Counted, Counter, endOfRows, lineOf } from './format.ts';
import { goThrough, type Taken } from './go-through.ts';
import { readSealed, writeSealed } from './sealed-file.ts';
import { isUsed, type Table, tablesOf } from './tables.ts';

export interface BackupWish {
  /** Of the database's owner. */
  readonly ownerUrl: string;
  readonly secret: string;
  readonly path: string;
  readonly version: string;
  readonly takenAt: string;
}

/** The file is there once it has been read back from the disk and found to be what was written. */
export async function takeBackup(wish: BackupWish): Promise<Taken> {
  const { path, secret } = wish;
  const draft = `${path}.part`;
  await rm(draft, { force: true });
  const client = new Client({ connectionString: wish.ownerUrl, connectionTimeoutMillis: 10_000 });
  client.on('error', () => {});
  await client.connect();
  try {
    await client.query('begin isolation level repeatable read read only');
    if (!(await isUsed(client)))
      throw new Error('There is nothing to back up: this database has not been used by Kept yet.');
    await writeSealed(draft, secret, textOf(client, wish));
    const { taken } = await goThrough(readSealed(draft, secret));
    await rename(draft, path);
    return taken;
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  } finally {
    await client.end();
  }
}

async function* textOf(client: Client, { version, takenAt }: BackupWish): AsyncGenerator<Buffer> {
  const migrations = await namesOf(client, 'select name from kept.migration order by name');
  const practices = await namesOf(client, 'select practice_id as name from kept.real_practices()');
  yield lineOf({ kept: 'backup', format: 1, version, takenAt, migrations });
  const whole: Record<string, Counted> = {};
  for (const table of await tablesOf(client)) {
    const counter = new Counter();
    yield lineOf({ table: table.name, columns: table.columns });
    for await (const rows of rowsOf(client, table, practices)) yield counter.passes(rows);
    yield Buffer.from(endOfRows);
    whole[table.name] = counter.counted();
  }
  yield lineOf({ whole });
}

/** Practice by practice: an owner who is no superuser sees one at a time, by the same rules as the program. */
async function* rowsOf(client: Client, table: Table, practices: readonly string[]): AsyncGenerator<Buffer> {
  const { name, columns, practiceColumn } = table;
  const all = `select ${columns.join(', ')} from ${name}`;
  if (practiceColumn === null) {
    yield* copied(client, all);
    return;
  }
  for (const practice of practices) {
    await client.query(`select set_config('kept.practice', $1, true)`, [practice]);
    yield* copied(client, `${all} where ${practiceColumn} = '${practice}'`);
  }
}

async function* copied(client: Client, query: string): AsyncGenerator<Buffer> {
  yield* client.query(copyTo(`copy (${query}) to stdout`)) as AsyncIterable<Buffer>;
}

async function namesOf(client: Client, query: string): Promise<readonly string[]> {
  const { rows } = await client.query<{ name: string }>(query);
  return rows.map(({ name }) => name);
}
