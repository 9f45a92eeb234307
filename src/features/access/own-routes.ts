/** What a person may do about their own sign-in: who am I, password, authenticator app, passkeys. */
import type { FastifyRequest } from 'fastify';
import { Problem } from '#core/problem.ts';
import type { AccessDeps } from './actions.ts';
import type { Ask } from './ask.ts';
import * as shape from './contract.ts';
import { draftKeyOf } from './draft-key.ts';
import { type Api, enrolling, personOf, signedIn } from './facts.ts';
import { needsSecondFactor, secondFactorOf, signInOf } from './gate.ts';
import { putOnRecord, putOwnDeedOnRecord } from './on-record.ts';
import { endOf } from './sign-ins.ts';
import { findStaff, readPractice } from './store.ts';

const tags = ['Sign-in'];

export function ownRoutes(api: Api, deps: AccessDeps, ask: Ask): void {
  me(api, deps, ask);
  narrowing(api, deps);
  drafts(api, deps);
  authenticator(api, deps, ask);
  passkeys(api, deps, ask);
}

/** A change to how somebody signs in, on record once it is made. */
async function record(deps: AccessDeps, request: FastifyRequest, action: string): Promise<void> {
  const { practiceId, staffId } = personOf(request);
  await deps.database.inPractice(practiceId, (tx) =>
    putOnRecord(tx, deps, practiceId, { action, by: staffId }),
  );
}

function me(api: Api, deps: AccessDeps, ask: Ask): void {
  const { database, signIns } = deps;
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
      await record(deps, request, 'password.changed');
      return reply.code(204).send();
    },
  );
}

function narrowing(api: Api, deps: AccessDeps): void {
  api.post(
    '/me/narrowing',
    {
      config: { rule: signedIn('Everybody may give away less than they have') },
      schema: {
        tags,
        summary: 'Let this sign-in open one thing only from now on, on a device that somebody else can touch',
        body: shape.narrowing,
        response: { 204: shape.done },
      },
    },
    async (request, reply) => {
      const signIn = signInOf(request);
      await deps.signIns.narrow(signIn.id, request.body);
      await putOwnDeedOnRecord(deps, signIn.userId, 'sign-in.narrowed', { to: request.body.to });
      return reply.code(204).send();
    },
  );
}

function drafts(api: Api, { secret }: AccessDeps): void {
  api.get(
    '/me/draft-key',
    {
      config: { rule: signedIn('Opens only what this very person wrote and did not finish') },
      schema: {
        tags,
        summary: 'What unfinished writing is kept with on your devices, so that a lost one says nothing',
        response: { 200: shape.draftKey },
      },
    },
    async (request) => ({ key: draftKeyOf(secret, personOf(request)) }),
  );
}

const ownFactor = 'A second factor has to be set up before anything else is possible';

function authenticator(api: Api, deps: AccessDeps, ask: Ask): void {
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
      await record(deps, request, 'authenticator.added');
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
      await record(deps, request, 'authenticator.removed');
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
      await record(deps, request, 'backup-codes.renewed');
      return { backupCodes: answer['backupCodes'] as string[] };
    },
  );
}

function passkeys(api: Api, deps: AccessDeps, ask: Ask): void {
  const { signIns } = deps;
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
      await record(deps, request, 'passkey.added');
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
      await record(deps, request, 'passkey.removed');
      return reply.code(204).send();
    },
  );
}
