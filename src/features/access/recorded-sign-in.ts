/** Every try to sign in is on record: at once when it succeeds, and after the answer when it fails. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Problem } from '#core/problem.ts';
import type { AccessDeps } from './actions.ts';
import type { Ask } from './ask.ts';
import type { Api } from './facts.ts';
import type { KnownBrowsers } from './known-browser.ts';
import { putOwnDeedOnRecord } from './on-record.ts';
import type { Answer } from './sign-ins.ts';

export type RecordedSignIn = (
  request: FastifyRequest,
  reply: FastifyReply,
  path: string,
  proof: 'password' | 'code' | 'backup-code' | 'passkey',
  /** Whose sign-in it would be; asked only when it fails. */
  whose: () => Promise<string | null>,
) => Promise<Answer['body']>;

export function recordedBy(api: Api, deps: AccessDeps, ask: Ask, known: KnownBrowsers): RecordedSignIn {
  const writing = new Set<Promise<void>>();
  api.addHook('onClose', async () => void (await Promise.all(writing)));

  /** Not before the answer: how long it takes would tell a stranger whether the address is known here. */
  function recordFailure(reply: FastifyReply, whose: () => Promise<string | null>, detail: object): void {
    reply.raw.once('close', () => {
      const written = whose()
        .then((userId) => putOwnDeedOnRecord(deps, userId, 'sign-in.failed', { ...detail }))
        .catch(() => deps.log.error({}, 'a failed sign-in could not be put on record'))
        .finally(() => writing.delete(written));
      writing.add(written);
    });
  }

  return async (request, reply, path, proof, whose) => {
    try {
      const answer = await ask(request, reply, 'POST', path, request.body as object);
      // Without a user in the answer there is no sign-in yet: a code is asked for next.
      const user = userIn(answer);
      if (user !== null) known.remember(reply, user.email);
      await putOwnDeedOnRecord(deps, user?.id ?? null, 'sign-in.succeeded', { proof });
      return answer;
    } catch (error) {
      if (error instanceof Problem) recordFailure(reply, whose, { proof, code: error.code });
      throw error;
    }
  };
}

function userIn({ user }: Answer['body']): { readonly id: string; readonly email: string } | null {
  const isUser = typeof user === 'object' && user !== null && 'id' in user && 'email' in user;
  return isUser ? { id: String(user.id), email: String(user.email) } : null;
}
