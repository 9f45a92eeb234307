/** For whoever watches over the machine: is it up, can it work, how is it doing. */
import type { FastifyRequest } from 'fastify';
import type { Registry } from 'prom-client';
import { z } from 'zod';
import { Problem } from '#core/problem.ts';
import { type Api, anyone, sameText } from '#features/access/facts.ts';

export interface HealthCheck {
  /** Kebab-case: `database`, `late-steps`. */
  readonly name: string;
  /** `null` when all is well, otherwise what is wrong in plain words, without anything private. */
  readonly check: () => Promise<string | null>;
}

interface HealthDeps {
  readonly healthChecks: readonly HealthCheck[];
  /** What is wrong and no fault of this process: it is said, and stays ready. */
  readonly healthNotes?: readonly HealthCheck[];
  readonly metrics: Registry;
  readonly metricsToken?: string | null;
}

const up = z.strictObject({ up: z.literal(true) });
const checked = z.strictObject({ name: z.string(), ok: z.boolean(), reason: z.string().nullable() });
const readiness = z.strictObject({
  ready: z.boolean(),
  checks: z.array(checked),
  notes: z.array(checked).describe('What is wrong around it, though it can do its own work'),
});

export function healthRoutes(
  api: Api,
  { healthChecks, healthNotes = [], metrics, metricsToken = null }: HealthDeps,
): void {
  const tags = ['Health'];

  api.get(
    '/healthz',
    {
      config: { rule: anyone('Says only that the process answers'), rateLimit: false },
      schema: { tags, summary: 'Whether the process is up', response: { 200: up } },
    },
    async () => ({ up: true as const }),
  );

  api.get(
    '/readyz',
    {
      config: { rule: anyone('Says only what a load balancer and an alarm have to know') },
      schema: { tags, summary: 'Whether it can do its work', response: { 200: readiness, 503: readiness } },
    },
    async (_request, reply) => {
      const checks = await Promise.all(healthChecks.map(runCheck));
      const notes = await Promise.all(healthNotes.map(runCheck));
      const ready = checks.every(({ ok }) => ok);
      return reply.code(ready ? 200 : 503).send({ ready, checks, notes });
    },
  );

  api.get(
    '/metrics',
    {
      config: { rule: anyone('Guarded by a token of its own, or open to this machine only') },
      schema: { tags, summary: 'Measurements, for Prometheus' },
    },
    async (request, reply) => {
      if (!mayMeasure(request, metricsToken)) throw notForYou();
      return reply.type(metrics.contentType).send(await metrics.metrics());
    },
  );
}

async function runCheck({ name, check }: HealthCheck): Promise<z.infer<typeof readiness>['checks'][number]> {
  const reason = await check().catch(() => 'The check itself failed; the log says where.');
  return { name, ok: reason === null, reason };
}

function mayMeasure({ headers, ip }: FastifyRequest, token: string | null): boolean {
  if (token !== null) return sameText(headers.authorization ?? '', `Bearer ${token}`);
  // Behind a proxy on this machine everybody seems to be this machine.
  const proxied = ['forwarded', 'x-forwarded-for', 'x-real-ip', 'via'].some((name) => name in headers);
  return !proxied && ['127.0.0.1', '::1', '::ffff:127.0.0.1'].includes(ip);
}

const notForYou = (): Problem =>
  new Problem(
    'forbidden',
    'metrics-guarded',
    'Measurements are for this machine, or for whoever sends the metrics token as "authorization: Bearer …".',
  );
