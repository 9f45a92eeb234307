import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PracticeId } from '#core/ids.ts';
import { type FreshDatabase, freshDatabase } from '#test/database.ts';

const ours = '00000000-0000-7000-8000-000000000001' as PracticeId;
let fresh: FreshDatabase;
beforeAll(async () => {
  fresh = await freshDatabase();
});
afterAll(() => fresh.close());

test('instants, days and whole numbers arrive in one form each', async () => {
  const { rows } = await fresh.database.withoutPractice((tx) =>
    sql`select '2026-03-08 02:30:00.5-05'::timestamptz as at, '2026-03-08'::date as day, 9007199254740991 as whole,
          array['2026-03-08 00:00+00', null]::timestamptz[] as instants, array['2026-03-08']::date[] as days`.execute(
      tx,
    ),
  );
  expect(rows).toEqual([
    {
      at: '2026-03-08T07:30:00.500Z',
      day: '2026-03-08',
      whole: 9007199254740991,
      instants: ['2026-03-08T00:00:00.000Z', null],
      days: ['2026-03-08'],
    },
  ]);
});

test('a number too large to hold exactly and an endless instant are refused instead of bent', async () => {
  const reading = (value: string) =>
    fresh.database.withoutPractice((tx) => sql.raw(`select ${value}`).execute(tx));
  await expect(reading('9007199254740993::int8')).rejects.toThrow('beyond what a number can hold');
  await expect(reading("'infinity'::timestamptz")).rejects.toThrow('must be finite');
});

test('the current practice lasts for one transaction', async () => {
  const current = sql<{ id: string | null }>`select kept.current_practice() as id`;
  const inside = await fresh.database.inPractice(ours, (tx) => current.execute(tx));
  const after = await fresh.database.withoutPractice((tx) => current.execute(tx));
  expect([inside.rows[0]?.id, after.rows[0]?.id]).toEqual([ours, null]);
});
