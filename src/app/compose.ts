/** Connects everything: the settings in, a running Kept out. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { collectDefaultMetrics, Registry } from 'prom-client';
import { openJobQueue } from '#adapters/job-queue.ts';
import { newId } from '#adapters/new-id.ts';
import { openAuthPool, openDatabase } from '#adapters/postgres.ts';
import { systemClock } from '#adapters/system-clock.ts';
import { openWebReader } from '#adapters/web-reader.ts';
import type { Carrier, Clock, Database, Log, Medium, WebReader } from '#engine/ports.ts';
import { offerSetUpLink } from '#features/access/actions.ts';
import type { Api } from '#features/access/facts.ts';
import { admit } from '#features/access/gate.ts';
import { openSignIns, type SignIns } from '#features/access/sign-ins.ts';
import { hasPractice } from '#features/access/store.ts';
import { choresOf } from './chores.ts';
import { type Config, home } from './config.ts';
import { measureWork } from './gauges.ts';
import type { HealthCheck } from './health.ts';
import { buildHttp } from './http.ts';
import { latenessCheck } from './lateness.ts';
import { openLog } from './log.ts';
import { openCarriers } from './open-carriers.ts';
import { openStore } from './open-store.ts';
import { buildProgram, type Program } from './program.ts';
import { mountApi, mountPages } from './routes.ts';
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
  const carriers = overrides.carriers ?? (await openCarriers(config, { log, secret, clock }, opened));
  const { publicAddress, country: defaultCountry } = config;
  const world = { database, clock, newId, jobs, log, carriers, secret, publicAddress, defaultCountry };
  const program = buildProgram(world);

  const web = openWebReader({ allowPrivateNetworks: config.allowPrivateCalendars });
  const pool = opened.adopt(openAuthPool({ url: store.authUrl, log }), (it) => it.end());
  const signIns = openSignIns({ pool, secret, publicAddress, clock });

  if (role !== 'web') {
    const chores = overrides.chores ?? [...choresOf(program, web), tidying(signIns)];
    opened.adopt(await startWorker(program, chores), (worker) => worker.close());
  }
  const http = role === 'worker' ? null : await openHttp(config, program, web, signIns, opened);
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

async function openHttp(
  config: Config,
  program: Program,
  web: WebReader,
  signIns: SignIns,
  opened: AsyncDisposableStack,
): Promise<Api> {
  const { database, clock, log, publicAddress } = program.world;
  const deps = { program, signIns, web };
  const screens = join(home, 'dist', 'browser');
  const http = await buildHttp({
    log,
    newId,
    mountApi: (api) => mountApi(api, deps),
    mountPages: (api) => mountPages(api, deps),
    admit: (request, rule) => admit({ database, clock, newId, signIns }, request, rule),
    publicAddress,
    trustProxy: config.trustedProxies.length > 0 && [...config.trustedProxies],
    healthChecks: [databaseCheck(database), latenessCheck(database, clock)],
    metrics: openMetrics(program),
    metricsToken: config.metricsToken,
    staticFolder: existsSync(join(screens, 'index.html')) ? screens : null,
  });
  return opened.adopt(http, (it) => it.close());
}

const tidying = (signIns: SignIns): Chore => ({
  name: 'sign-ins',
  everyMinutes: 24 * 60,
  run: () => signIns.tidy(),
});

function openMetrics({ world }: Program): Registry {
  const metrics = new Registry();
  collectDefaultMetrics({ register: metrics });
  measureWork(world.database, world.clock, metrics);
  return metrics;
}

const databaseCheck = (database: Database): HealthCheck => ({
  name: 'database',
  check: () =>
    database
      .withoutPractice((tx) => sql`select 1`.execute(tx))
      .then(
        () => null,
        () => 'The database does not answer.',
      ),
});

/** What to type into a browser on this machine; with port 0 only the listening socket knows. */
function addressFor(config: Config, listening: string): string {
  return config.port === 0 ? listening : config.publicAddress;
}

async function setUpLinkFor({ world }: Program): Promise<string | null> {
  return (await world.database.withoutPractice(hasPractice)) ? null : offerSetUpLink(world);
}
