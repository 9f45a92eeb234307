/** The roof: what is true of every request, whichever feature answers it. */
import formbody from '@fastify/formbody';
import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import Fastify, { type FastifyReply, type FastifyRequest, type RouteOptions } from 'fastify';
import { serializerCompiler, validatorCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod';
import type { Registry } from 'prom-client';
import { Problem } from '#core/problem.ts';
import type { Log, NewId } from '#engine/ports.ts';
import type { Api, Rule } from '#features/access/facts.ts';
import { type HealthCheck, healthRoutes } from './health.ts';
import { measureRequests } from './measure.ts';
import { describeApi } from './open-api.ts';
import { refuseOtherOrigins } from './origins.ts';
import { faultDocument, problemDocumentOf, problemMediaType } from './problems.ts';
import { serveStatics } from './statics.ts';
import { unknownAddress } from './unknown-address.ts';

const KILOBYTE = 1024;
/** Enough for any form; a route that takes a file says so with its own `bodyLimit`. */
const BODY_LIMIT = 256 * KILOBYTE;
const HSTS_SECONDS = 365 * 24 * 60 * 60;

export interface HttpDeps {
  readonly log: Log;
  readonly newId: NewId;
  /** Adds every feature's routes that live under `/api/v1`. */
  readonly mountApi: (api: Api) => void;
  /** Adds the pages that live at the root, for people who are not staff. */
  readonly mountPages: (api: Api) => void;
  /** Sets who is asking, has it measured, and throws a Problem when the rule does not let them in. */
  readonly admit: (request: FastifyRequest, rule: Rule, measure: () => Promise<void>) => Promise<void>;
  readonly publicAddress: string;
  /** Which proxies may say who the real asker is: `false`, or a list of addresses and networks. */
  readonly trustProxy?: boolean | string[];
  readonly healthChecks: readonly HealthCheck[];
  /** Said at `/readyz`, and no reason not to be ready. */
  readonly healthNotes?: readonly HealthCheck[];
  readonly metrics: Registry;
  /** Whoever sends it may read `/metrics`; without one, only this machine may. */
  readonly metricsToken?: string | null;
  /** The built screens; `null` where there are none. */
  readonly staticFolder?: string | null;
  /** Requests a minute from one network address, and from one person or machine. */
  readonly limits?: { readonly perAddress: number; readonly perAsker: number };
  /** Hears of every route as it is added, for lists of them. */
  readonly noteRoute?: (route: RouteOptions) => void;
}

const usualLimits = { perAddress: 1200, perAsker: 600 };

export async function buildHttp(deps: HttpDeps): Promise<Api> {
  const api: Api = Fastify({
    logger: false,
    trustProxy: deps.trustProxy ?? false,
    bodyLimit: BODY_LIMIT,
    genReqId: () => deps.newId<string>(),
    requestIdHeader: false,
    return503OnClosing: true,
    // An address that cannot be decoded meets no hook and no error handler.
    frameworkErrors: (error, request, reply) => {
      void sendProblem(reply, problemDocumentOf(error, request.id) ?? faultDocument(request.id));
    },
    routerOptions: { ignoreTrailingSlash: true },
  }).withTypeProvider<ZodTypeProvider>();
  api.setValidatorCompiler(validatorCompiler);
  api.setSerializerCompiler(serializerCompiler);
  api.decorateRequest('actor', null);
  api.decorateRequest('signIn', null);
  api.addHook('onRoute', refuseWithoutRule);
  if (deps.noteRoute) api.addHook('onRoute', deps.noteRoute);
  const knownAddresses = unknownAddress(api);

  answerErrors(api, deps);
  logRequests(api, deps.log);
  measureRequests(api, deps.metrics);
  await secureHeaders(api, deps.publicAddress);
  await limitRates(api, deps);
  letIn(api, deps);
  await describeApi(api);

  healthRoutes(api, deps);
  await api.register(async (under) => deps.mountApi(under.withTypeProvider<ZodTypeProvider>()), {
    prefix: '/api/v1',
  });
  await api.register(async (root) => {
    await root.register(formbody);
    deps.mountPages(root.withTypeProvider<ZodTypeProvider>());
  });
  if (deps.staticFolder) await serveStatics(api, deps.staticFolder);
  api.setNotFoundHandler((request) => {
    throw knownAddresses.problemFor(request);
  });
  return api;
}

function refuseWithoutRule(route: RouteOptions): void {
  if (route.config?.rule === undefined) {
    throw new Error(`${String(route.method)} ${route.url} does not say who may use it: give it a rule`);
  }
}

/** Before the body is read, so that a stranger cannot make us read one. */
function letIn(api: Api, { admit, publicAddress, limits = usualLimits }: HttpDeps): void {
  const perAsker = api.createRateLimit({
    max: limits.perAsker,
    timeWindow: 60_000,
    keyGenerator: ({ actor, signIn }) =>
      `asker ${actor?.staffId ?? actor?.name} ${signIn?.id ?? actor?.practiceId}`,
  });
  api.addHook('onRequest', async (request, reply) => {
    if (request.is404) return;
    refuseOtherOrigins(request, publicAddress);
    await admit(request, request.routeOptions.config.rule, async () => {
      const limit = await perAsker(request);
      if (!limit.isAllowed && limit.isExceeded) {
        reply.header('retry-after', limit.ttlInSeconds);
        throw tooMany(limit.ttlInSeconds);
      }
    });
  });
}

async function limitRates(api: Api, { limits = usualLimits }: HttpDeps): Promise<void> {
  await api.register(rateLimit, {
    max: limits.perAddress,
    timeWindow: 60_000,
    errorResponseBuilder: (_request, { ttl }) => tooMany(Math.ceil(ttl / 1000)),
  });
}

const tooMany = (seconds: number): Problem =>
  new Problem(
    'too-many',
    'too-many-requests',
    `Too many requests in a short time. Wait ${seconds} seconds, then go on.`,
  );

async function secureHeaders(api: Api, publicAddress: string): Promise<void> {
  const nothing = ["'none'"];
  await api.register(helmet, {
    // What is not a page needs nothing at all; a page says for itself what it needs.
    contentSecurityPolicy: {
      useDefaults: false,
      directives: { defaultSrc: nothing, baseUri: nothing, formAction: nothing, frameAncestors: nothing },
    },
    referrerPolicy: { policy: 'no-referrer' },
    frameguard: { action: 'deny' },
    strictTransportSecurity: publicAddress.startsWith('https:') && { maxAge: HSTS_SECONDS },
  });
  api.addHook('onSend', async (request, reply) => {
    reply.header('x-request-id', request.id);
    if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store');
    reply.header('permissions-policy', 'camera=(), geolocation=(), microphone=(), payment=(), usb=()');
  });
}

function answerErrors(api: Api, { log }: HttpDeps): void {
  api.setErrorHandler((error, request, reply) => {
    const problem = problemDocumentOf(error, request.id);
    if (problem === null)
      log.error({ requestId: request.id, ...faultFields(error) }, 'a request met a fault');
    else if (problem.status === 503)
      log.warn({ requestId: request.id, code: problem.code }, 'a request could not be answered');
    return sendProblem(reply, problem ?? faultDocument(request.id));
  });
}

function sendProblem(reply: FastifyReply, document: ReturnType<typeof faultDocument>): FastifyReply {
  // As bytes, so that no route's own response schema is asked about it.
  return reply
    .code(document.status)
    .type(problemMediaType)
    .send(Buffer.from(JSON.stringify(document)));
}

/** Where it broke, without what it was about: a message may quote what somebody entered. */
function faultFields(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { fault: typeof error };
  const code = 'code' in error ? { code: error.code } : {};
  const places = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return { fault: error.name, ...code, stack: places.slice(0, 12).map((line) => line.trim()) };
}

/** One line a request: the route's pattern, never its address, query or body. */
function logRequests(api: Api, log: Log): void {
  api.addHook('onResponse', async (request, reply) => {
    const route = request.is404 ? 'unknown' : request.routeOptions.url;
    const milliseconds = Math.round(reply.elapsedTime);
    log.info(
      { requestId: request.id, method: request.method, route, status: reply.statusCode, milliseconds },
      'request',
    );
  });
}
