import { defineConfig } from 'vitest/config';

const everyTest = [
  'src/**/*.test.ts',
  'src/**/*.test.tsx',
  'test/*.test.ts',
  'test/breakages/*.test.ts',
  'scripts/**/*.test.ts',
];

export default defineConfig({
  test: {
    globalSetup: ['test/cluster.ts'],
    // The program keeps nothing outside of what it is given, so that test files can share its modules.
    isolate: false,
    maxWorkers: 2,
    projects: [
      { extends: true, test: { name: 'unit', include: everyTest } },
      { extends: true, test: { name: 'contracts', include: ['test/contracts/**/*.test.ts'] } },
      {
        extends: true,
        test: { name: 'stories', include: ['test/stories/**/*.test.ts'], testTimeout: 90_000 },
      },
      // Many real processes one after the other.
      { extends: true, test: { name: 'bench', include: ['test/bench/*.test.ts'] } },
      // Real processes that are killed by the clock on the wall, and mostly wait for it: side by side.
      { extends: true, test: { name: 'crash', include: ['test/crash/**/*.test.ts'] } },
      {
        extends: true,
        test: { name: 'upgrade', include: ['test/upgrade/**/*.test.ts'] },
      },
      // One await at a time, with a server of its own; see docs/proof.md.
      {
        extends: true,
        test: { name: 'simulation', include: ['test/simulation/*.test.ts'], testTimeout: 180_000 },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: ['test/browser/**/*.test.ts'],
          testTimeout: 60_000,
        },
      },
      // `npm run screenshots`: pictures to look at, not part of the tests.
      {
        extends: true,
        test: { name: 'screenshots', include: ['test/screenshots/*.test.ts'], testTimeout: 300_000 },
      },
    ],
    // Left out of `npm test`, and not of `npm run test:all`: see scripts/test.ts.
    tags: [{ name: 'at-length' }],
    // A page answers late on a machine that has much to do.
    expect: { poll: { timeout: 15_000 } },
    hookTimeout: 60_000,
    testTimeout: 30_000,
  },
});
