/** Connects everything: the settings in, a running Kept out. */
import type { PostgresPool } from 'kysely';
import { openJobQueue } from '#adapters/job-queue.ts';
import { newId } from '#adapters/new-id.ts';
import { openAuthPool, openDatabase } from '#adapters/postgres.ts';
import { holdLock } from '#adapters/postgres-lock.ts';
import { systemClock } from '#adapters/system-clock.ts';
import { openWebReader } from '#adapters/web-reader.ts';
import type { Carrier, Clock, Log, Medium } from '#engine/ports.ts';
import { offerSetUpLink } from '#features/access/actions.ts';
import type { Api } from '#features/access/facts.ts';
import { tidySignIns } from '#features/access/jobs.ts';
import { hasPractice } from '#features/access/store.ts';
import { canaryCheck, canaryChore } from './canary/watch.ts';
import { choresOf } from './chores.ts';
import type { Config } from './config.ts';
import { dailyBackup } from './daily-backup.ts';
import { databaseCheck } from './database-check.ts';
import { heartbeat } from './heartbeat.ts';
import { latenessCheck } from './lateness.ts';
import { openLog } from './log.ts';
import { mailboxCheck } from './mailbox-state.ts';
import { openCarriers } from './open-carriers.ts';
import { openMailboxWatch } from './open-mailbox-watch.ts';
import { openStore } from './open-store.ts';
import { buildProgram, type Program } from './program.ts';
import { watchRounds } from './rounds.ts';
import { sendingCheck } from './sending.ts';
import { type Chore, startWorker } from './worker.ts';

/** Web answers requests, worker does what is due; one process does both unless it is told otherwise. */
export type ProcessRole = 'all' | 'web' | 'worker';

export interface Kept {
  /** Where it answers; `null` for a worker. */
  readonly address: string | null;
  /** Works once, for setting up the first practice; `null` when there is one. */
  readonly setUpLink: string | null;
  readonly program: Program;
  readonly http: Api | null;
  /** Ends what is in hand, then everything else, the database last. */
  close(): Promise<void>;
}

/** What tests and rehearsals put in place of the real thing. */
export interface Overrides {
  readonly role?: ProcessRole;
  readonly clock?: Clock;
  readonly log?: Log;
  readonly carriers?: ReadonlyMap<Medium, Carrier>;
  readonly chores?: readonly Chore[];
}

export async function compose(config: Config, overrides: Overrides = {}): Promise<Kept> {
  const { role = 'all', clock = systemClock, log = openLog(config.logLevel) } = overrides;
  // Whatever was opened is closed in the reverse order: now, if anything below fails, or by `close`.
  await using opened = new AsyncDisposableStack();

  const store = opened.adopt(await openStore(config, log, 'alone'), (it) => it.close());
  await store.prepare();
  const database = opened.adopt(openDatabase({ url: store.appUrl, log }), (it) => it.close());
  const jobs = opened.adopt(await openJobQueue({ url: store.appUrl, log }), (it) => it.close());
  const { secret } = store;
  const { carriers } = overrides;
  const ways = carriers ? { carriers } : await openCarriers(config, { log, secret, clock }, opened);
  const { publicAddress, country: defaultCountry } = config;
  const watchesMailbox = config.imapUrl !== null;
  const { canaryMinutes } = config;
  const settled = { secret, publicAddress, defaultCountry, watchesMailbox, canaryMinutes };
  const world = { database, clock, newId, jobs, log, ...ways, ...settled };
  const program = buildProgram(world);

  const web = openWebReader({ allowPrivateNetworks: config.allowPrivateCalendars });
  const pool = opened.adopt(openAuthPool({ url: store.authUrl, log }), (it) => it.end());

  const { imapUrl } = config;
  const answers =
    role === 'web' || imapUrl === null
      ? null
      : await openMailboxWatch({ imapUrl, program, databaseUrl: store.appUrl });
  if (answers) opened.adopt(answers, (it) => it.close());

  const { backupFolder: folder } = config;
  const hold = () => holdLock(store.appUrl, 'kept: the daily backup');
  const { ownerUrl } = store;
  const backups =
    role === 'web' || folder === null
      ? null
      : dailyBackup({ folder, ownerUrl, secret, database, clock, hold });

  const rounds = role === 'web' ? null : watchRounds(clock);
  const healthChecks = [
    databaseCheck(database),
    latenessCheck(database, clock),
    ...(rounds ? [rounds.check] : []),
  ];
  const healthNotes = [
    sendingCheck(program.standings),
    ...(imapUrl === null ? [] : [mailboxCheck(database, clock)]),
    ...(backups ? [backups.check] : []),
    ...(canaryMinutes === 0 ? [] : [canaryCheck(database, clock, canaryMinutes)]),
  ];
  if (rounds) {
    const { heartbeatUrl: url } = config;
    const chores = overrides.chores ?? [
      ...choresOf(program, web),
      tidying(pool, clock),
      ...(backups ? [backups.chore] : []),
      ...(canaryMinutes === 0 ? [] : [canaryChore(program, canaryMinutes)]),
      ...(url ? [heartbeat({ url, checks: [...healthChecks, ...healthNotes], log })] : []),
    ];
    opened.adopt(await startWorker(program, chores, { rounds }), (worker) => worker.close());
  }
  // Loaded after the work has begun: what is overdue does not wait for it, and a worker needs none of it.
  const doors = role === 'worker' ? null : await import('./doors.ts');
  const http = doors && (await doors.openDoors({ config, program, web, pool, healthChecks, healthNotes }));
  if (http) opened.adopt(http, (it) => it.close());
  const address = http && (await http.listen({ host: config.host, port: config.port }));

  const ready = opened.move();
  return {
    address: address && addressFor(config, address),
    setUpLink: http && (await setUpLinkFor(program)),
    program,
    http,
    close: () => ready.disposeAsync(),
  };
}

const tidying = (pool: PostgresPool, clock: Clock): Chore => ({
  name: 'sign-ins',
  everyMinutes: 24 * 60,
  run: () => tidySignIns(pool, clock),
});

/** What to type into a browser on this machine; with port 0 only the listening socket knows. */
function addressFor(config: Config, listening: string): string {
  return config.port === 0 ? listening : config.publicAddress;
}

async function setUpLinkFor({ world }: Program): Promise<string | null> {
  return (await world.database.withoutPractice(hasPractice)) ? null : offerSetUpLink(world);
}
