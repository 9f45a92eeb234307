/** Signing in and out. */
import { Problem } from '#core/problem.ts';
import type { AccessDeps } from './actions.ts';
import { type Ask, askFor } from './ask.ts';
import * as shape from './contract.ts';
import { type Api, anyone, enrolling } from './facts.ts';
import { signInOf } from './gate.ts';
import { type KnownBrowsers, knownBrowsers } from './known-browser.ts';
import { putOwnDeedOnRecord } from './on-record.ts';
import { ownRoutes } from './own-routes.ts';
import { type RecordedSignIn, recordedBy } from './recorded-sign-in.ts';

export function signInRoutes(api: Api, deps: AccessDeps): void {
  const ask = askFor(deps.signIns);
  const known = knownBrowsers(deps.secret, deps.publicAddress);
  signingIn(api, deps, { signIn: recordedBy(api, deps, ask, known), known, ask });
  signingOut(api, deps, ask);
  ownRoutes(api, deps, ask);
}

const door = 'A door has to be open to those who are still outside; tries are limited';
const tags = ['Sign-in'];

interface Ways {
  readonly signIn: RecordedSignIn;
  readonly known: KnownBrowsers;
  readonly ask: Ask;
}

function signingIn(api: Api, { signIns }: AccessDeps, { signIn, known, ask }: Ways): void {
  const triesPerAddress = { max: 30, timeWindow: 60_000 };
  const triesPerPerson = api.createRateLimit({
    max: 20,
    timeWindow: 15 * 60_000,
    keyGenerator: ({ body, headers }) => {
      const { email } = body as { email: string };
      return `sign-in ${email} ${known.find(headers.cookie, email) ?? 'anywhere'}`;
    },
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
      const whose = () => signIns.findUser(request.body.email);
      const answer = await signIn(request, reply, '/sign-in/email', 'password', whose);
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
      const userId = await signIns.findAskedForCode(request.headers.cookie);
      await signIn(request, reply, '/two-factor/verify-totp', 'code', async () => userId);
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
      const userId = await signIns.findAskedForCode(request.headers.cookie);
      await signIn(request, reply, '/two-factor/verify-backup-code', 'backup-code', async () => userId);
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
      const whose = () => signIns.findOwnerOfPasskey(request.body.response['id']);
      await signIn(request, reply, '/passkey/verify-authentication', 'passkey', whose);
      return { next: 'done' as const };
    },
  );
}

function signingOut(api: Api, deps: AccessDeps, ask: Ask): void {
  const { signIns } = deps;
  api.post(
    '/sign-out',
    {
      config: { rule: anyone('Going out needs no permission, and works when the sign-in has ended') },
      schema: { tags, summary: 'Sign out here', response: { 204: shape.done } },
    },
    async (request, reply) => {
      const signIn = await signIns.find(request.headers.cookie ?? '');
      await ask(request, reply, 'POST', '/sign-out');
      if (signIn !== null && signIn !== 'ended') await putOwnDeedOnRecord(deps, signIn.userId, 'sign-out');
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
      const { userId } = signInOf(request);
      await signIns.endAllOf(userId);
      await putOwnDeedOnRecord(deps, userId, 'sign-out.everywhere');
      return reply.code(204).send();
    },
  );
}

const tooManyTries = () =>
  new Problem(
    'too-many',
    'too-many-tries',
    'Too many tries with this address. Wait a quarter of an hour, or sign in with a passkey.',
  );
