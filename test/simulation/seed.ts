/** One seed from beginning to end: the same seed is the same run, to the last statement. */

import { Broken } from './broken.ts';
import type { Ground } from './ground.ts';
import type { Tally } from './tally.ts';
import { World } from './world.ts';

export interface SeedResult {
  readonly seed: number;
  /** Stands for everything that happened, in order. */
  readonly digest: number;
  /** What did not hold, in words; null when everything did. */
  readonly broken: string | null;
}

export interface SeedOptions {
  /** Hears of everything that happens, as it happens. */
  readonly tell?: (line: string) => void;
}

export async function runSeed(
  ground: Ground,
  seed: number,
  tally: Tally,
  options: SeedOptions = {},
): Promise<SeedResult> {
  await ground.clear();
  const world = new World(ground, seed, tally, options.tell ?? (() => {}));
  let broken: string | null = null;
  try {
    await world.live();
  } catch (error) {
    broken =
      error instanceof Broken
        ? error.message
        : `fault of the simulation: ${error instanceof Error ? error.stack : String(error)}`;
  }
  await world.end();
  const { digest } = world.stage;
  tally.seeds += 1;
  tally.steps += world.stage.steps;
  return { seed, digest, broken };
}
