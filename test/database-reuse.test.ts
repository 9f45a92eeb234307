import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { ana, settle } from './cast.ts';
import { freshDatabase } from './database.ts';

const at = '2026-03-03T10:00:00Z' as never;

test('a database is used again with nothing in it but what every one begins with', async () => {
  const first = await freshDatabase();
  const before = await rowsOf(first);
  await settle(first.database, at, [ana]);
  await sql`delete from pgboss.queue`.execute(first.asOwner);
  await sql`delete from kept.migration`.execute(first.asOwner);
  expect(await rowsOf(first)).not.toEqual(before);
  await first.close();

  const second = await freshDatabase();
  expect(second.ownerUrl, 'it is the same one').toBe(first.ownerUrl);
  expect(await rowsOf(second)).toEqual(before);
  await settle(second.database, at, [ana]);
  await second.close();
});

test.each([
  ['was given another column', sql`alter table client add column shoe_size int`],
  ['lost a table', sql`drop table auth.passkey`],
  ['was given a table by the app’s own role', sql`create temporary table mine (id int)`],
])('one that %s is not', async (_how, change) => {
  const first = await freshDatabase();
  await change.execute(first.asOwner);
  await first.close();
  const second = await freshDatabase();
  expect(second.ownerUrl).not.toBe(first.ownerUrl);
  await second.close();
});

test('nothing that was set on a connection is left on it, and nobody who was connected is', async () => {
  const first = await freshDatabase();
  await first.asOwner.connection().execute(async (one) => {
    await sql`set search_path = nowhere`.execute(one);
  });
  await first.close();
  const second = await freshDatabase();
  expect(second.ownerUrl).toBe(first.ownerUrl);
  const { rows } = await sql<{ name: string }>`select name from practice`.execute(second.asOwner);
  expect(rows).toEqual([]);
  await second.close();
});

test('one that somebody still works in is not used again', async () => {
  const first = await freshDatabase();
  const [taken, ended] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const working = first.asOwner.connection().execute(async () => {
    taken.resolve();
    await ended.promise;
  });
  await taken.promise;
  const closing = first.close();
  ended.resolve();
  await Promise.all([closing, working]);
  const second = await freshDatabase();
  expect(second.ownerUrl).not.toBe(first.ownerUrl);
  await second.close();
});

test('one that was closed is not used again, and nobody goes on listening to one that is', async () => {
  const first = await freshDatabase();
  await first.database.close();
  await first.close();
  const second = await freshDatabase();
  expect(second.ownerUrl).not.toBe(first.ownerUrl);
  await second.database.listen(() => {});
  await second.close();

  const third = await freshDatabase();
  expect(third.ownerUrl).toBe(second.ownerUrl);
  const { rows } = await sql`select from pg_stat_activity
    where datname = current_database() and query = 'listen kept'`.execute(third.asOwner);
  expect(rows).toEqual([]);
  await third.close();
});

/** How many rows each table has. */
async function rowsOf({ asOwner }: Awaited<ReturnType<typeof freshDatabase>>): Promise<object> {
  const { rows } = await sql<{ name: string; rows: string }>`
    select c.oid::regclass::text as name,
      (xpath('/row/n/text()', query_to_xml(format('select count(*) as n from %s', c.oid::regclass), false, true, '')))[1]::text as rows
    from pg_class c join pg_namespace n on n.oid = relnamespace
    where relkind = 'r' and nspname !~ '^pg_' and nspname not in ('information_schema', 'tests')
    order by 1`.execute(asOwner);
  return Object.fromEntries(rows.map(({ name, rows: count }) => [name, count]));
}
