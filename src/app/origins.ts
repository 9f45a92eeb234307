/** Requests that change something must come from our own pages, or from no browser at all. */
import type { FastifyRequest } from 'fastify';
import { Problem } from '#core/problem.ts';
import { originsOf } from '#features/access/sign-ins.ts';

const reading = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Another site's page can make a browser send a request here with its cookies, but cannot make it lie about where
 * it comes from. Pages outside `/api` are for people without a sign-in, and have their own signed links.
 */
export function refuseOtherOrigins(request: FastifyRequest, publicAddress: string): void {
  // As the router has read it: `/%61pi/` leads there as well.
  const path = request.routeOptions.url ?? request.url;
  if (reading.has(request.method) || !path.startsWith('/api/')) return;
  const { 'sec-fetch-site': site, origin, cookie } = request.headers;
  if (site !== undefined) {
    if (site !== 'same-origin' && site !== 'none') throw otherOrigin();
    return;
  }
  if (origin !== undefined) {
    if (!originsOf(publicAddress).has(origin)) throw otherOrigin();
    return;
  }
  // No browser sends a cookie without one of these two.
  if (cookie !== undefined) throw otherOrigin();
}

const otherOrigin = (): Problem =>
  new Problem(
    'forbidden',
    'other-origin',
    'This request came from another site. Open Kept at its own address, and check that address in the configuration.',
  );
