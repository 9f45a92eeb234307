/** How long requests take, by route pattern and status. */
import { Histogram, type Registry } from 'prom-client';
import type { Api } from '#features/access/facts.ts';

const MS_PER_SECOND = 1000;

export function measureRequests(api: Api, metrics: Registry): void {
  const seconds = new Histogram({
    name: 'kept_http_request_seconds',
    help: 'Time to answer a request',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.02, 0.1, 0.5, 2, 10],
    registers: [metrics],
  });
  api.addHook('onResponse', async (request, reply) => {
    // A line that stays open for hours says nothing about how long an answer takes.
    if (request.routeOptions.config.isUse === false) return;
    const route = request.is404 ? 'unknown' : (request.routeOptions.url ?? 'unknown');
    const labels = { method: request.method, route, status: String(reply.statusCode) };
    seconds.observe(labels, reply.elapsedTime / MS_PER_SECOND);
  });
}
