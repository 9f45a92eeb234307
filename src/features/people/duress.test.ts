import { stat } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { hideWord, takeOutWord } from './duress.ts';

const long = Array.from({ length: 10 }, (_, index) => `w${index}`).join(' ');

async function timed(work: () => Promise<unknown>): Promise<number> {
  const before = performance.now();
  await work();
  return performance.now() - before;
}

test('many long texts at once leave threads to the rest of the program, and let a short one through', async () => {
  const word = await hideWord('Red Wagon');
  const oneHash = await timed(() => hideWord('anything'));
  let ended = 0;
  const flood = Array.from({ length: 60 }, () => takeOutWord(long, word).finally(() => (ended += 1)));
  // Any work of the file system stands in the same line as hashes do.
  expect(await timed(() => stat('/'))).toBeLessThan(10 * oneHash);
  expect(await takeOutWord('The red wagon', word)).toEqual({ saidWord: true, text: 'The …' });
  expect(ended).toBe(0);
  await Promise.all(flood);
}, 120_000);
