/** How cost grows with the number of open cases and of worker processes. */
import { measureBurst } from './burst.ts';
import { addWaiting, type Ground, prepareGround, type Sizes } from './ground.ts';
import { type Lateness, measureLateness } from './lateness.ts';
import { type Machine, thisMachine } from './machine.ts';
import { measureSweep } from './sweep-rate.ts';

export interface GrowthPoint {
  readonly openCases: number;
  readonly workers: number;
  readonly stepsPerSecond: number;
  readonly latenessMs: Lateness;
  readonly burstSeconds: number;
  readonly bytesPerStep: number;
  readonly logBytesPerStep: number;
  readonly bytesPerMiss: number;
  readonly bytesPerBooking: number;
}

export interface Growth {
  readonly points: readonly GrowthPoint[];
  readonly sizes: Sizes;
  readonly machine: Machine;
}

export const openCaseCounts = [10_000, 100_000, 1_000_000] as const;
export const workerCounts = [1, 2, 4] as const;

export async function measureGrowth(
  sizes: Sizes,
  say: (line: string) => void,
  openCases: readonly number[] = openCaseCounts,
): Promise<Growth> {
  const ground = await prepareGround({ ...sizes, waiting: 0 }, say);
  const points: GrowthPoint[] = [];
  try {
    let waiting = 0;
    for (const wanted of openCases) {
      await addWaiting(ground, wanted - waiting);
      waiting = wanted;
      for (const workers of workerCounts) {
        const point = await measurePoint(ground, wanted, workers);
        say(`${wanted} open cases, ${workers} workers: ${Math.round(point.stepsPerSecond)} steps/s`);
        points.push(point);
      }
    }
  } finally {
    await ground.cluster.remove();
  }
  return { points, sizes, machine: thisMachine() };
}

async function measurePoint(ground: Ground, openCases: number, workers: number): Promise<GrowthPoint> {
  const { stepsPerSecond, bytesPerStep, logBytesPerStep } = await measureSweep(ground, workers);
  const latenessMs = await measureLateness(ground, workers);
  const { seconds, bytesPerMiss, bytesPerBooking } = await measureBurst(ground, workers);
  return {
    openCases,
    workers,
    stepsPerSecond,
    latenessMs,
    burstSeconds: seconds,
    bytesPerStep,
    logBytesPerStep,
    bytesPerMiss,
    bytesPerBooking,
  };
}
