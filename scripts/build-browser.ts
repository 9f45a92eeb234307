/** Builds the screens into dist/browser, unless they were built from exactly these sources before. */
import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { finishBrowser } from './finish-browser.ts';

const root = join(import.meta.dirname, '..');
/** Whoever is not done by then has been killed. */
const longestBuildMs = 3 * 60_000;
const stamp = join(root, 'dist', 'browser', '.built-from');
const configFile = join(root, 'vite.config.ts');
const sources = [
  'package-lock.json',
  'vite.config.ts',
  'tsconfig.json',
  'scripts/*-browser.ts',
  'scripts/draw-icon.ts',
  'src/app/browser/**/*',
  'src/ui/**/*',
  'src/core/**/*.ts',
  'src/features/*/web/**/*',
  'src/features/*/contract.ts',
];

const digest = digestOf(
  globSync(sources, { cwd: root, withFileTypes: true }).flatMap((entry) =>
    entry.isFile() ? join(entry.parentPath, entry.name) : [],
  ),
);
const isBuilt = () => existsSync(stamp) && readFileSync(stamp, 'utf8') === digest;

await using building = new AsyncDisposableStack();
if (!isBuilt()) await waitForTurn();
if (!isBuilt()) {
  console.error('Building the screens.');
  const { build } = await import('vite');
  await build({
    root: join(root, 'src', 'app', 'browser'),
    configFile: existsSync(configFile) ? configFile : false,
    logLevel: 'warn',
  });
  finishBrowser(dirname(stamp));
  writeFileSync(stamp, digest);
}

/** Two that build at once would each take away what the other has written. */
async function waitForTurn(): Promise<void> {
  const turn = join(root, 'dist', '.building');
  mkdirSync(dirname(turn), { recursive: true });
  while (!takes(turn)) {
    if (Date.now() - (statSync(turn, { throwIfNoEntry: false })?.mtimeMs ?? Date.now()) > longestBuildMs)
      rmSync(turn, { recursive: true, force: true });
    await setTimeout(200);
  }
  building.defer(() => rmSync(turn, { recursive: true, force: true }));
}

function takes(turn: string): boolean {
  try {
    mkdirSync(turn);
    return true;
  } catch {
    return false;
  }
}

function digestOf(files: readonly string[]): string {
  const hash = createHash('sha256');
  for (const file of files.toSorted())
    hash.update(file.slice(root.length)).update('\0').update(readFileSync(file)).update('\0');
  return hash.digest('hex');
}
