/** Case steps per second when each is a job of its own, filled in beforehand, with two worker processes. */
import { startFleet } from './fleet.ts';
import { clearAway, type Ground, settleDown } from './ground.ts';
import { type QueueName, queues } from './queues/queues.ts';
import { shiftTo } from './shifted-clock.ts';
import { entranceOf, expectMoved } from './sweep-rate.ts';

export async function measureQueue(ground: Ground, kind: QueueName, workers: number): Promise<number> {
  const { cluster, stock, sample, sizes } = ground;
  await clearAway(ground);
  const lot = await stock.lot(sizes.queueSteps, sizes.practices);
  await stock.due(lot, sample.stepDueAt);
  const steps = Array.from({ length: lot.count }, (_, index) => ({
    practiceId: stock.practiceId(lot, lot.first + index),
    caseId: stock.caseId(lot.first + index),
  }));
  await queues[kind].fill(cluster.ownerUrl, steps);
  await settleDown(ground);
  const shiftMinutes = shiftTo(sample.stepDueAt);
  const fleet = await startFleet(workers, { ...entranceOf(ground), kind, shiftMinutes });
  try {
    const done = fleet.hasDone(lot.count);
    fleet.begin();
    const milliseconds = await done;
    await expectMoved(ground, lot.count);
    return lot.count / (milliseconds / 1000);
  } finally {
    await fleet.stop();
  }
}
