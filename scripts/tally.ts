/** Counts a vitest run. Whatever went wrong outside a test counts as a failed test, so that nothing passes by not running. */
import { z } from 'zod';

export interface Tally {
  readonly name: string;
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

const report = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  numTodoTests: z.number(),
  testResults: z.array(
    z.object({ status: z.string(), assertionResults: z.array(z.object({ status: z.string() })) }),
  ),
});

/** `json` is vitest's own report, or `null` when it wrote none. */
export function tallyOf(name: string, exitCode: number, json: string | null): Tally {
  const read = json === null ? null : report.parse(JSON.parse(json));
  if (read === null) return { name, passed: 0, failed: 1, skipped: 0 };
  // A file that could not even be loaded has failed without any test of it having failed.
  const brokenFiles = read.testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && assertionResults.every((result) => result.status !== 'failed'),
  ).length;
  const failed = read.numFailedTests + brokenFiles;
  const ranNothing = read.numPassedTests + read.numFailedTests === 0;
  const failedElsewhere = failed === 0 && (exitCode !== 0 || ranNothing);
  return {
    name,
    passed: read.numPassedTests,
    failed: failed + (failedElsewhere ? 1 : 0),
    skipped: read.numPendingTests + read.numTodoTests,
  };
}
