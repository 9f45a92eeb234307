/** Breakages that no longer fit the program would prove nothing. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { breakages } from './breakages.ts';

const root = join(import.meta.dirname, '..', '..');

test.each(breakages)('"$name" still has its place in the program', async ({ edits }) => {
  expect(edits.length).toBeGreaterThan(0);
  for (const { file, from, to } of edits) {
    const text = await readFile(join(root, file), 'utf8');
    expect(text.split(from)).toHaveLength(2);
    expect(to).not.toBe(from);
  }
});
