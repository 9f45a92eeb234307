/**
 * Tries to cross from one practice to another, table by table, with the app's own role. The tables come from the
 * catalogue, so a new one is attacked without anybody thinking of it.
 */
import { randomUUID } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openDatabase } from '#adapters/postgres.ts';
import type { PracticeId } from '#core/ids.ts';
import { type FreshDatabase, freshDatabase, silentLog } from './database.ts';

const ours = randomUUID() as PracticeId;
const theirs = randomUUID() as PracticeId;

let fresh: FreshDatabase;
let tables: readonly string[];
beforeAll(async () => {
  fresh = await freshDatabase();
  tables = await tablesIn(fresh.asOwner);
});
afterAll(() => fresh.close());

async function tablesIn(owner: Kysely<unknown>): Promise<readonly string[]> {
  const { rows } = await sql<{ name: string }>`
    select relname as name from pg_class
    where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') order by relname`.execute(owner);
  return rows.map(({ name }) => name);
}

test('there are tables to attack', () => {
  expect(tables.length).toBeGreaterThan(3);
});

test('every table is closed by row-level security, forced also on its owner', async () => {
  const { rows } = await sql`
    select relname from pg_class
    where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not (relrowsecurity and relforcerowsecurity)`.execute(
    fresh.asOwner,
  );
  expect(rows).toEqual([]);
});

test("there are no views, through which a table could be read with its owner's eyes", async () => {
  const { rows } = await sql`
    select relname from pg_class where relnamespace in ('public'::regnamespace, 'kept'::regnamespace)
      and relkind in ('v', 'm') and not coalesce(reloptions @> '{security_invoker=true}', false)`.execute(
    fresh.asOwner,
  );
  expect(rows).toEqual([]);
});

describe.each(['kept_app', 'kept_auth'])('the role %s', (role) => {
  test('has no special right, belongs to no other role and owns nothing', async () => {
    const { rows } = await sql`
      select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication,
        (select count(*) from pg_auth_members m where m.member = r.oid) as roles_it_belongs_to,
        (select count(*) from pg_shdepend d where d.refobjid = r.oid and d.deptype = 'o'
           and d.dbid in (0, (select oid from pg_database where datname = current_database()))) as owned
      from pg_roles r where rolname = ${role}`.execute(fresh.asOwner);
    expect(rows).toEqual([
      {
        rolsuper: false,
        rolbypassrls: false,
        rolcreaterole: false,
        rolcreatedb: false,
        rolreplication: false,
        roles_it_belongs_to: 0,
        owned: 0,
      },
    ]);
  });

  test('can make no table', async () => {
    const { rows } = await sql`
      select has_schema_privilege(${role}, 'public', 'create') or has_schema_privilege(${role}, 'kept', 'create') as can`.execute(
      fresh.asOwner,
    );
    expect(rows).toEqual([{ can: false }]);
  });
});

test('each role sees only its own schema', async () => {
  const { rows } = await sql`
    select has_schema_privilege('kept_app', 'auth', 'usage') as app_sees_auth,
      has_schema_privilege('kept_auth', 'public', 'usage') as auth_sees_public,
      has_schema_privilege('kept_auth', 'kept', 'usage') as auth_sees_kept`.execute(fresh.asOwner);
  expect(rows).toEqual([{ app_sees_auth: false, auth_sees_public: false, auth_sees_kept: false }]);
});

test('a function that runs as its owner has a pinned search path and is not for everybody', async () => {
  const { rows } = await sql`
    select proname from pg_proc
    where prosecdef and pronamespace in ('public'::regnamespace, 'kept'::regnamespace, 'auth'::regnamespace)
      and (proconfig is null or not exists (select from unnest(proconfig) c where c like 'search_path=%')
        or has_function_privilege('public', oid, 'execute'))`.execute(fresh.asOwner);
  expect(rows).toEqual([]);
});

test('the app cannot become anybody else', async () => {
  const become = (role: string) =>
    fresh.database.withoutPractice((tx) => sql.raw(`set local role ${role}`).execute(tx));
  await expect(become('kept_owner')).rejects.toThrow(/permission denied/);
  await expect(become('kept_auth')).rejects.toThrow(/permission denied/);
  const off = fresh.database.withoutPractice(async (tx) => {
    await sql`set local row_security = off`.execute(tx);
    await sql.raw(`select * from ${tables[0]}`).execute(tx);
  });
  await expect(off).rejects.toThrow(/row-level security/);
});

test('a plan that is kept from one practice shows another only its own rows', async () => {
  const one = openDatabase({ url: fresh.url, log: silentLog, poolSize: 1 });
  const here = randomUUID() as PracticeId;
  const there = randomUUID() as PracticeId;
  for (const id of [here, there])
    await sql`insert into practice (id, name, time_zone, country, created_at)
      values (${id}, 'Kept plans', 'UTC', 'US', now())`.execute(fresh.asOwner);
  const seenBy = (practiceId: PracticeId) =>
    one.inPractice(practiceId, async (tx) => {
      const { rows } = await sql<{
        id: string;
      }>`select id from practice where name = ${'Kept plans'}`.execute(tx);
      return rows.map(({ id }) => id);
    });
  for (let time = 0; time < 10; time += 1) expect(await seenBy(here)).toEqual([here]);
  expect(await seenBy(there)).toEqual([there]);
  const { rows } = await one.withoutPractice((tx) =>
    sql<{ kept: number }>`
      select generic_plans as kept from pg_prepared_statements where statement like 'select id from practice where name%'`.execute(
      tx,
    ),
  );
  await one.close();
  expect(rows[0]?.kept, 'the plan was kept').toBeGreaterThan(0);
  expect(
    await sql`select provolatile from pg_proc where proname = 'current_practice'`.execute(fresh.asOwner),
  ).toMatchObject({ rows: [{ provolatile: 's' }] });
});

test('no row of another practice can be read, changed, removed, moved or added, in any table', async () => {
  const crossed: string[] = [];
  for (const table of tables) {
    const columns = await loosen(table);
    const key = table === 'practice' ? 'id' : 'practice_id';
    await addRow(table, columns, key, ours);
    await addRow(table, columns, key, theirs);
    const asApp = <Row>(statement: string) =>
      fresh.database.inPractice(ours, async (tx) => (await sql.raw<Row>(statement).execute(tx)).rows);
    const refusedOrNothing = async (what: string, statement: string) => {
      const rows = await asApp(statement).catch((error: { code?: string }) => {
        if (error.code === '42501') return [];
        throw error;
      });
      if (rows.length > 0) crossed.push(`${table}: ${what}`);
    };

    const seen = await asApp<{ practice: string }>(`select ${key} as practice from ${table}`);
    if (seen.length !== 1 || seen[0]?.practice !== ours) crossed.push(`${table}: read`);
    const unset = await fresh.database.withoutPractice((tx) => sql.raw(`select 1 from ${table}`).execute(tx));
    if (unset.rows.length > 0) crossed.push(`${table}: read without a practice`);
    await refusedOrNothing(
      'change',
      `update ${table} set ${key} = ${key} where ${key} = '${theirs}' returning 1`,
    );
    await refusedOrNothing('remove', `delete from ${table} where ${key} = '${theirs}' returning 1`);
    await refusedOrNothing('move', `update ${table} set ${key} = '${theirs}' returning 1`);
    await refusedOrNothing('add', insertion(table, columns, key, theirs));
  }
  expect(crossed).toEqual([]);
});

interface Column {
  readonly name: string;
  readonly type: string;
}

/** Takes away everything but row-level security, so that only it can be what refuses. */
async function loosen(table: string): Promise<readonly Column[]> {
  const { rows: constraints } = await sql<{ name: string }>`
    select conname as name from pg_constraint where conrelid = ${table}::regclass and contype <> 'n'
    order by contype = 'p', contype`.execute(fresh.asOwner);
  for (const { name } of constraints)
    await sql.raw(`alter table ${table} drop constraint ${name} cascade`).execute(fresh.asOwner);
  const { rows: indexes } = await sql<{ name: string }>`
    select indexrelid::regclass::text as name from pg_index where indrelid = ${table}::regclass`.execute(
    fresh.asOwner,
  );
  for (const { name } of indexes) await sql.raw(`drop index ${name}`).execute(fresh.asOwner);
  await sql.raw(`alter table ${table} disable trigger all`).execute(fresh.asOwner);
  const { rows } = await sql<Column>`
    select attname as name, format_type(atttypid, null) as type from pg_attribute
    where attrelid = ${table}::regclass and attnum > 0 and not attisdropped and attgenerated = '' and attidentity = ''
      and attnotnull`.execute(fresh.asOwner);
  return rows;
}

const sample = (type: string): string => {
  if (type.endsWith('[]')) return "'{}'";
  if (type === 'uuid') return 'gen_random_uuid()';
  if (/int|numeric|double|real/.test(type)) return '1';
  if (/timestamp|date/.test(type)) return "'2026-03-03'";
  if (type === 'boolean') return 'false';
  if (type.startsWith('json')) return "'{}'";
  return "''";
};

function insertion(table: string, columns: readonly Column[], key: string, practice: PracticeId): string {
  const values = columns.map(({ name, type }) => (name === key ? `'${practice}'` : sample(type)));
  return `insert into ${table} (${columns.map(({ name }) => `"${name}"`).join(', ')}) values (${values.join(', ')}) returning 1`;
}

async function addRow(
  table: string,
  columns: readonly Column[],
  key: string,
  practice: PracticeId,
): Promise<void> {
  await sql.raw(insertion(table, columns, key, practice)).execute(fresh.asOwner);
}
