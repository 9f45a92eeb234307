/** Seconds from starting a Kept anew, after kill -9 in the middle of overdue work, to the commit of its first step. */
import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'kysely';
import { clearAway, type Ground } from './ground.ts';
import { type KeptProcess, startKept } from './kept-process.ts';
import { listenForCases } from './listener.ts';

/** A worker beside a database that goes on running. */
export async function measureRestart(ground: Ground): Promise<readonly number[]> {
  const { dataFolder, secret, ownerUrl } = ground.cluster;
  await clearAway(ground);
  return restarts(ground, () => startKept('worker', dataFolder, secret, ownerUrl));
}

/** All of Kept with its embedded database, which the next one takes over. Nothing can be measured after it. */
export async function measureEmbeddedRestart(ground: Ground): Promise<readonly number[]> {
  const { dataFolder, secret } = ground.cluster;
  await clearAway(ground);
  await ground.cluster.stop();
  return restarts(ground, () => startKept('all', dataFolder, secret, null));
}

async function restarts(ground: Ground, start: () => KeptProcess): Promise<readonly number[]> {
  const seconds: number[] = [];
  let kept = start();
  try {
    await kept.atWork;
    for (let killing = 0; killing < ground.sizes.killings; killing += 1) {
      await expectSteps(ground, await makeOverdue(ground));
      await kept.kill('SIGKILL');
      const left = await countDue(ground);
      if (left === 0)
        throw new Error('it was done before it could be killed: there has to be more that is overdue');
      let startedAt = 0;
      await expectSteps(ground, async () => {
        startedAt = performance.now();
        kept = start();
      });
      seconds.push((performance.now() - startedAt) / 1000);
      while ((await countDue(ground)) > 0) await wait(100);
    }
    return seconds;
  } finally {
    await kept.kill('SIGTERM');
  }
}

/** Of one practice, so that they are several transactions one after another. */
async function makeOverdue({ stock, sample, sizes }: Ground): Promise<() => Promise<void>> {
  const lot = await stock.lot(sizes.overdue, 1);
  return () => stock.due(lot, sample.stepDueAt);
}

/** Resolves when the first step after this call was committed. */
async function expectSteps({ cluster }: Ground, cause: () => Promise<void>): Promise<void> {
  const heard = Promise.withResolvers<void>();
  const stop = await listenForCases(cluster.appUrl, () => heard.resolve());
  await cause();
  await heard.promise;
  await stop();
}

async function countDue({ cluster: { owner }, sample }: Ground): Promise<number> {
  const { rows } = await sql<{ due: number }>`
    select count(*) as due from case_file where due_at = ${sample.stepDueAt}`.execute(owner);
  return Number(rows[0]?.due);
}
