/** A real database for one test or one file: every migration applied, nothing in it, nobody else's. */
import { randomUUID } from 'node:crypto';
import { Kysely, PostgresDialect } from 'kysely';
import { Pool } from 'pg';
import { inject } from 'vitest';
import { openDatabase } from '#adapters/postgres.ts';
import { urlForRole } from '#adapters/postgres-roles.ts';
import { typeReaders } from '#adapters/postgres-types.ts';
import type { Database, Log } from '#engine/ports.ts';
import { clusterUrl, onCluster, templateDatabase, testSecret } from './cluster.ts';

export { testSecret };

export interface FreshDatabase {
  /** As the app: practices are walls. */
  readonly database: Database;
  /** As a superuser, to whom no wall applies: for arranging, looking and attacking. */
  readonly asOwner: Kysely<unknown>;
  readonly ownerUrl: string;
  /** Of the role kept_app. */
  readonly url: string;
  /** Of the role kept_auth. */
  readonly authUrl: string;
  /** Ends all connections and drops the database. */
  close(): Promise<void>;
}

export async function freshDatabase(): Promise<FreshDatabase> {
  const folder = inject('clusterFolder');
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  const template = await templateDatabase(folder);
  // Files are copied as they are, which costs half of what it does to log each of their pages.
  await onCluster(folder, `create database ${name} template ${template} strategy file_copy`);
  const ownerUrl = await clusterUrl(folder, name);
  const url = urlForRole(ownerUrl, 'kept_app', testSecret);
  const database = openDatabase({ url, log: silentLog });
  const asOwner = ownerOf(ownerUrl);
  return {
    database,
    asOwner,
    ownerUrl,
    url,
    authUrl: urlForRole(ownerUrl, 'kept_auth', testSecret),
    async close() {
      await Promise.all([database.close(), asOwner.destroy()]);
      await onCluster(folder, `drop database ${name} with (force)`);
    },
  };
}

/** For arranging and looking, where no wall applies. Destroy it when done. */
export function ownerOf(ownerUrl: string): Kysely<unknown> {
  const pool = new Pool({ connectionString: ownerUrl, types: typeReaders, max: 4 });
  pool.on('error', () => {});
  return new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) });
}

export interface EmptyDatabase {
  readonly ownerUrl: string;
  close(): Promise<void>;
}

/** A database with nothing in it at all, not even the ground. */
export async function emptyDatabase(): Promise<EmptyDatabase> {
  const folder = inject('clusterFolder');
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await onCluster(folder, `create database ${name} template template0`);
  return {
    ownerUrl: await clusterUrl(folder, name),
    close: () => onCluster(folder, `drop database ${name} with (force)`),
  };
}

export const silentLog: Log = { info() {}, warn() {}, error() {} };
