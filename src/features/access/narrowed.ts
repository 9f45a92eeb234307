/**
 * A sign-in that opens one thing only: on a device that a client holds to read their agreement, or that hangs on the
 * wall. Once narrowed it stays so until it ends, whatever somebody types into the address line.
 */
import type { FastifyRequest } from 'fastify';
import { Problem } from '#core/problem.ts';

export type Narrowing =
  | { readonly to: 'board' }
  | { readonly to: 'agreement'; readonly clientId: string; readonly version: number };

/** What a route may say of itself (`config: { within: ['board'] }`): a sign-in that is narrowed to this may use it. */
export type Within = Narrowing['to'];

/** As it is stored: `board`, or `agreement <client> <version>`. */
export function stored(narrowing: Narrowing): string {
  if (narrowing.to === 'board') return narrowing.to;
  return `${narrowing.to} ${narrowing.clientId.toLowerCase()} ${narrowing.version}`;
}

/** Whether a sign-in that is narrowed to `narrowedTo`, as stored, may use the route of this request. */
export function isWithin(narrowedTo: string, request: FastifyRequest): boolean {
  const within = request.routeOptions.config.within ?? [];
  if (narrowedTo === 'board') return within.includes('board');
  if (!within.includes('agreement')) return false;
  const { clientId, version } = request.params as { clientId: string; version: string };
  return stored({ to: 'agreement', clientId, version: Number(version) }) === narrowedTo;
}

export const onlyOneThing = () =>
  new Problem(
    'forbidden',
    'sign-in-narrowed',
    'This device was put aside for one page, and opens nothing else. Sign in again to go on.',
  );
