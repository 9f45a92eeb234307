import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PracticeId } from '#core/ids.ts';
import { fromEpochMilliseconds } from '#core/time/instant.ts';
import type { JobData, Jobs } from '#engine/ports.ts';
import { type FreshDatabase, freshDatabase, silentLog } from '#test/database.ts';
import { openJobQueue } from './job-queue.ts';

let fresh: FreshDatabase;
let jobs: Jobs;
beforeAll(async () => {
  fresh = await freshDatabase();
  jobs = await openJobQueue({ url: fresh.url, log: silentLog });
});
afterAll(async () => {
  await jobs.close();
  await fresh.close();
});

async function openOwn() {
  const own = await freshDatabase();
  const queue = await openJobQueue({ url: own.url, log: silentLog });
  return {
    fresh: own,
    jobs: queue,
    async [Symbol.asyncDispose]() {
      await queue.close();
      await own.close();
    },
  };
}

const entry = (): JobData => ({ practiceId: randomUUID() as PracticeId, id: randomUUID() });

test('an entry is handed out when its transaction commits, and never when it does not', async () => {
  const [kept, lost] = [entry(), entry()];
  await fresh.database.withoutPractice((tx) => jobs.enqueue(tx, 'deliver', [{ data: kept, after: null }]));
  const failed = fresh.database.withoutPractice(async (tx) => {
    await jobs.enqueue(tx, 'deliver', [{ data: lost, after: null }]);
    throw new Error('changed my mind');
  });
  await expect(failed).rejects.toThrow('changed my mind');

  const heard: JobData[] = [];
  let tries = 0;
  const done = new Promise<void>((resolve) => {
    void jobs.work('deliver', async (data) => {
      tries += 1;
      // The first try fails; the entry has to come back.
      if (tries === 1) throw new Error('the world said no');
      heard.push(data);
      resolve();
    });
  });
  await done;
  expect(heard).toEqual([kept]);
});

test('of many entries the one that cannot be handled comes back by itself, and the others are done once', async () => {
  // Entries are handed to whoever works, also to the worker of the test before.
  await using own = await openOwn();
  const entries = Array.from({ length: 40 }, entry);
  const bad = entries[7]?.id;
  const times = new Map<string, number>();
  let fails = 2;
  const done = Promise.withResolvers<void>();
  await own.jobs.work('deliver', async ({ id }) => {
    times.set(id, (times.get(id) ?? 0) + 1);
    if (id === bad && fails > 0) {
      fails -= 1;
      throw new Error('the world said no');
    }
    if (times.size === 40 && (times.get(bad ?? '') ?? 0) === 3) done.resolve();
  });
  await own.fresh.database.withoutPractice((tx) =>
    own.jobs.enqueue(
      tx,
      'deliver',
      entries.map((data) => ({ data, after: null })),
    ),
  );
  await done.promise;
  expect([...times.values()].filter((count) => count !== 1)).toEqual([3]);
});

test('an entry for later waits for its time', async () => {
  const later = entry();
  const after = fromEpochMilliseconds(Date.parse('2999-01-01T00:00:00Z'));
  await fresh.database.withoutPractice((tx) => jobs.enqueue(tx, 'deliver', [{ data: later, after }]));
  const { rows } = await sql<{ state: string; after: string }>`
    select state, start_after as after from pgboss.job where data->>'id' = ${later.id}`.execute(
    fresh.asOwner,
  );
  expect(rows).toEqual([{ state: 'created', after: '2999-01-01T00:00:00.000Z' }]);
});

test('the app may use the queue but not change its tables', async () => {
  const tampering = fresh.database.withoutPractice((tx) => sql`drop table pgboss.job cascade`.execute(tx));
  await expect(tampering).rejects.toThrow(/must be owner/);
});
