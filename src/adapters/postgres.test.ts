import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { PracticeId } from '#core/ids.ts';
import type { Notice } from '#engine/ports.ts';
import { type FreshDatabase, freshDatabase, silentLog } from '#test/database.ts';
import { bringBack, sendAway } from '#test/database-away.ts';
import { openDatabase } from './postgres.ts';

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

test('what is no identifier names no practice, and no statement either', async () => {
  const named = `${ours}'; drop table practice; --` as PracticeId;
  await expect(fresh.database.inPractice(named, async () => {})).rejects.toThrow('named by a UUID');
});

test('a statement is planned once a connection, whatever its values, and by an index however small its table', async () => {
  await fresh.database.withoutPractice(async (tx) => {
    for (const id of ['a', 'b']) await sql`select ${id}::text as planned_once`.execute(tx);
    const { rows } = await sql<{ calls: number; scans: string }>`
      select generic_plans + custom_plans as calls, current_setting('enable_seqscan') as scans
      from pg_prepared_statements where statement like '%planned_once'`.execute(tx);
    expect(rows).toEqual([{ calls: 2, scans: 'off' }]);
  });
});

test('a plan that a newer version of the tables has outdated is made anew', async () => {
  await sql`create table shape (side integer)`.execute(fresh.asOwner);
  await sql`insert into shape values (4)`.execute(fresh.asOwner);
  await sql`grant select on shape to kept_app`.execute(fresh.asOwner);
  const look = () =>
    fresh.database.withoutPractice(async (tx) => (await sql`select side from shape`.execute(tx)).rows);
  expect(await look()).toEqual([{ side: 4 }]);
  await sql`alter table shape alter side type text`.execute(fresh.asOwner);
  expect(await look()).toEqual([{ side: '4' }]);
});

test('a transaction that loses a race is run again', async () => {
  await sql`create table tally (count integer not null)`.execute(fresh.asOwner);
  await sql`insert into tally values (0)`.execute(fresh.asOwner);
  await sql`grant select, update on tally to kept_app`.execute(fresh.asOwner);
  let runs = 0;
  const bothHaveRead = Promise.withResolvers<void>();
  const addOne = () =>
    fresh.database.withoutPractice(async (tx) => {
      runs += 1;
      await sql`set transaction isolation level repeatable read`.execute(tx);
      const { rows } = await sql<{ count: number }>`select count from tally`.execute(tx);
      // The first two read before either writes, so that one of them must lose.
      if (runs === 2) bothHaveRead.resolve();
      await bothHaveRead.promise;
      await sql`update tally set count = ${(rows[0]?.count ?? 0) + 1}`.execute(tx);
    });
  await Promise.all([addOne(), addOne()]);
  const { rows } = await sql`select count from tally`.execute(fresh.asOwner);
  expect(rows).toEqual([{ count: 2 }]);
  expect(runs).toBe(3);
});

test('a transaction that throws leaves nothing behind and is not run again', async () => {
  let runs = 0;
  const failing = fresh.database.inPractice(ours, async () => {
    runs += 1;
    throw new Error('a fault of ours');
  });
  await expect(failing).rejects.toThrow('a fault of ours');
  expect(runs).toBe(1);
});

test('a connection that is cut between two statements fails the next one and nothing else', async () => {
  const cut = fresh.database.withoutPractice(async (tx) => {
    const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx);
    const pid = rows[0]?.pid;
    await sql`select pg_terminate_backend(${pid}, 5000)`.execute(fresh.asOwner);
    await vi.waitFor(async () => {
      const left = await sql`select from pg_stat_activity where pid = ${pid}`.execute(fresh.asOwner);
      expect(left.rows).toEqual([]);
    });
    await sql`select 1`.execute(tx);
  });
  await expect(cut).rejects.toThrow();
  expect((await fresh.database.withoutPractice((tx) => sql`select 1`.execute(tx))).rows).toHaveLength(1);
});

test('notices are heard, also after the connection was cut', { timeout: 20_000 }, async () => {
  const heard: Notice[] = [];
  const stop = await fresh.database.listen((notice) => heard.push(notice));
  const notice: Notice = { practiceId: ours, kind: 'case', id: 'c-1' };
  const say = () => sql`select pg_notify('kept', ${JSON.stringify(notice)})`.execute(fresh.asOwner);

  await sql`select pg_notify('kept', 'not a notice')`.execute(fresh.asOwner);
  await say();
  await vi.waitFor(() => expect(heard).toEqual([notice]), { timeout: 5000 });

  heard.length = 0;
  await sql`select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and query = 'listen kept'`.execute(fresh.asOwner);
  await vi.waitFor(
    async () => {
      await say();
      expect(heard).not.toEqual([]);
    },
    { timeout: 10_000, interval: 200 },
  );
  await stop();
});

test('while it is away there is one try after another, and never several at once', {
  timeout: 20_000,
}, async () => {
  const tries: number[] = [];
  const log = { ...silentLog, warn: (_fields: object, words: string) => void tries.push(triedAt(words)) };
  const database = openDatabase({ url: fresh.url, log });
  let isDeaf = false;
  const stop = await database.listen(
    () => {},
    () => {
      isDeaf = false;
    },
    () => {
      isDeaf = true;
    },
  );
  await sendAway(fresh.asOwner);
  await vi.waitFor(() => expect(tries.filter(Number.isFinite).length).toBeGreaterThan(2), 10_000);
  expect(isDeaf, 'who listens is told that nothing will be heard').toBe(true);
  const [first = 0, second = 0, third = 0] = tries.filter(Number.isFinite);
  // A timer may be late but never early, so that this says nothing about how fast the machine is.
  expect(Math.min(second - first, third - second)).toBeGreaterThan(900);
  await bringBack(fresh.asOwner);
  await vi.waitFor(() => expect(isDeaf).toBe(false), 10_000);
  await stop();
  await database.close();
});

const triedAt = (words: string): number =>
  words.startsWith('cannot listen') ? performance.now() : Number.NaN;
