/** Asking better-auth on behalf of a request. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Answer, SignIns } from './sign-ins.ts';

export type Ask = (
  request: FastifyRequest,
  reply: FastifyReply,
  method: 'GET' | 'POST',
  path: string,
  body?: object,
) => Promise<Answer['body']>;

/** Sends the question on and the cookies back. Tokens in the answer stay here: only the cookie carries one. */
export function askFor(signIns: SignIns): Ask {
  return async (request, reply, method, path, body) => {
    const { cookie, 'user-agent': userAgent } = request.headers;
    const question = { method, path, cookie, userAgent, address: request.ip };
    const answer = await signIns.ask(body === undefined ? question : { ...question, body });
    if (answer.cookies.length > 0) reply.header('set-cookie', [...answer.cookies]);
    return answer.body;
  };
}
