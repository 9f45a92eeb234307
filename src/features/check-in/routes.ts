/** The client's page over HTTP. Looking (GET, HEAD) never records anything; only a tap (POST) does. */
import formbody from '@fastify/formbody';
import rateLimit from '@fastify/rate-limit';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Problem } from '#core/problem.ts';
import { type Api, anyone } from '#features/access/facts.ts';
import {
  type CheckInDeps,
  type OpenLink,
  openLink,
  readShownAnswer,
  recordAnswer,
  recordExplanation,
} from './actions.ts';
import { answerForm, explanationForm, longestText } from './contract.ts';
import { isOurToken } from './link.ts';
import { isOurNonce, newNonce } from './nonce.ts';
import {
  addressOf,
  answeredPage,
  contentSecurityPolicy,
  messagePage,
  type Place,
  questionPage,
} from './page.ts';
import { languagesAsked, pageLanguages, wordsFor } from './words/languages.ts';

interface Params {
  token: string;
  /** The number of an answer, on the page that follows it. */
  turn?: string;
}
type PageRequest = FastifyRequest<{ Params: Params; Querystring: { l?: unknown } }>;

/** A person taps a handful of times; a guesser has to share one allowance for all that is not a link of ours. */
const perMinute = 60;
const bodyLimit = 32 * 1024;

export function checkInRoutes(api: Api, deps: CheckInDeps): void {
  api.register(async (pages) => {
    if (!pages.hasContentTypeParser('application/x-www-form-urlencoded')) await pages.register(formbody);
    if (!pages.hasDecorator('rateLimit')) await pages.register(rateLimit, { global: false });

    pages.addHook('onSend', async (_request, reply) => {
      reply.headers(pageHeaders);
    });
    pages.setErrorHandler((error, request, reply) => sendProblem(deps, request as PageRequest, reply, error));

    const config = {
      rule: anyone(
        'Whoever holds the link is the client; it opens one case and shows nothing about anybody.',
      ),
      rateLimit: {
        max: perMinute,
        timeWindow: 60_000,
        keyGenerator: (request: FastifyRequest) => {
          const { token } = request.params as Params;
          return isOurToken(deps.secret, token) ? token : `stranger ${request.ip}`;
        },
        errorResponseBuilder: (_request: FastifyRequest, { statusCode }: { statusCode: number }) =>
          Object.assign(new Error('this page was opened too often'), { statusCode }),
      },
    };
    // Silent, because the address that Fastify would log is the key to the page.
    const shared = { config, logLevel: 'silent', bodyLimit, schema: { hide: true } } as const;
    const at = (path: string) => ({ ...shared, url: path });

    pages.route({
      ...at('/h/:token'),
      method: 'GET',
      handler: (request, reply) => ask(deps, request as PageRequest, reply),
    });
    pages.route({
      ...at('/h/:token'),
      method: 'POST',
      handler: (request, reply) => answer(deps, request as PageRequest, reply),
    });
    pages.route({
      ...at('/h/:token/:turn'),
      method: 'GET',
      handler: (request, reply) => thank(deps, request as PageRequest, reply),
    });
    pages.route({
      ...at('/h/:token/:turn'),
      method: 'POST',
      handler: (request, reply) => explain(deps, request as PageRequest, reply),
    });
  });
}

async function ask(deps: CheckInDeps, request: PageRequest, reply: FastifyReply) {
  const link = await openLink(deps, request.params.token);
  if (!link) return sendGone(deps, request, reply);
  return sendQuestion(deps, request, reply, link);
}

/**
 * Answers with a redirect, so that a phone that dropped the page during a call shows the crisis lines again instead
 * of a browser's error, and so that reloading answers nothing twice.
 */
async function answer(deps: CheckInDeps, request: PageRequest, reply: FastifyReply) {
  const link = await openLink(deps, request.params.token);
  if (!link) return sendGone(deps, request, reply);
  const form = answerForm.safeParse(request.body);
  if (!form.success || !isOurNonce(deps.secret, link.token, form.data.nonce)) {
    return sendQuestion(deps, request, reply, link, typedIn(request.body));
  }
  const ordinal = await recordAnswer(deps, link, form.data);
  deps.log.info({ practiceId: link.practiceId, caseId: link.caseId }, 'a client answered a check-in');
  return reply.redirect(addressOf(placeOf(request, link, `/h/${link.token}/${ordinal}`)), 303);
}

async function thank(deps: CheckInDeps, request: PageRequest, reply: FastifyReply) {
  const link = await openLink(deps, request.params.token);
  if (!link) return sendGone(deps, request, reply);
  const shown = await readShownAnswer(deps, link, turnOf(request));
  const place = placeOf(request, link);
  if (!shown) return reply.redirect(addressOf({ ...place, path: `/h/${link.token}` }), 303);
  return send(reply, 200, answeredPage(place, link.page.country, shown, newNonce(deps.secret, link.token)));
}

async function explain(deps: CheckInDeps, request: PageRequest, reply: FastifyReply) {
  const link = await openLink(deps, request.params.token);
  if (!link) return sendGone(deps, request, reply);
  const place = placeOf(request, link);
  const form = explanationForm.safeParse(request.body);
  if (form.success && form.data.text.length > longestText) {
    return sendTooLong(deps, request, reply, link, form.data.text);
  }
  if (form.success && isOurNonce(deps.secret, link.token, form.data.nonce)) {
    await recordExplanation(deps, link, turnOf(request), form.data);
  }
  return reply.redirect(addressOf(place), 303);
}

/** Gives the whole text back: nothing that somebody wrote is thrown away. */
async function sendTooLong(
  deps: CheckInDeps,
  request: PageRequest,
  reply: FastifyReply,
  link: OpenLink,
  text: string,
) {
  const place = placeOf(request, link);
  const shown = await readShownAnswer(deps, link, turnOf(request));
  if (!shown) return reply.redirect(addressOf({ ...place, path: `/h/${link.token}` }), 303);
  const nonce = newNonce(deps.secret, link.token);
  return send(reply, 422, answeredPage(place, link.page.country, shown, nonce, text));
}

/** Asks, or asks again with what was typed when the tap did not arrive. */
function sendQuestion(
  deps: CheckInDeps,
  request: PageRequest,
  reply: FastifyReply,
  link: OpenLink,
  typed: string | null = null,
) {
  const place = placeOf(request, link, `/h/${link.token}`);
  const nonce = newNonce(deps.secret, link.token);
  const page = questionPage(place, link.page, deps.clock.now(), nonce, typed);
  return send(reply, typed === null ? 200 : 422, page);
}

/** From a form that could not be taken, as much as the page has room for: nothing that somebody wrote is thrown away. */
function typedIn(body: unknown): string {
  const text = body !== null && typeof body === 'object' && 'text' in body ? body.text : '';
  return typeof text === 'string' ? text.slice(0, longestText) : '';
}

function sendGone(deps: CheckInDeps, request: PageRequest, reply: FastifyReply) {
  return send(reply, 404, messagePage(placeOf(request, null), deps.defaultCountry, 'gone'));
}

/** Whatever goes wrong, the client hears that the tap did not arrive, and whom they can call. */
function sendProblem(deps: CheckInDeps, request: PageRequest, reply: FastifyReply, error: unknown) {
  const status = statusOf(error);
  if (status === 503) {
    deps.log.warn({ requestId: request.id }, "the client's page cannot take an answer right now");
  } else if (status >= 500) {
    deps.log.error({ requestId: request.id, ...placesOf(error) }, "the client's page met a fault");
  }
  const kind = status === 429 ? 'busy' : 'broken';
  return send(reply, status, messagePage(placeOf(request, null), deps.defaultCountry, kind));
}

/** 503 where only a newer version may change the case: nothing is wrong, and the same tap is taken in a moment. */
function statusOf(error: unknown): number {
  if (error instanceof Problem && error.kind === 'unavailable') return 503;
  return error instanceof Error && 'statusCode' in error ? Number(error.statusCode) : 500;
}

/** Where it broke. The error's own text stays out, because it may quote what somebody wrote. */
function placesOf(error: unknown) {
  if (!(error instanceof Error)) return { fault: typeof error };
  const places = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return { fault: error.name, stack: places.slice(0, 8).map((line) => line.trim()) };
}

function send(reply: FastifyReply, status: number, html: string) {
  return reply.code(status).type('text/html; charset=utf-8').send(html);
}

/** The language that the reader switched to, or the client's, or the one that the browser asks for. */
function placeOf(request: PageRequest, link: OpenLink | null, path = pathOf(request)): Place {
  const wanted = typeof request.query.l === 'string' ? request.query.l : undefined;
  const chosen = pageLanguages.some((words) => words.language === wanted);
  const asked = link ? [link.page.language] : languagesAsked(request.headers['accept-language']);
  return { path, words: wordsFor(chosen ? wanted : undefined, ...asked), chosen };
}

function pathOf(request: PageRequest): string {
  return request.url.split('?')[0] ?? '/';
}

function turnOf(request: PageRequest): number {
  const { turn = '' } = request.params;
  return /^[1-9]\d{0,8}$/.test(turn) ? Number(turn) : 0;
}

const pageHeaders = {
  'content-security-policy': contentSecurityPolicy,
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-robots-tag': 'noindex, nofollow, noarchive, nosnippet',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
};
