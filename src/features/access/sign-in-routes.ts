/** Signing in and out, and what a person may do about their own sign-in. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Problem } from '#core/problem.ts';
import type { AccessDeps } from './actions.ts';
import * as shape from './contract.ts';
import { type Api, anyone, enrolling, personOf, signedIn } from './facts.ts';
import { needsSecondFactor, secondFactorOf } from './gate.ts';
import { type Answer, endOf, type SignIn } from './sign-ins.ts';
import { findStaff, readPractice } from './store.ts';

export function signInRoutes(api: Api, deps: AccessDeps): void {
  const ask = askFor(deps);
  signingIn(api, ask);
  signingOut(api, deps, ask);
  me(api, deps, ask);
  authenticator(api, ask);
  passkeys(api, deps, ask);
}

type Ask = (
  request: FastifyRequest,
  reply: FastifyReply,
  method: 'GET' | 'POST',
  path: string,
  body?: object,
) => Promise<Answer['body']>;

/** Sends the question on and the cookies back. Tokens in the answer stay here: only the cookie carries one. */
function askFor({ signIns }: AccessDeps): Ask {
  return async (request, reply, method, path, body) => {
    const { cookie, 'user-agent': userAgent } = request.headers;
    const question = { method, path, cookie, userAgent, address: request.ip };
    const answer = await signIns.ask(body === undefined ? question : { ...question, body });
    if (answer.cookies.length > 0) reply.header('set-cookie', [...answer.cookies]);
    return answer.body;
  };
}

const door = 'A door has to be open to those who are still outside; tries are limited';
const tags = ['Sign-in'];

function signingIn(api: Api, ask: Ask): void {
  const triesPerAddress = { max: 30, timeWindow: 60_000 };
  const triesPerPerson = api.createRateLimit({
    max: 20,
    timeWindow: 15 * 60_000,
    keyGenerator: (request) => `sign-in ${(request.body as { email: string }).email}`,
  });

  api.post(
    '/sign-in',
    {
      config: { rule: anyone(door), rateLimit: triesPerAddress },
      schema: {
        tags,
        summary: 'Sign in with a password',
        body: shape.signIn,
        response: { 200: shape.signedIn },
      },
    },
    async (request, reply) => {
      const limit = await triesPerPerson(request);
      if (!limit.isAllowed && limit.isExceeded) throw tooManyTries();
      const answer = await ask(request, reply, 'POST', '/sign-in/email', request.body);
      return { next: answer['twoFactorRedirect'] === true ? ('code' as const) : ('done' as const) };
    },
  );

  api.post(
    '/sign-in/code',
    {
      config: { rule: anyone(door), rateLimit: triesPerAddress },
      schema: {
        tags,
        summary: 'Show the code of an authenticator app',
        body: shape.code,
        response: { 200: shape.signedIn },
      },
    },
    async (request, reply) => {
      await ask(request, reply, 'POST', '/two-factor/verify-totp', request.body);
      return { next: 'done' as const };
    },
  );

  api.post(
    '/sign-in/backup-code',
    {
      config: { rule: anyone(door), rateLimit: triesPerAddress },
      schema: {
        tags,
        summary: 'Show a backup code in place of an authenticator code',
        body: shape.code,
        response: { 200: shape.signedIn },
      },
    },
    async (request, reply) => {
      await ask(request, reply, 'POST', '/two-factor/verify-backup-code', request.body);
      return { next: 'done' as const };
    },
  );

  api.get(
    '/sign-in/passkey',
    {
      config: { rule: anyone(door), rateLimit: triesPerAddress },
      schema: {
        tags,
        summary: 'What to ask the browser for, to sign in with a passkey',
        response: { 200: shape.webAuthn },
      },
    },
    async (request, reply) => {
      const options = await ask(request, reply, 'GET', '/passkey/generate-authenticate-options');
      return { ...options, userVerification: 'required' };
    },
  );

  api.post(
    '/sign-in/passkey',
    {
      config: { rule: anyone(door), rateLimit: triesPerAddress },
      schema: {
        tags,
        summary: 'Sign in with a passkey',
        body: shape.passkeyAnswer,
        response: { 200: shape.signedIn },
      },
    },
    async (request, reply) => {
      await ask(request, reply, 'POST', '/passkey/verify-authentication', request.body);
      return { next: 'done' as const };
    },
  );
}

function signingOut(api: Api, { signIns }: AccessDeps, ask: Ask): void {
  api.post(
    '/sign-out',
    {
      config: { rule: anyone('Going out needs no permission, and works when the sign-in has ended') },
      schema: { tags, summary: 'Sign out here', response: { 204: shape.done } },
    },
    async (request, reply) => {
      await ask(request, reply, 'POST', '/sign-out');
      return reply.code(204).send();
    },
  );

  api.post(
    '/sign-out/everywhere',
    {
      config: { rule: enrolling('Whoever fears for a sign-in must be able to end it at once') },
      schema: { tags, summary: 'Sign out on every device', response: { 204: shape.done } },
    },
    async (request, reply) => {
      await signIns.endAllOf(signInOf(request).userId);
      return reply.code(204).send();
    },
  );
}

function me(api: Api, { database, signIns }: AccessDeps, ask: Ask): void {
  api.get(
    '/me',
    {
      config: { rule: enrolling('Says what is still needed before anything else is possible') },
      schema: { tags, summary: 'Who is signed in, and how', response: { 200: shape.me } },
    },
    async (request) => {
      const { practiceId, staffId, role } = personOf(request);
      const signIn = signInOf(request);
      return database.inPractice(practiceId, async (tx) => {
        const staff = await findStaff(tx, staffId);
        if (staff === undefined) throw new Error('a signed-in member of staff has no row');
        return {
          staff: { id: staff.id, name: staff.name, email: staff.email, role },
          practice: await readPractice(tx),
          secondFactor: secondFactorOf(signIn),
          secondFactorRequired: needsSecondFactor(role),
          signIn: { startedAt: signIn.startedAt, endsAt: endOf(signIn) },
        };
      });
    },
  );

  api.post(
    '/me/password',
    {
      config: { rule: signedIn('Everybody may change their own; the old one is asked for') },
      schema: {
        tags,
        summary: 'Change the password, and sign out everywhere',
        body: shape.changePassword,
        response: { 204: shape.done },
      },
    },
    async (request, reply) => {
      const { password: currentPassword, newPassword } = request.body;
      await ask(request, reply, 'POST', '/change-password', { currentPassword, newPassword });
      await signIns.endAllOf(signInOf(request).userId);
      return reply.code(204).send();
    },
  );
}

const ownFactor = 'A second factor has to be set up before anything else is possible';

function authenticator(api: Api, ask: Ask): void {
  api.post(
    '/me/authenticator',
    {
      config: { rule: enrolling(ownFactor) },
      schema: {
        tags,
        summary: 'Begin to set up an authenticator app',
        body: shape.password,
        response: { 200: shape.authenticator },
      },
    },
    async (request, reply) => {
      const answer = await ask(request, reply, 'POST', '/two-factor/enable', request.body);
      return { uri: String(answer['totpURI']), backupCodes: answer['backupCodes'] as string[] };
    },
  );

  api.post(
    '/me/authenticator/confirmation',
    {
      config: { rule: enrolling(ownFactor) },
      schema: {
        tags,
        summary: 'Show the first code, which switches the authenticator app on',
        body: shape.code,
        response: { 204: shape.done },
      },
    },
    async (request, reply) => {
      await ask(request, reply, 'POST', '/two-factor/verify-totp', request.body);
      return reply.code(204).send();
    },
  );

  api.post(
    '/me/authenticator/removal',
    {
      config: { rule: signedIn('Everybody may remove their own; the password is asked for') },
      schema: {
        tags,
        summary: 'Remove the authenticator app',
        body: shape.password,
        response: { 204: shape.done },
      },
    },
    async (request, reply) => {
      await ask(request, reply, 'POST', '/two-factor/disable', request.body);
      return reply.code(204).send();
    },
  );

  api.post(
    '/me/backup-codes',
    {
      config: { rule: signedIn('Everybody may renew their own; the password is asked for') },
      schema: {
        tags,
        summary: 'Make new backup codes; the old ones stop working',
        body: shape.password,
        response: { 200: shape.backupCodes },
      },
    },
    async (request, reply) => {
      const answer = await ask(request, reply, 'POST', '/two-factor/generate-backup-codes', request.body);
      return { backupCodes: answer['backupCodes'] as string[] };
    },
  );
}

function passkeys(api: Api, { signIns }: AccessDeps, ask: Ask): void {
  api.get(
    '/me/passkeys',
    {
      config: { rule: enrolling(ownFactor) },
      schema: { tags, summary: 'Your passkeys', response: { 200: shape.passkeys } },
    },
    async (request) => ({ passkeys: await signIns.passkeysOf(signInOf(request).userId) }),
  );

  api.get(
    '/me/passkeys/options',
    {
      config: { rule: enrolling(ownFactor) },
      schema: {
        tags,
        summary: 'What to ask the browser for, to make a passkey',
        response: { 200: shape.webAuthn },
      },
    },
    async (request, reply) => ask(request, reply, 'GET', '/passkey/generate-register-options'),
  );

  api.post(
    '/me/passkeys',
    {
      config: { rule: enrolling(ownFactor) },
      schema: { tags, summary: 'Add a passkey', body: shape.newPasskey, response: { 204: shape.done } },
    },
    async (request, reply) => {
      await ask(request, reply, 'POST', '/passkey/verify-registration', request.body);
      await signIns.raiseProof(signInOf(request).id);
      return reply.code(204).send();
    },
  );

  api.delete(
    '/me/passkeys/:id',
    {
      config: { rule: signedIn('Everybody may remove their own') },
      schema: { tags, summary: 'Remove a passkey', params: shape.passkeyId, response: { 204: shape.done } },
    },
    async (request, reply) => {
      if (!(await signIns.removePasskey(signInOf(request).userId, request.params.id))) {
        throw new Problem(
          'not-found',
          'no-such-passkey',
          'You have no such passkey. List them to see which you have.',
        );
      }
      return reply.code(204).send();
    },
  );
}

function signInOf(request: FastifyRequest): SignIn {
  if (request.signIn === null) throw new Error('this route lets machines in, and has no sign-in');
  return request.signIn;
}

const tooManyTries = () =>
  new Problem(
    'too-many',
    'too-many-tries',
    'Too many tries with this address. Wait a quarter of an hour, or sign in with a passkey.',
  );
