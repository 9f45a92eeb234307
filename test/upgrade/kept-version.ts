/** An earlier version of Kept, unpacked as it was released, with the libraries of today. */
import { execFile } from 'node:child_process';
import { mkdtemp, rm, symlink } from 'node:fs/promises';
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
