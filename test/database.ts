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
import { beginAnew, lend } from './database-reuse.ts';

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
  /** It is emptied for the next test, or dropped if this one changed its shape. */
  close(): Promise<void>;
}

interface Made {
  readonly name: string;
  readonly ownerUrl: string;
  readonly database: Database;
  readonly owners: Pool;
  readonly asOwner: Kysely<unknown>;
  uses: number;
}

/** Those of this process whose test is over. */
const waiting: Made[] = [];
/** What is deleted leaves traces that make a database slower. */
const mostUses = 40;

export async function freshDatabase(): Promise<FreshDatabase> {
  const folder = inject('clusterFolder');
  const made = waiting.pop() ?? (await makeDatabase(folder));
  const { name, ownerUrl, database, owners, asOwner } = made;
  const { lent, takeBack } = lend(database);
  made.uses += 1;
  return {
    database: lent,
    asOwner,
    ownerUrl,
    url: urlForRole(ownerUrl, 'kept_app', testSecret),
    authUrl: urlForRole(ownerUrl, 'kept_auth', testSecret),
    async close() {
      const isWhole = await takeBack();
      if (isWhole && made.uses < mostUses && (await beginAnew(owners))) {
        waiting.push(made);
        return;
      }
      await Promise.all([database.close(), asOwner.destroy()]);
      await onCluster(folder, `drop database ${name} with (force)`);
    },
  };
}

async function makeDatabase(folder: string): Promise<Made> {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  const template = await templateDatabase(folder);
  // Files are copied as they are, which costs half of what it does to log each of their pages.
  await onCluster(folder, `create database ${name} template ${template} strategy file_copy`);
  const ownerUrl = await clusterUrl(folder, name);
  const database = openDatabase({ url: urlForRole(ownerUrl, 'kept_app', testSecret), log: silentLog });
  const owners = ownersOf(ownerUrl);
  return { name, ownerUrl, database, owners, asOwner: kyselyOn(owners), uses: 0 };
}

/** For arranging and looking, where no wall applies. Destroy it when done. */
export const ownerOf = (ownerUrl: string): Kysely<unknown> => kyselyOn(ownersOf(ownerUrl));

function ownersOf(ownerUrl: string): Pool {
  const pool = new Pool({ connectionString: ownerUrl, types: typeReaders, max: 4 });
  pool.on('error', () => {});
  return pool;
}

const kyselyOn = (pool: Pool): Kysely<unknown> =>
  new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) });

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
