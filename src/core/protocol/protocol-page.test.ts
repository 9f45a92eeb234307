/** Keeps docs/protocol.md true: every paragraph that the code cites exists, and the default ladder is told as it is. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { defaultProtocol } from './default.ts';
import { tiers } from './protocol.ts';
import { protocolInWords } from './words.ts';

const root = join(import.meta.dirname, '../../..');
const page = readFileSync(join(root, 'docs/protocol.md'), 'utf8');
const paragraphs = [...page.matchAll(/^\*\*(P\d\.\d+) /gm)].map((match) => match[1]!);

const citations = ['src', 'migrations', 'test'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(?:tsx?|sql)$/.test(name))
    .flatMap((name) => {
      const text = readFileSync(join(root, folder, name), 'utf8');
      return [...text.matchAll(/\[(P\d\.\d+)\]/g)].map((match) => ({
        file: join(folder, name),
        cites: match[1]!,
      }));
    }),
);

test('every paragraph that the code cites is on the page, once', () => {
  expect(citations.length).toBeGreaterThan(50);
  expect(citations.filter(({ cites }) => !paragraphs.includes(cites))).toEqual([]);
  expect(new Set(paragraphs).size).toBe(paragraphs.length);
});

test('the page tells the default protocol as it is', () => {
  const words = protocolInWords(defaultProtocol);
  for (const sentence of [...words.always, ...tiers.flatMap((tier) => words.tiers[tier])]) {
    expect(page).toContain(sentence);
  }
});
