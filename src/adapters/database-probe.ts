/** What `kept doctor` asks of a database, whichever version of Kept it was last used by. */
import { Client } from 'pg';
import { fromEpochMilliseconds, type Instant } from '#core/time/instant.ts';
import { cannotEnter, wordsFor } from './database-failure.ts';
import { missingFrom, readMigrations } from './migrate.ts';

export type DatabaseProbe =
  | { readonly kind: 'failed'; readonly reason: string }
  | {
      readonly kind: 'answered';
      readonly version: string;
      readonly now: Instant;
      /** When the newest thing was written that carries the writer's time. */
      readonly newestRecordAt: Instant | null;
      /** Whole sentences: what is wrong and what to do. */
      readonly wrongs: readonly string[];
    };

const OLDEST_SERVED = 15;

export async function probeDatabase(
  ownerUrl: string,
  appUrl: string,
  migrationsFolder: string,
): Promise<DatabaseProbe> {
  const owner = new Client({ connectionString: ownerUrl, connectionTimeoutMillis: 10_000 });
  owner.on('error', () => {});
  try {
    await owner.connect();
    const { rows } = await owner.query<Server>(`
      select current_setting('server_version') as version, current_setting('server_version_num')::int / 10000 as major,
        extract(epoch from clock_timestamp()) * 1000 as now, to_regclass('kept.migration') is not null as migrated,
        to_regclass('public.case_event') is not null as has_events,
        current_setting('fsync') as fsync, current_setting('full_page_writes') as "pageWrites",
        current_setting('synchronous_commit') as "commits"`);
    const server = rows[0];
    if (!server) return { kind: 'failed', reason: 'The database gave no answer.' };
    return {
      kind: 'answered',
      version: server.version,
      now: fromEpochMilliseconds(Number(server.now)),
      newestRecordAt: server.has_events ? await newestEvent(owner) : null,
      wrongs: [
        ...wrongsOf(server),
        ...(await wrongsOfMigrations(owner, server.migrated, migrationsFolder)),
        ...(server.migrated ? await wrongsOfRole(appUrl) : []),
      ],
    };
  } catch (error) {
    return { kind: 'failed', reason: cannotEnter(error) };
  } finally {
    await owner.end().catch(() => {});
  }
}

interface Server {
  readonly version: string;
  readonly major: number;
  readonly now: string;
  readonly migrated: boolean;
  readonly has_events: boolean;
  readonly fsync: string;
  readonly pageWrites: string;
  readonly commits: string;
}

function wrongsOf(server: Server): readonly string[] {
  const wrongs: string[] = [];
  if (server.major < OLDEST_SERVED) {
    wrongs.push(`PostgreSQL ${server.version} is too old. Kept needs ${OLDEST_SERVED} or newer.`);
  }
  const unsafe = Object.entries({
    fsync: server.fsync,
    full_page_writes: server.pageWrites,
    synchronous_commit: server.commits,
  })
    .filter(([, value]) => value === 'off')
    .map(([name]) => name);
  if (unsafe.length > 0) {
    wrongs.push(
      `A power cut could lose what was reported as saved. Switch on in PostgreSQL: ${unsafe.join(', ')}.`,
    );
  }
  return wrongs;
}

async function wrongsOfMigrations(
  owner: Client,
  migrated: boolean,
  folder: string,
): Promise<readonly string[]> {
  const applied = migrated
    ? await owner.query<{ name: string; sha256: string }>(
        'select name, sha256 from kept.migration order by name',
      )
    : { rows: [] };
  try {
    const missing = missingFrom(applied.rows, await readMigrations(folder));
    if (missing.length === 0) return [];
    return [
      `It lacks ${missing.length === 1 ? 'one migration' : `${missing.length} migrations`}. Start Kept, or run: npm run kept -- migrate`,
    ];
  } catch (error) {
    return [error instanceof Error ? error.message : 'Its migrations do not match.'];
  }
}

async function wrongsOfRole(appUrl: string): Promise<readonly string[]> {
  const app = new Client({ connectionString: appUrl, connectionTimeoutMillis: 10_000 });
  app.on('error', () => {});
  try {
    await app.connect();
    return [];
  } catch (error) {
    return [`The role kept_app cannot enter: ${wordsFor(error)} Start Kept, which mends its password.`];
  } finally {
    await app.end().catch(() => {});
  }
}

async function newestEvent(owner: Client): Promise<Instant | null> {
  const { rows } = await owner.query<{ at: string | null }>(
    'select extract(epoch from max(at)) * 1000 as at from case_event',
  );
  const at = rows[0]?.at;
  return at ? fromEpochMilliseconds(Number(at)) : null;
}
