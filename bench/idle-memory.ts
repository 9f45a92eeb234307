/** Mebibytes that the process of an idle Kept, web and worker in one, holds in memory; PostgreSQL is not counted. */
import { setTimeout as wait } from 'node:timers/promises';
import { clearAway, type Ground } from './ground.ts';
import { startKept } from './kept-process.ts';

export async function measureIdleMemory(ground: Ground): Promise<number> {
  const { dataFolder, secret, ownerUrl } = ground.cluster;
  await clearAway(ground);
  const kept = startKept('all', dataFolder, secret, ownerUrl);
  try {
    await kept.atWork;
    await wait(ground.sizes.idleSeconds * 1000);
    return await kept.residentMiB();
  } finally {
    await kept.kill('SIGTERM');
  }
}
