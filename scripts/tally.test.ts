import { expect, test } from 'vitest';
import { tallyOf } from './tally.ts';

type Status = 'passed' | 'failed' | 'skipped';

function reportOf(...files: readonly (readonly Status[] | 'not loaded')[]): string {
  const all = files.flatMap((file) => (file === 'not loaded' ? [] : file));
  const count = (status: Status) => all.filter((one) => one === status).length;
  return JSON.stringify({
    numPassedTests: count('passed'),
    numFailedTests: count('failed'),
    numPendingTests: count('skipped'),
    numTodoTests: 0,
    testResults: files.map((file) => ({
      status: file === 'not loaded' || file.includes('failed') ? 'failed' : 'passed',
      assertionResults: file === 'not loaded' ? [] : file.map((status) => ({ status })),
    })),
  });
}

test.each([
  ['all passed', 0, reportOf(['passed', 'passed'], ['passed']), { passed: 3, failed: 0, skipped: 0 }],
  [
    'one failed, one skipped',
    1,
    reportOf(['passed', 'failed', 'skipped']),
    { passed: 1, failed: 1, skipped: 1 },
  ],
  ['a file could not be loaded', 1, reportOf(['passed'], 'not loaded'), { passed: 1, failed: 1, skipped: 0 }],
  ['an error outside every test', 1, reportOf(['passed']), { passed: 1, failed: 1, skipped: 0 }],
  ['no test ran', 0, reportOf(), { passed: 0, failed: 1, skipped: 0 }],
  ['only skipped ones', 0, reportOf(['skipped']), { passed: 0, failed: 1, skipped: 1 }],
  ['the runner died', 1, null, { passed: 0, failed: 1, skipped: 0 }],
])('%s', (_, exitCode, json, expected) => {
  expect(tallyOf('unit', exitCode, json)).toEqual({ name: 'unit', ...expected });
});
