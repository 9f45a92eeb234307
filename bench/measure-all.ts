/** Which measurements there are, in which order they are made, and what comes out. */
import { measureBurst } from './burst.ts';
import { type Ground, prepareGround, type Sizes } from './ground.ts';
import { measureIdleMemory } from './idle-memory.ts';
import { type Lateness, measureLateness } from './lateness.ts';
import { type Machine, thisMachine } from './machine.ts';
import { measureQueue } from './queue-rate.ts';
import { measureEmbeddedRestart, measureRestart } from './restart.ts';
import { measureSqlLimit } from './sql-limit.ts';
import { measureSweep } from './sweep-rate.ts';

/** Rates are measured in turns, round by round, so that a noisy moment of the machine meets all of them. */
const contestants = {
  sweep: [
    ['kept1', async (ground: Ground) => (await measureSweep(ground, 1)).stepsPerSecond],
    ['kept2', async (ground: Ground) => (await measureSweep(ground, 2)).stepsPerSecond],
  ],
  sql: [
    ['sql1', (ground: Ground) => measureSqlLimit(ground, 1)],
    ['sql', (ground: Ground) => measureSqlLimit(ground, 2)],
  ],
  'pg-boss': [['pgBoss', (ground: Ground) => measureQueue(ground, 'pg-boss', 2)]],
  'graphile-worker': [['graphileWorker', (ground: Ground) => measureQueue(ground, 'graphile-worker', 2)]],
  dbos: [['dbos', (ground: Ground) => measureQueue(ground, 'dbos', 2)]],
} as const;

export type RateName = (typeof contestants)[keyof typeof contestants][number][0];

/** In the order in which they are made: the last one stops the database. */
const others = ['lateness', 'burst', 'memory', 'restart'] as const;

export type MeasurementName = keyof typeof contestants | (typeof others)[number];

export const measurementNames: readonly MeasurementName[] = [
  ...(Object.keys(contestants) as (keyof typeof contestants)[]),
  ...others,
];

export interface Figures {
  /** Medians. `kept2`, `sql` and the three queues with two processes or connections, `kept1` and `sql1` with one. */
  readonly stepsPerSecond: Partial<Record<RateName, number>>;
  /** Every round, in the order in which they were measured. */
  readonly rounds: Partial<Record<RateName, readonly number[]>>;
  /** From a step's due instant to its commit. */
  readonly latenessMs?: Lateness;
  /** Until all who were missed in one minute had a case and a message. */
  readonly burstSeconds?: number;
  /** From starting a worker anew after kill -9 to its first overdue step's commit; and of all of Kept with its database. */
  readonly restartSeconds?: number;
  readonly embeddedRestartSeconds?: number;
  readonly idleMemoryMiB?: number;
  readonly sizes: Sizes;
  readonly machine: Machine;
}

export async function measureAll(
  sizes: Sizes,
  wanted: readonly MeasurementName[],
  say: (line: string) => void,
): Promise<Figures> {
  const ground = await prepareGround(sizes, say);
  try {
    const rounds = await measureRates(ground, wanted);
    const rest = await measureRest(ground, wanted);
    return {
      stepsPerSecond: Object.fromEntries(Object.entries(rounds).map(([name, all]) => [name, median(all)])),
      rounds,
      ...rest,
      sizes,
      machine: thisMachine(),
    };
  } finally {
    await ground.cluster.remove();
  }
}

type Rest = Pick<
  Figures,
  'latenessMs' | 'burstSeconds' | 'idleMemoryMiB' | 'restartSeconds' | 'embeddedRestartSeconds'
>;

async function measureRest(ground: Ground, wanted: readonly MeasurementName[]): Promise<Rest> {
  return {
    ...(wanted.includes('lateness') && { latenessMs: await measureLateness(ground, 2) }),
    ...(wanted.includes('burst') && { burstSeconds: (await measureBurst(ground, 2)).seconds }),
    ...(wanted.includes('memory') && { idleMemoryMiB: await measureIdleMemory(ground) }),
    ...(wanted.includes('restart') && {
      restartSeconds: median(await measureRestart(ground)),
      embeddedRestartSeconds: median(await measureEmbeddedRestart(ground)),
    }),
  };
}

async function measureRates(
  ground: Ground,
  wanted: readonly MeasurementName[],
): Promise<Record<string, number[]>> {
  const rates: Record<string, number[]> = {};
  for (let round = 1; round <= ground.sizes.rounds; round += 1) {
    for (const [measurement, ways] of Object.entries(contestants)) {
      if (!wanted.includes(measurement as MeasurementName)) continue;
      for (const [name, measure] of ways) {
        const rate = await measure(ground);
        (rates[name] ??= []).push(rate);
        ground.say(`round ${round}: ${name} ${Math.round(rate)} steps/s`);
      }
    }
  }
  return rates;
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  const middle = sorted.length / 2;
  const [low, high] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]];
  if (low === undefined || high === undefined) throw new Error('nothing was measured');
  return (low + high) / 2;
}
