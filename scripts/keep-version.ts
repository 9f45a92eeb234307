/**
 * Keeps the source of a version as it was released, so that the next one can be tried beside it:
 * `npm run keep-version` after the version's last commit, or `npm run keep-version -- 746ca93` for an earlier one.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const root = join(import.meta.dirname, '..');
const [commit = 'HEAD'] = process.argv.slice(2);

/** What runs `kept serve --role worker` and `--role web`; tests and screens are left out. */
const parts = [
  'bin',
  'src',
  'migrations',
  'package.json',
  ':(exclude,glob)src/**/*.test.ts',
  ':(exclude,glob)src/**/*.test.tsx',
  ':(exclude)src/ui',
  ':(exclude)src/app/browser',
  ':(exclude,glob)src/features/*/web/**',
];

const git = (...args: readonly string[]) =>
  execFileSync('git', args, { cwd: root, maxBuffer: 100 * 1024 * 1024 });
const { version } = JSON.parse(git('show', `${commit}:package.json`).toString()) as { version: string };
const file = join(root, 'test', 'upgrade', `kept-${version}.tgz`);
if (existsSync(file))
  throw new Error(`version ${version} is kept already, and what was released stays as it was`);
const archive = gzipSync(git('archive', '--format=tar', commit, '--', ...parts), { level: 9 });
writeFileSync(file, archive);
console.log(`kept version ${version} of ${commit}: ${file}, ${Math.round(archive.length / 1024)} kB`);
