/** Where people and machines come in: sign-ins, every route, the screens, health and metrics. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { PostgresPool } from 'kysely';
import { collectDefaultMetrics, Registry } from 'prom-client';
import { newId } from '#adapters/new-id.ts';
import type { WebReader } from '#engine/ports.ts';
import type { Api } from '#features/access/facts.ts';
import { admit } from '#features/access/gate.ts';
import { openSignIns } from '#features/access/sign-ins.ts';
import { type Config, home } from './config.ts';
import { measureCanary, measureCarriers, measureMailbox, measureWork } from './gauges.ts';
import type { HealthCheck } from './health.ts';
import { buildHttp } from './http.ts';
import type { Program } from './program.ts';
import { mountApi, mountPages } from './routes.ts';

export interface DoorDeps {
  readonly config: Config;
  readonly program: Program;
  readonly web: WebReader;
  /** Of the role kept_auth. */
  readonly pool: PostgresPool;
  readonly healthChecks: readonly HealthCheck[];
  readonly healthNotes: readonly HealthCheck[];
}

/** Nobody is listening yet. */
export async function openDoors(deps: DoorDeps): Promise<Api> {
  const { config, program, web, pool, healthChecks, healthNotes } = deps;
  const { database, clock, log, publicAddress, secret } = program.world;
  const signIns = openSignIns({ pool, secret, publicAddress, clock });
  const routeDeps = { program, signIns, web };
  const screens = join(home, 'dist', 'browser');
  return buildHttp({
    log,
    newId,
    mountApi: (api) => mountApi(api, routeDeps),
    mountPages: (api) => mountPages(api, routeDeps),
    admit: (request, rule, measure) => admit({ database, clock, newId, signIns }, request, rule, measure),
    publicAddress,
    trustProxy: config.trustedProxies.length > 0 && [...config.trustedProxies],
    healthChecks,
    healthNotes,
    metrics: openMetrics(program),
    metricsToken: config.metricsToken,
    staticFolder: existsSync(join(screens, 'index.html')) ? screens : null,
  });
}

function openMetrics({ world, standings }: Program): Registry {
  const metrics = new Registry();
  collectDefaultMetrics({ register: metrics });
  measureWork(world.database, world.clock, metrics);
  measureCarriers(standings, metrics);
  if (world.watchesMailbox) measureMailbox(world.database, world.clock, metrics);
  if (world.canaryMinutes) measureCanary(world.database, metrics);
  return metrics;
}
