import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PracticeId } from '#core/ids.ts';
import { type FreshDatabase, freshDatabase } from '#test/database.ts';
import { eachPracticeInBatches } from './each-practice.ts';

const batch = 10;
/** Where everybody begins with the first. */
const newId = <Id extends string>() => '00000000-0000-4000-8000-000000000000' as Id;

let fresh: FreshDatabase;
beforeAll(async () => {
  fresh = await freshDatabase();
});
afterAll(() => fresh.close());

test('two lanes share the practices, and each is visited once', async () => {
  const { visits, done } = await goThrough({ one: 3, two: 3, three: 3, four: 3, five: 3 });
  expect(visits.map(({ practice }) => practice)).toEqual(['one', 'two', 'three', 'four', 'five']);
  expect(done).toBe(15);
});

test('a large practice keeps no other waiting, and has both lanes to itself when it is the last', async () => {
  const { visits, done } = await goThrough({ large: 45, small: 1, other: 1 });
  expect(visits.map(({ practice }) => practice).slice(0, 3)).toEqual(['large', 'small', 'other']);
  expect(visits.some(({ practice, beside }) => practice === 'large' && beside === 'large')).toBe(true);
  expect(done).toBe(47);
});

test('one that cannot be worked on is named in the log and holds up no other', async () => {
  const { visits, done, logged } = await goThrough({ one: 2, broken: Number.NaN, three: 2 });
  expect(visits.map(({ practice }) => practice)).toEqual(['one', 'broken', 'three']);
  expect(done).toBe(4);
  expect(logged).toEqual([{ practiceId: 'broken', fault: 'RangeError' }]);
});

interface Visit {
  readonly practice: string;
  /** In which practice the other lane was at work. */
  readonly beside: string | null;
}

/** Practices with so many due each. */
async function goThrough(due: Readonly<Record<string, number>>) {
  const left = new Map(Object.entries(due));
  const visits: Visit[] = [];
  const logged: object[] = [];
  const atWork: string[] = [];
  const log = { info() {}, warn() {}, error: (fields: object) => void logged.push(fields) };
  const which = sql<{ practiceId: PracticeId }>`
    select name as "practiceId" from unnest(${Object.keys(due)}::text[]) with ordinality as due (name, place)
    order by place`;
  const done = await eachPracticeInBatches(
    { database: fresh.database, log, newId },
    which,
    { batch, lanes: 2 },
    async (practice) => {
      visits.push({ practice, beside: atWork[0] ?? null });
      const before = left.get(practice) ?? 0;
      if (Number.isNaN(before)) throw new RangeError('there is no such number');
      const count = Math.min(before, batch);
      left.set(practice, before - count);
      atWork.push(practice);
      await Promise.resolve();
      atWork.splice(atWork.indexOf(practice), 1);
      return count;
    },
  );
  return { visits, done, logged };
}
