/** That `npm run bench` works from end to end; how fast anything is, a busy machine cannot say. */
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const main = join(import.meta.dirname, '..', '..', 'bench', 'main.ts');

test('a quick run measures everything there is to measure', {
  timeout: 240_000,
  tags: 'at-length',
}, async () => {
  const folder = await mkdtemp(join(tmpdir(), 'kept-bench-figures-'));
  try {
    const file = join(folder, 'figures.json');
    const { stdout } = await promisify(execFile)(process.execPath, [main, '--quick', '--json', file]);
    const figures = JSON.parse(await readFile(file, 'utf8')) as Record<string, unknown>;
    const positive = expect.toSatisfy((value: unknown) => typeof value === 'number' && value > 0);
    expect(figures).toMatchObject({
      stepsPerSecond: {
        kept1: positive,
        kept2: positive,
        pgBoss: positive,
        graphileWorker: positive,
        dbos: positive,
        sql: positive,
      },
      latenessMs: { p50: positive, p99: positive },
      burstSeconds: positive,
      restartSeconds: positive,
      idleMemoryMiB: positive,
    });
    expect(stdout).toContain('Kept against the limit');
  } finally {
    await rm(folder, { recursive: true });
  }
});
