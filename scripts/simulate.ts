/** `npm run simulate -- --seeds 1000 [--from S]`, or `--seed S --trace` to look at one. */
import { parseArgs } from 'node:util';
import { openGround } from '#test/simulation/ground.ts';
import { runSeed } from '#test/simulation/seed.ts';
import { newTally } from '#test/simulation/tally.ts';

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '100' },
    from: { type: 'string', default: '1' },
    seed: { type: 'string' },
    trace: { type: 'boolean', default: false },
  },
});
const ground = await openGround();
const tally = newTally();
const from = Number(values.seed ?? values.from);
const count = values.seed === undefined ? Number(values.seeds) : 1;
const began = performance.now();
let broken = 0;
try {
  for (let seed = from; seed < from + count; seed += 1) {
    const result = await runSeed(ground, seed, tally, values.trace ? { tell: console.log } : {});
    if (values.seed) console.log(`digest ${result.digest}`);
    if (result.broken === null) continue;
    broken += 1;
    console.log(`seed ${seed} broken: ${result.broken}`);
  }
} finally {
  await ground.close();
}
const seconds = (performance.now() - began) / 1000;
console.log(
  `${count} seeds in ${seconds.toFixed(1)} s, ${tally.steps} steps, ${Math.round(tally.simulatedHours)} hours, ${broken} broken`,
);
console.log(`points ${tally.points.size}, crashed at ${tally.crashedAt.size}`);
console.log(Object.fromEntries(tally.faults));
console.log(Object.fromEntries(tally.happened));
