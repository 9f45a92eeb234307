/**
 * Puts a backup into a new, empty database. What had not left yet when it was taken may have left since: nobody is written
 * to twice because of it, and a person is asked about what cannot be found out.
 */
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Client, escapeIdentifier } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { migrate, readMigrations } from '../migrate.ts';
import { type Head, type Part, partsOf } from './format.ts';
import { goThrough } from './go-through.ts';
import { NotReadable, readSealed } from './sealed-file.ts';
import { isUsed, type Table, tablesOf } from './tables.ts';

export interface RestoreWish {
  readonly path: string;
  readonly secret: string;
  readonly migrationsFolder: string;
  /** Opens the database and says where its owner enters it; not before the whole backup was found to be good. */
  readonly open: () => Promise<string>;
}

export interface Restored {
  readonly takenAt: string;
  readonly version: string;
  readonly rows: number;
  /** Messages of which nobody can know whether they left after the backup was taken. */
  readonly inDoubt: number;
}

export async function restoreBackup({
  path,
  secret,
  migrationsFolder,
  open,
}: RestoreWish): Promise<Restored> {
  const { head } = await goThrough(readSealed(path, secret));
  const last = head.migrations.at(-1) ?? '';
  await refuseOtherHistory(head, last, migrationsFolder);
  const ownerUrl = await open();
  const client = new Client({ connectionString: ownerUrl, connectionTimeoutMillis: 10_000 });
  client.on('error', () => {});
  await client.connect();
  try {
    if (await isUsed(client)) throw new Error(inUse);
    await migrate(ownerUrl, secret, migrationsFolder, last);
    const filled = await fill(client, partsOf(readSealed(path, secret)));
    await migrate(ownerUrl, secret, migrationsFolder);
    return { takenAt: head.takenAt, version: head.version, ...filled };
  } finally {
    await client.end();
  }
}

const inUse =
  'This database is in use already, and nothing in it is overwritten. Restore into a new, empty one: name another KEPT_DATA or DATABASE_URL.';

async function refuseOtherHistory(
  { migrations, version }: Head,
  last: string,
  migrationsFolder: string,
): Promise<void> {
  const own = (await readMigrations(migrationsFolder)).map(({ name }) => name);
  if (own.filter((name) => name <= last).join() !== migrations.join())
    throw new NotReadable(
      `This backup was made by Kept ${version}, which is newer than this one. Restore it with that version or a later one.`,
    );
}

/** All of it or nothing. Rules that watch over single changes are put aside for as long as it takes, and hold at the end. */
async function fill(
  client: Client,
  parts: AsyncIterable<Part>,
): Promise<{ readonly rows: number; readonly inDoubt: number }> {
  const known = new Map((await tablesOf(client)).map((table) => [table.name, table]));
  await client.query('begin');
  const references = await referencesOf(client);
  for (const { table, name } of references)
    await client.query(`alter table ${table} alter constraint ${name} deferrable initially deferred`);
  for (const table of known.values()) await putRulesAside(client, table);
  let rows = 0;
  for await (const part of parts) if (part.kind === 'table') rows += await copyInto(client, known, part);
  const inDoubt = await doubtWhatWaits(client);
  await client.query('set constraints all immediate');
  for (const table of known.values()) await putRulesBack(client, table);
  for (const { table, name } of references)
    await client.query(`alter table ${table} alter constraint ${name} not deferrable`);
  await client.query('commit');
  return { rows, inDoubt };
}

async function copyInto(
  client: Client,
  known: ReadonlyMap<string, Table>,
  { table, rows }: Extract<Part, { kind: 'table' }>,
): Promise<number> {
  const own = known.get(table.table);
  if (own?.columns.join() !== table.columns.join())
    throw new NotReadable(
      `This backup is damaged: it holds ${table.table}, which Kept does not know like this.`,
    );
  // What the migrations themselves put there is in the backup too.
  await client.query(`delete from ${own.name}`);
  const into = client.query(copyFrom(`copy ${own.name} (${own.columns.join(', ')}) from stdin`));
  await pipeline(Readable.from(rows), into);
  return into.rowCount;
}

interface Reference {
  readonly table: string;
  readonly name: string;
}

async function referencesOf(client: Client): Promise<readonly Reference[]> {
  const { rows } = await client.query<Reference>(
    `select c.conrelid::regclass::text as table, c.conname as name from pg_constraint c
       join pg_namespace n on n.oid = c.connamespace
     where c.contype = 'f' and not c.condeferrable and n.nspname in ('public', 'auth', 'kept') and c.conparentid = 0`,
  );
  return rows.map(({ table, name }) => ({ table, name: escapeIdentifier(name) }));
}

async function putRulesAside(client: Client, { name, practiceColumn }: Table): Promise<void> {
  await client.query(`alter table ${name} disable trigger user`);
  if (practiceColumn !== null) await client.query(`alter table ${name} no force row level security`);
}

async function putRulesBack(client: Client, { name, practiceColumn }: Table): Promise<void> {
  if (practiceColumn !== null) await client.query(`alter table ${name} force row level security`);
  await client.query(`alter table ${name} enable trigger user`);
}

/**
 * As if whoever had them in hand had died: the provider is asked, and where it cannot say a person is. What is later than
 * its last moment is called off by itself.
 */
async function doubtWhatWaits(client: Client): Promise<number> {
  const { rowCount } = await client.query(
    `update message set state = 'sending', claim = gen_random_uuid(), claimed_at = try_at, tries = tries + 1
     where state = 'queued'`,
  );
  return rowCount ?? 0;
}
