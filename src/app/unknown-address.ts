/** Tells an address that does not exist from one that exists for other methods. */
import type { FastifyRequest } from 'fastify';
import { Problem } from '#core/problem.ts';
import type { Api } from '#features/access/facts.ts';

interface KnownAddresses {
  problemFor(request: FastifyRequest): Problem;
}

/** Call before any route is added: it notes each one. */
export function unknownAddress(api: Api): KnownAddresses {
  const known: { readonly pattern: RegExp; readonly method: string }[] = [];
  api.addHook('onRoute', ({ url, method }) => {
    if (url.includes('*')) return;
    const pattern = new RegExp(
      `^${url.replaceAll(/[.+?^$()|[\]\\]/g, '\\$&').replaceAll(/:[^/]+/g, '[^/]+')}/?$`,
    );
    for (const each of [method].flat()) known.push({ pattern, method: each });
  });
  return {
    problemFor({ url, method }) {
      const path = url.split('?')[0] ?? '';
      const methods = known.filter(({ pattern }) => pattern.test(path)).map((route) => route.method);
      if (methods.length === 0 || methods.includes(method)) return notFound();
      return otherMethod([...new Set(methods)].sort());
    },
  };
}

const notFound = (): Problem =>
  new Problem(
    'not-found',
    'no-such-address',
    'There is nothing at this address. /api/v1/openapi.json lists all there is.',
  );

const otherMethod = (methods: readonly string[]): Problem =>
  new Problem(
    'wrong-method',
    'wrong-method',
    `This address does not take that method. It takes ${methods.join(', ')}.`,
  );
