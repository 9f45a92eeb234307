/** A PostgreSQL whose word holds: what it reported as saved is on the disk. It is killed and started again at will. */
import { randomBytes } from 'node:crypto';
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '#adapters/embedded-postgres.ts';
import { accountFor, findBinaries, runAs } from '#adapters/postgres-binaries.ts';
import { silentLog } from '#test/database.ts';

export interface DurableServer {
  /** Kept's data folder; the cluster lies in it. */
  readonly folder: string;
  /** The secret from which the passwords of its roles are derived. */
  readonly secret: string;
  /** The same after every restart. */
  readonly ownerUrl: string;
  /** SIGKILL to the postmaster: its processes notice and go, and the next start replays the write-ahead log. */
  kill(): Promise<void>;
  restart(): Promise<void>;
  close(): Promise<void>;
}

/** Kept's own embedded cluster with Kept's own settings: fsync, full pages and synchronous commits are on. */
export async function startDurableServer(): Promise<DurableServer> {
  const folder = await mkdtemp(join(tmpdir(), 'kept-crash-'));
  await chmod(folder, 0o711);
  const secret = randomBytes(32).toString('base64url');
  const start = (): Promise<EmbeddedPostgres> =>
    startEmbeddedPostgres({ dataFolder: folder, secret, log: silentLog, as: 'alone' });
  const { ownerUrl } = await start();
  return {
    folder,
    secret,
    ownerUrl,
    async kill() {
      const file = await readFile(join(folder, 'db', 'postmaster.pid'), 'utf8');
      process.kill(Number(file.split('\n')[0]), 'SIGKILL');
    },
    async restart() {
      const again = await start();
      if (again.ownerUrl !== ownerUrl) throw new Error('the database came back at another address');
    },
    async close() {
      const { pg_ctl } = await findBinaries();
      const cluster = join(folder, 'db');
      await runAs(await accountFor(cluster), pg_ctl, cluster, ['stop', '-m', 'immediate', '-w']);
      await rm(folder, { recursive: true, force: true });
    },
  };
}
