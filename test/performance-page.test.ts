import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { fullSizes } from '../bench/ground.ts';
import type { Growth } from '../bench/growth.ts';
import type { Figures } from '../bench/measure-all.ts';
import { drawn, readPublished } from '../bench/publish.ts';

const machine = { cores: 2, processor: 'a processor', memoryGiB: 24, node: '26.0.0' };
const point = {
  latenessMs: { p50: 120, p99: 480, max: 900 },
  burstSeconds: 25,
  bytesPerStep: 2000,
  logBytesPerStep: 5000,
  bytesPerMiss: 6000,
  bytesPerBooking: 1000,
};
const figures: Figures = {
  stepsPerSecond: { kept2: 6000, pgBoss: 900, graphileWorker: 1000, dbos: 200, sql: 10_000 },
  rounds: {},
  latenessMs: point.latenessMs,
  burstSeconds: 25,
  sizes: fullSizes,
  machine,
};
const growth: Growth = {
  points: [
    { ...point, openCases: 10_000, workers: 1, stepsPerSecond: 3000 },
    { ...point, openCases: 10_000, workers: 2, stepsPerSecond: 6000 },
    { ...point, openCases: 100_000, workers: 1, stepsPerSecond: 2900 },
    { ...point, openCases: 100_000, workers: 2, stepsPerSecond: 5800 },
  ],
  sizes: { ...fullSizes, absences: 100_000 },
  machine,
};

const readPage = () => readFile('docs/performance.md', 'utf8');

test('the page about performance shows the figures that were measured; npm run bench -- --docs draws it anew', async () => {
  const page = await readPage();
  expect(page).toBe(drawn(page, await readPublished()));
});

test('ratios, plots and what a country needs are worked out from the figures', async () => {
  const page = drawn(await readPage(), { figures, growth });
  expect(page).toContain('| Kept against the best of the three | 6.00 × | 5 × |');
  expect(page).toContain('| Kept against the limit | 0.60 × | 0.5 × |');
  expect(page).toContain('x-axis "open cases" ["10,000", "100,000"]');
  expect(page).toContain('line [3000, 2900]\n    line [6000, 5800]');
  // 3,000,000 × 0.15 × 0.4 are due in one minute; 4,000 a second on two cores, in thirty seconds, at half load.
  expect(page).toMatch(/\| due in one minute \|.*\| 180,000 \|/);
  expect(page).toMatch(/\| cores, database and workers together \|.*\| 6 \|/);
  expect(drawn(page, { figures, growth })).toBe(page);
});
