/**
 * Keeps cases as this version stores them, for every later version to read: `npm run keep-histories`. The stories make
 * them, and the fewest are taken that hold every kind of event. With a folder of such cases it takes them from there.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { History } from '../test/keep-histories.ts';
import { historiesFile } from '../test/upgrade/histories.ts';

const root = join(import.meta.dirname, '..');
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
if (existsSync(historiesFile(version)))
  throw new Error(`cases of ${version} are kept already, and what was released stays as it was`);
const folder = process.argv[2] ?? histories();
const chosen = fewest(
  readdirSync(folder).map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as History),
);
const lines = chosen.map((history) => `${JSON.stringify(history)}\n`).join('');
writeFileSync(historiesFile(version), gzipSync(lines, { level: 9 }));
console.log(
  `${chosen.length} cases of ${version}: ${[...new Set(chosen.flatMap(typesOf))].sort().join(', ')}`,
);

function histories(): string {
  const made = mkdtempSync(join(tmpdir(), 'kept-histories-'));
  const vitest = join(root, 'node_modules', '.bin', 'vitest');
  const environment = { ...process.env, KEPT_HISTORIES: made };
  const { status } = spawnSync(vitest, ['run', '--project', 'stories'], {
    cwd: root,
    env: environment,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (status !== 0) throw new Error('the stories did not pass');
  return made;
}

function typesOf({ entries }: History): readonly string[] {
  return entries.map(({ event }) => event.type);
}

/** Each time the case that brings the most kinds that are still missing for its length. */
function fewest(all: readonly History[]): readonly History[] {
  const missing = new Set(all.flatMap(typesOf));
  const taken: History[] = [];
  const worth = (history: History) =>
    new Set(typesOf(history)).intersection(missing).size / Math.sqrt(history.entries.length);
  while (missing.size > 0) {
    const best = all.reduce((one, other) => (worth(other) > worth(one) ? other : one));
    taken.push(best);
    for (const type of typesOf(best)) missing.delete(type);
  }
  return taken;
}
