/** A PostgreSQL of its own for one run, made and set up as Kept does it for itself: every commit is on disk. */
import { randomBytes } from 'node:crypto';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Kysely, PostgresDialect } from 'kysely';
import { Pool } from 'pg';
import { startEmbeddedPostgres } from '#adapters/embedded-postgres.ts';
import { migrate } from '#adapters/migrate.ts';
import { urlForRole } from '#adapters/postgres-roles.ts';
import { typeReaders } from '#adapters/postgres-types.ts';
import { migrationsFolder } from '#app/open-store.ts';
import type { Log } from '#engine/ports.ts';

export const silentLog: Log = { info() {}, warn() {}, error() {} };

export interface Cluster {
  readonly dataFolder: string;
  readonly secret: string;
  readonly ownerUrl: string;
  readonly appUrl: string;
  /** As a superuser, whom no row-level security stops. */
  readonly owner: Kysely<unknown>;
  /** Stops the server; a Kept may then start it anew, and `owner` comes in again. */
  stop(): Promise<void>;
  /** Stops the server, if it still runs, and removes the folder. */
  remove(): Promise<void>;
}

export async function openCluster(): Promise<Cluster> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'kept-bench-'));
  // PostgreSQL refuses to be root, so that its unprivileged user has to be able to pass through here.
  await chmod(dataFolder, 0o711);
  const secret = randomBytes(32).toString('hex');
  const postgres = await startEmbeddedPostgres({ dataFolder, secret, log: silentLog, as: 'alone' });
  const { ownerUrl } = postgres;
  await migrate(ownerUrl, secret, migrationsFolder);
  const owner = openOwner(ownerUrl);
  const stop = once(() => postgres.stop());
  return {
    dataFolder,
    secret,
    ownerUrl,
    appUrl: urlForRole(ownerUrl, 'kept_app', secret),
    owner,
    stop,
    async remove() {
      await owner.destroy();
      await stop();
      await rm(dataFolder, { recursive: true, force: true });
    },
  };
}

export function openOwner(ownerUrl: string): Kysely<unknown> {
  const pool = new Pool({ connectionString: ownerUrl, types: typeReaders, max: 4 });
  pool.on('error', () => {});
  return new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) });
}

function once(work: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | null = null;
  return () => {
    running ??= work();
    return running;
  };
}
