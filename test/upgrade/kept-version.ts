/** An earlier version of Kept, unpacked as it was released, with the libraries of today. */
import { execFile } from 'node:child_process';
import { mkdtemp, readdir, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const home = join(import.meta.dirname, '..', '..');

export interface KeptVersion {
  /** Where its `src/app/main.ts` lies. */
  readonly folder: string;
  remove(): Promise<void>;
}

/** `version` names one of the archives beside this file; `npm run keep-version` makes them. */
export async function unpackVersion(version: string): Promise<KeptVersion> {
  const folder = await mkdtemp(join(tmpdir(), `kept-${version}-`));
  const archive = join(import.meta.dirname, `kept-${version}.tgz`);
  await promisify(execFile)('tar', ['-xzf', archive, '-C', folder]);
  await symlink(join(home, 'node_modules'), join(folder, 'node_modules'), 'junction');
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}

/** The last release, of those kept here. */
export async function newestVersion(): Promise<string> {
  const versions = (await readdir(import.meta.dirname)).flatMap(
    (name) => /^kept-(\d+\.\d+\.\d+)\.tgz$/.exec(name)?.[1] ?? [],
  );
  const inNumbers = new Intl.Collator('en', { numeric: true });
  const newest = versions.toSorted(inNumbers.compare).at(-1);
  if (!newest) throw new Error('no version is kept here');
  return newest;
}
