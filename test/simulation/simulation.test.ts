/**
 * As many seeds as there is time for, from the first on; `npm run simulate -- --seeds 10000` looks much further.
 * KEPT_SIMULATION_SECONDS says how long, KEPT_SIMULATION_FROM where to begin.
 */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Ground, openGround } from './ground.ts';
import { runSeed } from './seed.ts';
import { newTally } from './tally.ts';
import { linesOf, reportOf } from './tell.ts';

const seconds = Number(process.env.KEPT_SIMULATION_SECONDS ?? 120);
const from = Number(process.env.KEPT_SIMULATION_FROM ?? 1);

let ground: Ground;
beforeAll(async () => {
  ground = await openGround();
}, 120_000);
afterAll(() => ground.close());

// In the second one many wait for the same lock at once.
test.each([2, 10])('the same seed is the same run, to the last statement: %d', async (seed) => {
  const first = await runSeed(ground, seed, newTally());
  const second = await runSeed(ground, seed, newTally());
  expect(second.digest).toBe(first.digest);
});

test(
  'whatever befalls the machines, every promise is kept',
  async () => {
    const tally = newTally();
    const until = performance.now() + seconds * 1000;
    for (let seed = from; performance.now() < until; seed += 1) {
      const { broken } = await runSeed(ground, seed, tally);
      expect(broken, `seed ${seed}; npm run simulate -- --seed ${seed} --trace shows how`).toBe(null);
    }
    process.stdout.write(`${linesOf(reportOf(tally)).join('\n')}\n`);
    expect(tally.seeds).toBeGreaterThan(0);
    expect(tally.crashedAt.size).toBeGreaterThan(0);
  },
  (seconds + 180) * 1000,
);
