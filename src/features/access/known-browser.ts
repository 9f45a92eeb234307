/**
 * A browser in which somebody has signed in before. A stranger who tries out passwords at an address must not keep its
 * owner out of the way in a bad hour, so tries in their own browser are counted apart from everybody else's.
 */
import { createHmac, randomUUID } from 'node:crypto';
import type { FastifyReply } from 'fastify';
import { sameText } from './token.ts';

const rememberedSeconds = 180 * 24 * 60 * 60;
/** The cookie goes nowhere else. */
const path = '/api/v1/sign-in';

export interface KnownBrowsers {
  /** Which browser of this person the cookies tell of; `null` when they tell of none. */
  find(cookie: string | undefined, email: string): string | null;
  remember(reply: FastifyReply, email: string): void;
}

export function knownBrowsers(secret: string, publicAddress: string): KnownBrowsers {
  const sealOf = (...about: readonly string[]): string =>
    createHmac('sha256', secret)
      .update(['known browser', ...about].join(' '))
      .digest('hex');
  // Several people may sign in at one browser, and the cookie's name tells nobody who.
  const nameFor = (email: string): string => `kept.known.${sealOf('of', email).slice(0, 16)}`;
  const secure = publicAddress.startsWith('https:') ? '; Secure' : '';

  return {
    find(cookie, email) {
      const given = new RegExp(`(?:^|; *)${nameFor(email).replaceAll('.', '[.]')}=([^.;]+)[.]([^;]+)`).exec(
        cookie ?? '',
      );
      const [, id = '', seal = ''] = given ?? [];
      return sameText(seal, sealOf(id, email)) ? id : null;
    },
    remember(reply, email) {
      const id = randomUUID();
      reply.header(
        'set-cookie',
        `${nameFor(email)}=${id}.${sealOf(id, email)}; Path=${path}; Max-Age=${rememberedSeconds}; HttpOnly; SameSite=Strict${secure}`,
      );
    },
  };
}
