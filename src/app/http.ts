/** The roof: what is true of every request, whichever feature answers it. */
import formbody from '@fastify/formbody';
import Fastify, { type FastifyRequest, type RouteOptions } from 'fastify';
import { serializerCompiler, validatorCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod';
import type { Log } from '#engine/ports.ts';
import type { Actor, Api } from '#features/access/facts.ts';
import { faultDocument, problemDocumentOf, problemMediaType } from './problems.ts';

export interface HttpDeps {
  readonly log: Log;
  /** Adds every feature's routes that live under `/api/v1`. */
  readonly mountApi: (api: Api) => void;
  /** Adds the pages that live at the root. */
  readonly mountPages: (api: Api) => void;
  /** Who is asking; `null` when nobody is signed in. */
  readonly findActor: (request: FastifyRequest) => Promise<Actor | null>;
}

export async function buildHttp(deps: HttpDeps): Promise<Api> {
  const api: Api = Fastify({ logger: false }).withTypeProvider<ZodTypeProvider>();
  api.setValidatorCompiler(validatorCompiler);
  api.setSerializerCompiler(serializerCompiler);
  api.decorateRequest('actor', null);
  api.addHook('onRoute', refuseWithoutRule);
  api.addHook('onRequest', async (request) => {
    request.actor = await deps.findActor(request);
  });
  api.setErrorHandler((error, request, reply) => {
    const problem = problemDocumentOf(error, request.id);
    if (problem === null) deps.log.error({ requestId: request.id, error }, 'a request met a fault');
    const document = problem ?? faultDocument(request.id);
    return reply.code(document.status).type(problemMediaType).send(document);
  });

  await api.register(formbody);
  await api.register(async (under) => deps.mountApi(under.withTypeProvider<ZodTypeProvider>()), {
    prefix: '/api/v1',
  });
  await api.register(async (root) => deps.mountPages(root.withTypeProvider<ZodTypeProvider>()));
  return api;
}

function refuseWithoutRule(route: RouteOptions): void {
  if (route.config?.rule === undefined) {
    throw new Error(`${String(route.method)} ${route.url} does not say who may use it: give it a rule`);
  }
}
