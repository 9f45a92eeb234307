import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { emptyDatabase, testSecret } from '#test/database.ts';
import { migrate } from './migrate.ts';
import { urlForRole } from './postgres-roles.ts';

let empty: Awaited<ReturnType<typeof emptyDatabase>>;
let folder: string;
const made: string[] = [];
const realMigrations = join(import.meta.dirname, '..', '..', 'migrations');
beforeEach(async () => {
  empty = await emptyDatabase();
  folder = await mkdtemp(join(tmpdir(), 'migrations-'));
});
afterEach(async () => {
  await empty.close();
  const next = made.splice(0);
  if (next.length > 0) {
    const other = await emptyDatabase();
    for (const role of next) await select(`drop role ${role}`, other.ownerUrl);
    await other.close();
  }
  await rm(folder, { recursive: true });
});

const file = (name: string, sql: string) => writeFile(join(folder, name), sql);
const run = () => migrate(empty.ownerUrl, testSecret, folder);

test('each migration is applied once, in the order of the numbers', async () => {
  await file('0002-second.sql', 'insert into visit values (2);');
  await file('0001-first.sql', 'create table visit (id integer);');
  expect(await run()).toEqual(['0001-first.sql', '0002-second.sql']);
  await file('0003-third.sql', 'insert into visit values (3);');
  expect(await run()).toEqual(['0003-third.sql']);
  expect(await run()).toEqual([]);
  expect(await select('select id from visit')).toEqual([{ id: 2 }, { id: 3 }]);
});

test('two programs that start at once do not both migrate', async () => {
  await file('0001-first.sql', 'create table visit (id integer);');
  const applied = await Promise.all([run(), run(), run()]);
  expect(applied.flat()).toEqual(['0001-first.sql']);
});

test('also on a ready database nothing is changed but by whoever holds the lock', async () => {
  await run();
  await select(`
    create function refuse_without_lock() returns event_trigger language plpgsql as $$
    begin
      if not exists (select from pg_locks where locktype = 'advisory' and granted and objid = 5447011) then
        raise exception '% without the lock', tg_tag;
      end if;
    end $$;
    create event trigger refuse_without_lock on ddl_command_end execute function refuse_without_lock()`);
  await expect(select('grant usage on schema pgboss to kept_app')).rejects.toThrow('GRANT without the lock');
  expect(await run()).toEqual([]);
});

test('a migration that fails says where and leaves nothing of itself', async () => {
  await file('0001-first.sql', 'create table visit (id integer);\nselect nonsense;');
  await expect(run()).rejects.toThrow(/0001-first.sql, line 2: column "nonsense" does not exist/);
  expect(await select(`select to_regclass('visit') as visit`)).toEqual([{ visit: null }]);
});

test.each([
  ['an edited migration', '0001-first.sql', 'select 2;', /0001-first.sql was edited after it was applied/],
  [
    'a number that comes too late',
    '0000-zeroth.sql',
    'select 0;',
    /0000-zeroth.sql comes before 0001-first.sql/,
  ],
  ['two with one number', '0001-other.sql', 'select 0;', /another migration has the number 0001/],
  ['a name without a number', 'first.sql', 'select 0;', /is called like 0001-what-it-does.sql/],
])('%s is refused', async (_, name, sql, reason) => {
  await file('0001-first.sql', 'select 1;');
  await run();
  await file(name, sql);
  await expect(run()).rejects.toThrow(reason);
});

test('a database of a newer version is left alone', async () => {
  await file('0001-first.sql', 'select 1;');
  await file('0002-second.sql', 'select 2;');
  await run();
  await rm(join(folder, '0002-second.sql'));
  await expect(run()).rejects.toThrow(/used by a newer version/);
});

test('an owner who may not change roles is told the SQL that helps', async () => {
  await file('0001-first.sql', 'select 1;');
  await run();
  const lesser = await makeRole('nologin');
  await select(`grant usage, create on schema kept to ${lesser}`);
  const asLesser = new URL(empty.ownerUrl);
  asLesser.searchParams.set('options', `-c role=${lesser}`);
  await expect(migrate(asLesser.href, 'a secret that the roles do not have', folder)).rejects.toThrow(
    `ALTER ROLE "${lesser}" CREATEROLE; GRANT kept_app TO "${lesser}" WITH ADMIN OPTION;`,
  );
});

test('the roles of another Kept on the same server are not taken from it', async () => {
  await file('0001-first.sql', 'select 1;');
  await expect(migrate(empty.ownerUrl, 'a secret of our own', folder)).rejects.toThrow(
    'already serves another Kept',
  );
});

test('an ordinary owner is enough: it may work across practices, and the app may not', async () => {
  const ordinary = await makeRole("login createrole password 'word'");
  await select(`grant kept_app, kept_auth to ${ordinary} with admin option, inherit false, set false`);
  await select(
    `do $$ begin execute format('alter database %I owner to ${ordinary}', current_database()); end $$`,
  );
  const asOrdinary = new URL(empty.ownerUrl);
  asOrdinary.username = ordinary;
  asOrdinary.password = 'word';

  await migrate(asOrdinary.href, testSecret, realMigrations);
  await select(
    "insert into practice (id, name, time_zone, country, created_at) values (gen_random_uuid(), 'Riverside', 'UTC', 'US', now())",
  );
  const count = 'select count(*)::int as practices from practice';
  expect(await select(count, asOrdinary.href)).toEqual([{ practices: 1 }]);
  const app = urlForRole(empty.ownerUrl, 'kept_app', testSecret);
  expect(await select(count, app)).toEqual([{ practices: 0 }]);
  expect(await select('select kept.has_practice() as found', app)).toEqual([{ found: true }]);
});

test('nobody may make tables or temporary ones in a migrated database', async () => {
  await migrate(empty.ownerUrl, testSecret, realMigrations);
  const rows = await select(`
    select rolname from pg_roles where rolname like 'kept_a%'
      and has_database_privilege(rolname, current_database(), 'create, temp')`);
  expect(rows).toEqual([]);
});

async function select(statement: string, url = empty.ownerUrl): Promise<unknown[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(statement)).rows as unknown[];
  } finally {
    await client.end();
  }
}

/** Roles belong to the whole cluster, so each test has its own and it goes when its database has gone. */
async function makeRole(rights: string): Promise<string> {
  const name = `owner_${randomUUID().replaceAll('-', '')}`;
  await select(`create role ${name} ${rights}`);
  made.push(name);
  return name;
}
