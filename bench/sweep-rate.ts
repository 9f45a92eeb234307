/** Case steps per second of the sweep, with one worker process or several. */
import { sql } from 'kysely';
import { databaseBytes, logBytes } from './disk.ts';
import { startFleet } from './fleet.ts';
import { clearAway, type Ground, settleDown } from './ground.ts';
import { shiftTo } from './shifted-clock.ts';
import { batch } from './sql-limit.ts';

export interface SweepRate {
  readonly stepsPerSecond: number;
  /** By how much the database grows with each step, dead rows included. */
  readonly bytesPerStep: number;
  /** What each step writes to the log that makes it durable, and that a standby would receive. */
  readonly logBytesPerStep: number;
}

export async function measureSweep(ground: Ground, workers: number): Promise<SweepRate> {
  const { stock, sample, sizes } = ground;
  await clearAway(ground);
  const practices = Math.ceil(sizes.steps / batch);
  const lot = await stock.lot(practices * batch, practices);
  await stock.due(lot, sample.stepDueAt);
  await settleDown(ground);
  const shiftMinutes = shiftTo(sample.stepDueAt);
  const fleet = await startFleet(workers, { ...entranceOf(ground), kind: 'sweep', shiftMinutes });
  try {
    const [bytesBefore, logBefore] = [await databaseBytes(ground), await logBytes(ground)];
    const done = fleet.hasDone(lot.count);
    fleet.begin();
    const milliseconds = await done;
    const [bytesAfter, logAfter] = [await databaseBytes(ground), await logBytes(ground)];
    await expectMoved(ground, lot.count);
    return {
      stepsPerSecond: lot.count / (milliseconds / 1000),
      bytesPerStep: (bytesAfter - bytesBefore) / lot.count,
      logBytesPerStep: (logAfter - logBefore) / lot.count,
    };
  } finally {
    await fleet.stop();
  }
}

/** Every case was written to, once: a rate of steps that were not taken would be worth nothing. */
export async function expectMoved({ cluster: { owner } }: Ground, cases: number): Promise<void> {
  const { rows } = await sql<{ messages: number }>`
    select count(*) as messages from pgboss.job_common where name = 'deliver'`.execute(owner);
  const messages = Number(rows[0]?.messages);
  if (messages !== cases) throw new Error(`${cases} cases were due and ${messages} messages were queued`);
}

/** Of the cluster, what another process needs to come in. */
export function entranceOf({ cluster: { appUrl, ownerUrl, secret } }: Ground) {
  return { appUrl, ownerUrl, secret };
}
