/** The link in a page. Looking at it records nothing, so that a scanner of links answers for nobody; only a tap does. */
import formbody from '@fastify/formbody';
import rateLimit from '@fastify/rate-limit';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Problem } from '#core/problem.ts';
import type { ProviderEar } from '#engine/ports.ts';
import { type Api, anyone } from '#features/access/facts.ts';
import { type AnswerDeps, answerPage, lookAtPage, openPage, type Paged } from './answer.ts';
import { contentSecurityPolicy, pageFor } from './page.ts';
import { isPageToken } from './token.ts';

type PageRequest = FastifyRequest<{ Params: { token: string } }>;

const perMinute = 60;

/** What tells us of a key on a call; missing where nothing calls. */
export interface PageDeps extends AnswerDeps {
  readonly callEar: ProviderEar | null;
}

export function pageRoutes(api: Api, deps: PageDeps): void {
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
    pages.route({
      ...shared,
      bodyLimit: 16 * 1024,
      method: 'POST',
      url: '/p/:token/key',
      handler: async (request, reply) => {
        const words = await pressed(deps, request as PageRequest);
        return reply.code(200).type('text/xml; charset=utf-8').send(spokenAnswer(words));
      },
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

/** Only the provider's own word counts for a key: its signature covers the address to the letter. */
async function pressed(deps: PageDeps, request: PageRequest): Promise<string> {
  const heard = deps.callEar?.hear({
    address: `${deps.publicAddress}${request.raw.url}`,
    headers: request.headers,
    query: {},
    form: fieldsOf(request.body),
  });
  if (heard?.kind !== 'key') throw notTheProvider();
  const found = await openPage(deps, request.params.token);
  if (!found) return answerWords.gone;
  if (heard.key !== answerKey) return 'That was another key. Nothing was answered.';
  return spoken(await answerPage(deps, found, 'call'));
}

const answerKey = '1';

const spoken = (paged: Paged): string =>
  paged.kind === 'yours' ? `Thank you. You have it until ${paged.untilTime}.` : answerWords[paged.kind];

const answerWords: Readonly<Record<Exclude<Paged['kind'], 'yours'>, string>> = {
  waiting: 'That could not be taken. Please sign in to Kept.',
  seen: 'Thank you. Please sign in to Kept to accept or decline.',
  taken: 'Thank you. A colleague has it already.',
  over: 'Thank you. Nothing waits for you any more.',
  gone: 'This call is out of date. Please sign in to Kept.',
};

const spokenAnswer = (words: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?><Response><Say language="en-GB">${words}</Say><Hangup/></Response>`;

function fieldsOf(given: unknown): Record<string, string> {
  if (typeof given !== 'object' || given === null) return {};
  return Object.fromEntries(Object.entries(given).filter(([, value]) => typeof value === 'string'));
}

const notTheProvider = () =>
  new Problem('forbidden', 'not-the-provider', 'The signature does not fit, or no key was pressed.');

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
