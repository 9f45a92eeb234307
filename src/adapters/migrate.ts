/** Brings a database to the newest form: numbered SQL files, each applied once, in order, never edited afterwards. */
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Client, DatabaseError } from 'pg';
import { cannotEnter } from './database-failure.ts';
import { installJobQueue } from './job-queue.ts';
import { prepareRoles } from './postgres-roles.ts';

export interface Migration {
  /** The file's name: `0001-ground.sql`. */
  readonly name: string;
  readonly sql: string;
  readonly sha256: string;
}

/** Two programs that start at once must not both migrate; the number is arbitrary and Kept's own. */
const MIGRATION_LOCK = 5_447_011;

export async function readMigrations(folder: string): Promise<readonly Migration[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort();
  const numbers = new Set<string>();
  for (const name of names) {
    const number = /^(\d{4})-[a-z0-9-]+\.sql$/.exec(name)?.[1];
    if (!number) throw new Error(`migrations/${name}: a migration is called like 0001-what-it-does.sql`);
    if (numbers.has(number))
      throw new Error(`migrations/${name}: another migration has the number ${number}`);
    numbers.add(number);
  }
  return Promise.all(
    names.map(async (name) => {
      const sql = await readFile(join(folder, name), 'utf8');
      return { name, sql, sha256: createHash('sha256').update(sql).digest('hex') };
    }),
  );
}

/**
 * Applies what is missing as the database's owner and returns the names of what was applied. Each file is one
 * transaction. Throws, and changes nothing, when an applied file was edited, is missing here, or a new one would
 * have to run before one that has already been applied.
 */
export async function migrate(
  ownerUrl: string,
  secret: string,
  folder: string,
  /** As far as a database of this age had come; all of them, when nothing is said. */
  upTo: string | null = null,
): Promise<readonly string[]> {
  const all = await readMigrations(folder);
  const migrations = upTo === null ? all : all.filter(({ name }) => name <= upTo);
  const owner = new Client({ connectionString: ownerUrl, connectionTimeoutMillis: 10_000 });
  await owner.connect().catch((error: unknown) => {
    throw new Error(cannotEnter(error), { cause: error });
  });
  try {
    await owner.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await prepareRoles(owner, ownerUrl, secret);
    await owner.query(`
      create schema if not exists kept;
      create table if not exists kept.migration (
        name text primary key,
        sha256 text not null,
        applied_at timestamptz not null default clock_timestamp()
      )`);
    const missing = missingFrom(await appliedTo(owner), migrations);
    for (const migration of missing) await apply(owner, migration);
    await installJobQueue(ownerUrl);
    return missing.map((migration) => migration.name);
  } finally {
    await owner.end();
  }
}

interface Applied {
  readonly name: string;
  readonly sha256: string;
}

async function appliedTo(client: Client): Promise<readonly Applied[]> {
  const { rows } = await client.query<Applied>('select name, sha256 from kept.migration order by name');
  return rows;
}

/** Which migrations a database still lacks, given what was applied; throws where the two histories disagree. */
export function missingFrom(
  applied: readonly Applied[],
  migrations: readonly Migration[],
): readonly Migration[] {
  const known = new Map(migrations.map((migration) => [migration.name, migration]));
  for (const { name, sha256 } of applied) {
    const migration = known.get(name);
    if (!migration) {
      throw new Error(
        `The database has had ${name}, which this version of Kept does not know. It was used by a newer version: run that one.`,
      );
    }
    if (migration.sha256 !== sha256) {
      throw new Error(
        `migrations/${name} was edited after it was applied. Restore it and put the change into a new file.`,
      );
    }
  }
  const newest = applied.at(-1)?.name ?? '';
  const missing = migrations.filter((migration) => !applied.some(({ name }) => name === migration.name));
  const late = missing.find((migration) => migration.name < newest);
  if (late)
    throw new Error(
      `migrations/${late.name} comes before ${newest}, which has been applied. Give it a later number.`,
    );
  return missing;
}

async function apply(owner: Client, migration: Migration): Promise<void> {
  await owner.query('begin');
  try {
    await owner.query(migration.sql);
    await owner.query('insert into kept.migration (name, sha256) values ($1, $2)', [
      migration.name,
      migration.sha256,
    ]);
    await owner.query('commit');
  } catch (error) {
    await owner.query('rollback');
    const place =
      error instanceof DatabaseError && error.position
        ? `, line ${lineAt(migration.sql, Number(error.position))}`
        : '';
    throw new Error(
      `migrations/${migration.name}${place}: ${error instanceof Error ? error.message : 'it failed'}`,
      { cause: error },
    );
  }
}

function lineAt(text: string, position: number): number {
  return text.slice(0, position).split('\n').length;
}
