/** What was released is never edited, and what comes after takes nothing away from a program that still runs. */
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Migration, readMigrations } from '#adapters/migrate.ts';
import { migrationsFolder } from '#app/open-store.ts';
import { type KeptVersion, newestVersion, unpackVersion } from './kept-version.ts';

let older: KeptVersion;
let released: readonly Migration[];
let ours: readonly Migration[];
beforeAll(async () => {
  older = await unpackVersion(await newestVersion());
  released = await readMigrations(join(older.folder, 'migrations'));
  ours = await readMigrations(migrationsFolder);
});
afterAll(() => older.remove());

/** Each would break a statement of an older program. A column with a default is filled in for whoever does not name it. */
const takesAway: readonly { readonly what: string; readonly form: RegExp }[] = [
  { what: 'drops a column', form: /\bdrop\s+column\b/ },
  { what: 'drops a table, a view or a function', form: /\bdrop\s+(table|view|function|schema|type)\b/ },
  { what: 'renames something', form: /\brename\b/ },
  { what: 'forbids null', form: /\bset\s+not\s+null\b/ },
  { what: 'drops a default', form: /\bdrop\s+default\b/ },
  { what: 'changes a type', form: /\balter\s+column\s+\S+\s+(set\s+data\s+)?type\b/ },
  { what: 'takes a right away', form: /\brevoke\b/ },
  {
    what: 'adds a column that has to be named',
    form: /\badd\s+column\b(?=[^,;]*\bnot\s+null\b)(?![^,;]*\b(default|generated)\b)/,
  },
];

/** `-- safe since 0.2.0: …` in a file names the release from which on nobody needs what it takes away. */
const saysWhySafe = /^-- safe since \d+\.\d+\.\d+: \S/m;

function takenAway(sql: string): readonly string[] {
  const statements = sql.toLowerCase().replace(/--.*$/gm, '');
  return takesAway.filter(({ form }) => form.test(statements)).map(({ what }) => what);
}

test('migrations that were released are as they were', () => {
  expect(released.length).toBeGreaterThanOrEqual(13);
  for (const { name, sha256 } of released) {
    expect(ours.find((one) => one.name === name)?.sha256, name).toBe(sha256);
  }
});

test('later migrations come after them and leave to an older program what it uses', () => {
  const last = released.at(-1)?.name ?? '';
  const later = ours.filter(({ name }) => !released.some((one) => one.name === name));
  for (const { name, sql } of later) {
    expect(name > last, `${name} comes after ${last}`).toBe(true);
    if (!saysWhySafe.test(sql)) expect(takenAway(sql), name).toEqual([]);
  }
});

test.each([
  ['alter table staff drop column phone;', 'drops a column'],
  ['drop table reply;', 'drops a table, a view or a function'],
  ['alter table staff rename column phone to number;', 'renames something'],
  ['alter table staff alter column phone set not null;', 'forbids null'],
  ['alter table staff alter column active drop default;', 'drops a default'],
  ['alter table staff alter column phone type bytea using null;', 'changes a type'],
  ['revoke insert on reply from kept_app;', 'takes a right away'],
  ['alter table staff add column pager text not null;', 'adds a column that has to be named'],
])('%s is noticed', (sql, what) => {
  expect(takenAway(sql)).toEqual([what]);
});

test.each([
  'alter table staff add column pager text;',
  "alter table staff add column pager text not null default '';",
  'alter table message alter column case_id drop not null;',
  '-- drop table reply\ncreate table pager (practice_id uuid not null);',
])('%s takes nothing away', (sql) => {
  expect(takenAway(sql)).toEqual([]);
});
