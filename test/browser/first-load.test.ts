/** How much program has to come over the line before the first screen is there. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { beforeAll, expect, test } from 'vitest';
import { buildScreens, screensFolder } from './open-screens.ts';

interface Piece {
  readonly file: string;
  readonly imports?: readonly string[];
}

let pieces: Readonly<Record<string, Piece>>;
beforeAll(() => {
  buildScreens();
  pieces = JSON.parse(readFileSync(join(screensFolder, '.vite', 'manifest.json'), 'utf8'));
}, 120_000);

test.each([
  ['Today', '../../features/today/web/today-page.tsx', 250],
  ['signing in', '../../features/access/web/sign-in-page.tsx', 250],
  ['a case', '../../features/cases/web/case-page.tsx', 250],
])('all of the program that %s needs (%s) is less than %d kB, compressed', (name, screen, most) => {
  const files = filesOf(['index.html', screen]);
  expect(files.length).toBeGreaterThan(2);
  const bytes = files.reduce((sum, file) => sum + compressed(file), 0);
  process.stdout.write(`${name}: ${Math.round(bytes / 1000)} kB in ${files.length} files\n`);
  expect(bytes).toBeLessThan(most * 1000);
});

/** The program of these and of all that they import at once. */
function filesOf(names: readonly string[]): readonly string[] {
  const seen = new Set<string>();
  const follow = (name: string): void => {
    const piece = pieces[name];
    if (!piece) throw new Error(`${name} was not built`);
    if (seen.has(piece.file)) return;
    seen.add(piece.file);
    for (const next of piece.imports ?? []) follow(next);
  };
  for (const name of names) follow(name);
  return [...seen];
}

const compressed = (file: string): number => gzipSync(readFileSync(join(screensFolder, file))).length;
