/** Seeds that are run each time. `npm run simulate -- --seeds 1000` looks much further. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Ground, openGround } from './ground.ts';
import { runSeed } from './seed.ts';
import { newTally } from './tally.ts';

let ground: Ground;
beforeAll(async () => {
  ground = await openGround();
}, 120_000);
afterAll(() => ground.close());

test.each([2, 3, 8])('whatever befalls the machines of seed %i, every promise is kept', async (seed) => {
  const tally = newTally();
  const { broken } = await runSeed(ground, seed, tally);
  expect(broken).toBe(null);
  expect(tally.crashedAt.size + tally.faults.size).toBeGreaterThan(0);
});

test('the same seed is the same run, to the last statement', async () => {
  const first = await runSeed(ground, 2, newTally());
  const second = await runSeed(ground, 2, newTally());
  expect(second.digest).toBe(first.digest);
});
