/** The link in a page. Looking at it records nothing, so that a scanner of links answers for nobody; only a tap does. */
import formbody from '@fastify/formbody';
import rateLimit from '@fastify/rate-limit';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Api, anyone } from '#features/access/facts.ts';
import { type AnswerDeps, answerPage, lookAtPage, openPage, type Paged } from './answer.ts';
import { contentSecurityPolicy, pageFor } from './page.ts';
import { isPageToken } from './token.ts';

type PageRequest = FastifyRequest<{ Params: { token: string } }>;

const perMinute = 60;

export function pageRoutes(api: Api, deps: AnswerDeps): void {
  api.register(async (pages) => {
    if (!pages.hasContentTypeParser('application/x-www-form-urlencoded')) await pages.register(formbody);
    if (!pages.hasDecorator('rateLimit')) await pages.register(rateLimit, { global: false });
    pages.addHook('onSend', async (_request, reply) => {
      reply.headers(pageHeaders);
    });
    const config = {
      rule: anyone(
        'Whoever holds the link is who was paged; it shows nothing of any case and lends it for a while',
      ),
      rateLimit: {
        max: perMinute,
        timeWindow: 60_000,
        keyGenerator: (request: FastifyRequest) => {
          const { token } = request.params as { token: string };
          return isPageToken(deps.secret, token) ? token : `stranger ${request.ip}`;
        },
      },
    };
    // Silent, because the address that Fastify would log is the key to the page.
    const shared = { config, logLevel: 'silent', bodyLimit: 1024, schema: { hide: true } } as const;
    pages.route({
      ...shared,
      method: 'GET',
      url: '/p/:token',
      handler: async (request, reply) => send(reply, await look(deps, request as PageRequest)),
    });
    pages.route({
      ...shared,
      method: 'POST',
      url: '/p/:token',
      handler: async (request, reply) => send(reply, await tap(deps, request as PageRequest)),
    });
  });
}

async function look(deps: AnswerDeps, { params }: PageRequest): Promise<Paged> {
  const found = await openPage(deps, params.token);
  return found ? lookAtPage(deps, found) : { kind: 'gone' };
}

async function tap(deps: AnswerDeps, { params }: PageRequest): Promise<Paged> {
  const found = await openPage(deps, params.token);
  if (!found) return { kind: 'gone' };
  const paged = await answerPage(deps, found, 'link');
  deps.engine.log.info({ practiceId: found.practiceId, kind: paged.kind }, 'a page was answered');
  return paged;
}

function send(reply: FastifyReply, paged: Paged) {
  return reply
    .code(paged.kind === 'gone' ? 404 : 200)
    .type('text/html; charset=utf-8')
    .send(pageFor(paged));
}

const pageHeaders = {
  'content-security-policy': contentSecurityPolicy,
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-robots-tag': 'noindex, nofollow, noarchive, nosnippet',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
};
