/** The database that the settings name, whichever it is, and the secret that opens it. */
import { join } from 'node:path';
import { startEmbeddedPostgres } from '#adapters/embedded-postgres.ts';
import { migrate } from '#adapters/migrate.ts';
import { urlForRole } from '#adapters/postgres-roles.ts';
import type { Log } from '#engine/ports.ts';
import { type Config, home } from './config.ts';
import { findSecret } from './load-config.ts';

export const migrationsFolder = join(home, 'migrations');

export interface Store {
  readonly ownerUrl: string;
  /** Of the role kept_app. */
  readonly appUrl: string;
  /** Of the role kept_auth. */
  readonly authUrl: string;
  readonly secret: string;
  /** Brings it to this version's form; returns the names of the migrations that were applied. */
  prepare(): Promise<readonly string[]>;
  /** Stops the embedded database if it was started here. */
  close(): Promise<void>;
}

/** `guest` for a command that looks in while Kept may be running, `alone` for Kept itself. */
export async function openStore(config: Config, log: Log, as: 'alone' | 'guest'): Promise<Store> {
  const secret = await findSecret(config);
  const { dataFolder, databaseUrl } = config;
  const embedded = databaseUrl === null ? await startEmbeddedPostgres({ dataFolder, secret, log, as }) : null;
  const ownerUrl = embedded?.ownerUrl ?? databaseUrl ?? '';
  return {
    ownerUrl,
    appUrl: urlForRole(ownerUrl, 'kept_app', secret),
    authUrl: urlForRole(ownerUrl, 'kept_auth', secret),
    secret,
    prepare: () => migrate(ownerUrl, secret, migrationsFolder),
    close: async () => embedded?.stop(),
  };
}
