/** Builds the screens into dist/browser, unless they were built from exactly these sources before. */
import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { finishBrowser } from './finish-browser.ts';

const root = join(import.meta.dirname, '..');
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
if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== digest) {
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

function digestOf(files: readonly string[]): string {
  const hash = createHash('sha256');
  for (const file of files.toSorted())
    hash.update(file.slice(root.length)).update('\0').update(readFileSync(file)).update('\0');
  return hash.digest('hex');
}
