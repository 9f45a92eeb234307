/** Counts a vitest run. Whatever went wrong outside a test counts as a failed test, so that nothing passes by not running. */
import { z } from 'zod';

export interface Tally {
  readonly name: string;
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  /** Of those that only a run at length takes in. */
  readonly left: number;
}

/** What such a test is tagged with; see vitest.config.ts. */
export const atLength = 'at-length';

const report = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      assertionResults: z.array(z.object({ status: z.string(), tags: z.array(z.string()).default([]) })),
    }),
  ),
});
type File = z.infer<typeof report>['testResults'][number];

/** A suite for each name; `json` is vitest's own report of all of them together, or `null` when it wrote none. */
export function talliesOf(
  names: readonly string[],
  exitCode: number,
  json: string | null,
  suiteOf: (file: string) => string,
): readonly Tally[] {
  const read = json === null ? null : report.parse(JSON.parse(json));
  if (read === null) return names.map((name) => ({ name, passed: 0, failed: 1, skipped: 0, left: 0 }));
  const tallies = names.map((name) =>
    tallyOf(
      name,
      read.testResults.filter((file) => suiteOf(file.name) === name),
    ),
  );
  const [first, ...others] = tallies;
  if (exitCode === 0 || !first || tallies.some(({ failed }) => failed > 0)) return tallies;
  return [{ ...first, failed: 1 }, ...others];
}

function tallyOf(name: string, files: readonly File[]): Tally {
  const results = files.flatMap(({ assertionResults }) => assertionResults);
  const count = (status: string) => results.filter((result) => result.status === status).length;
  const [passed, failedTests] = [count('passed'), count('failed')];
  // A file that could not even be loaded has failed without any test of it having failed.
  const brokenFiles = files.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && assertionResults.every((result) => result.status !== 'failed'),
  ).length;
  const left = results.filter(({ status, tags }) => status === 'skipped' && tags.includes(atLength)).length;
  const ranNothing = left === 0 && passed + failedTests + brokenFiles === 0;
  return {
    name,
    passed,
    failed: failedTests + brokenFiles + (ranNothing ? 1 : 0),
    skipped: results.length - passed - failedTests - left,
    left,
  };
}
