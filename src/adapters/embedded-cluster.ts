/** The files of an embedded PostgreSQL cluster: how it is made, what its settings are, where it listens. */
import { chown, mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { platform } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { freePort } from './free-port.ts';
import { type Account, accountFor, findBinaries, runAs } from './postgres-binaries.ts';
import { isRunning } from './processes.ts';

/** Makes the cluster if `folder` has none. It appears whole or not at all, whatever is killed on the way. */
export async function createCluster(folder: string, ownerPassword: string): Promise<void> {
  if (await stat(join(folder, 'PG_VERSION')).catch(() => null)) return;
  await removeUnfinished(folder);
  const unfinished = `${folder}.unfinished-${process.pid}`;
  await mkdir(unfinished, { mode: 0o700 });
  const account = await accountFor(unfinished);
  await give(unfinished, account);

  const passwordFile = `${unfinished}.password`;
  await writeFile(passwordFile, `${ownerPassword}\n`, { mode: 0o600 });
  await give(passwordFile, account);
  try {
    const { initdb } = await findBinaries();
    const { code, said } = await runAs(account, initdb, unfinished, [
      '--username=kept_owner',
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale-provider=builtin',
      '--locale=C.UTF-8',
      '--data-checksums',
    ]);
    if (code !== 0) throw new Error(`PostgreSQL could not make a database in ${dirname(folder)}: ${said}`);
  } finally {
    await rm(passwordFile, { force: true });
  }
  await writeFile(join(unfinished, 'pg_hba.conf'), onlyWithPassword);
  await writeFile(join(unfinished, 'postgresql.conf'), "include_if_exists 'kept.conf'\n");
  await rename(unfinished, folder).catch(async (error: NodeJS.ErrnoException) => {
    // Another Kept finished first; its cluster is as good as ours.
    await rm(unfinished, { recursive: true, force: true });
    if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error;
  });
}

const onlyWithPassword = `local all all scram-sha-256
host all all 127.0.0.1/32 scram-sha-256
`;

async function removeUnfinished(folder: string): Promise<void> {
  const parent = dirname(folder);
  for (const name of await readdir(parent)) {
    const pid = Number(new RegExp(`^${basename(folder)}\\.unfinished-(\\d+)`).exec(name)?.[1] ?? Number.NaN);
    if (Number.isInteger(pid) && (pid === process.pid || !isRunning(pid))) {
      await rm(join(parent, name), { recursive: true, force: true });
    }
  }
}

async function give(path: string, account: Account): Promise<void> {
  if (account) await chown(path, account.uid, account.gid);
}

/** Written anew before each start, so that a newer Kept brings its newer settings. */
export async function writeSettings(folder: string): Promise<void> {
  const socket = socketFits(folder);
  const settings = {
    // Never beyond this machine; where a socket in the folder will do, not on the network at all.
    listen_addresses: socket ? '' : '127.0.0.1',
    port: socket ? 5432 : await freePort(),
    unix_socket_directories: socket ? folder : '',
    unix_socket_permissions: '0700',
    max_connections: 100,
    shared_buffers: '128MB',
    // What was reported as saved survives a power cut.
    fsync: 'on',
    full_page_writes: 'on',
    synchronous_commit: 'on',
    timezone: 'UTC',
    log_timezone: 'UTC',
    // A week of logs, without the words of statements or the values in them: they may be private.
    logging_collector: 'on',
    log_filename: 'postgresql-%a.log',
    log_truncate_on_rotation: 'on',
    log_rotation_age: '1d',
    log_rotation_size: 0,
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    log_statement: 'none',
  };
  const lines = Object.entries(settings).map(
    ([name, value]) => `${name} = '${String(value).replaceAll("'", "''")}'`,
  );
  await writeFile(join(folder, 'kept.conf'), `${lines.join('\n')}\n`);
}

/** Systems allow some hundred bytes for the path of a socket (104 on macOS); Windows clients know none. */
function socketFits(folder: string): boolean {
  return platform() !== 'win32' && Buffer.byteLength(join(folder, '.s.PGSQL.5432.lock')) < 104;
}

/** Where the cluster says that it listens, as its owner's URL; null when it is not running. */
export async function readAddress(folder: string, ownerPassword: string): Promise<string | null> {
  const text = await readFile(join(folder, 'postmaster.pid'), 'utf8').catch(() => '');
  // One value a line: process, data folder, start time, port, socket folder, listen address.
  const [, , , port, socketFolder, address] = text.split('\n');
  if (!port || (!socketFolder && !address)) return null;
  const url = new URL(`postgres://kept_owner@localhost:${port}/kept`);
  url.password = ownerPassword;
  url.searchParams.set('host', socketFolder || address || '127.0.0.1');
  return url.href;
}
