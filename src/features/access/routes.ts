/** Practice, staff and API keys over HTTP. */
import type { PracticeId } from '#core/ids.ts';
import type { AccessDeps } from './actions.ts';
import { acceptInvitation, inviteAgain, inviteStaff, setUpPractice } from './actions.ts';
import { listApiKeys, makeApiKey, revokeApiKey } from './api-keys.ts';
import { changePractice, changeStaff } from './change.ts';
import * as shape from './contract.ts';
import { type Api, actorOf, anyone, personOf, signedIn, staff } from './facts.ts';
import { signInRoutes } from './sign-in-routes.ts';
import { hasPractice, listStaff, readPractice, type StaffRow } from './store.ts';

export function accessRoutes(api: Api, deps: AccessDeps): void {
  setUpRoutes(api, deps);
  practiceRoutes(api, deps);
  staffRoutes(api, deps);
  apiKeyRoutes(api, deps);
  signInRoutes(api, deps);
}

function setUpRoutes(api: Api, deps: AccessDeps): void {
  const tags = ['Set-up'];

  api.get(
    '/set-up',
    {
      config: {
        rule: anyone('The first page has to know whether to set up or to sign in; it says nothing else'),
      },
      schema: {
        tags,
        summary: 'Whether a practice must still be set up',
        response: { 200: shape.setUpState },
      },
    },
    async () => ({ needed: !(await deps.database.withoutPractice(hasPractice)) }),
  );

  api.post(
    '/set-up',
    {
      config: { rule: anyone('Whoever holds the one-time link runs this machine'), rateLimit: fewTries },
      schema: {
        tags,
        summary: 'Set up a practice and its first owner',
        body: shape.setUp,
        response: { 201: shape.setUpDone },
      },
    },
    async (request, reply) => reply.code(201).send(await setUpPractice(deps, request.body)),
  );
}

function practiceRoutes(api: Api, deps: AccessDeps): void {
  const tags = ['Practice'];

  api.get(
    '/practice',
    {
      config: { rule: signedIn('Everybody here works in it') },
      schema: { tags, summary: 'The practice', response: { 200: shape.practice } },
    },
    async (request) => deps.database.inPractice(actorOf(request).practiceId, readPractice),
  );

  api.patch(
    '/practice',
    {
      config: { rule: staff('owner') },
      schema: {
        tags,
        summary: 'Change the practice',
        body: shape.changePractice,
        response: { 200: shape.practice },
      },
    },
    async (request) => changePractice(deps, personOf(request), request.body),
  );
}

function staffRoutes(api: Api, deps: AccessDeps): void {
  const tags = ['Staff'];

  api.get(
    '/staff',
    {
      config: { rule: signedIn('Everybody may know who they work with') },
      schema: { tags, summary: 'Everybody of the staff', response: { 200: shape.members } },
    },
    async (request) => {
      const rows = await deps.database.inPractice(actorOf(request).practiceId, listStaff);
      return { staff: rows.map(memberOf) };
    },
  );

  api.get(
    '/staff/ways-in',
    {
      config: { rule: staff('owner', 'auditor') },
      schema: {
        tags,
        summary: 'With what each of the staff signs in, and who is signed in now',
        response: { 200: shape.waysIn },
      },
    },
    async (request) => ({ waysIn: await waysInOf(deps, actorOf(request).practiceId) }),
  );

  api.post(
    '/staff',
    {
      config: { rule: staff('owner') },
      schema: { tags, summary: 'Invite somebody', body: shape.invite, response: { 201: shape.invited } },
    },
    async (request, reply) => {
      const { staff: row, ...invitation } = await inviteStaff(deps, personOf(request), request.body);
      return reply.code(201).send({ staff: memberOf(row), ...invitation });
    },
  );

  api.post(
    '/staff/:id/invitation',
    {
      config: { rule: staff('owner') },
      schema: { tags, summary: 'Invite again', params: shape.byId, response: { 201: shape.invited } },
    },
    async (request, reply) => {
      const { staff: row, ...invitation } = await inviteAgain(deps, personOf(request), request.params.id);
      return reply.code(201).send({ staff: memberOf(row), ...invitation });
    },
  );

  api.patch(
    '/staff/:id',
    {
      config: { rule: staff('owner') },
      schema: {
        tags,
        summary: 'Change a role, a backup, a name; or end somebody’s access',
        params: shape.byId,
        body: shape.changeMember,
        response: { 200: shape.changedMember },
      },
    },
    async (request) => {
      const changed = await changeStaff(deps, personOf(request), request.params.id, request.body);
      return { ...memberOf(changed.staff), stillTheirs: changed.stillTheirs };
    },
  );

  api.post(
    '/invitation/acceptance',
    {
      config: { rule: anyone('Whoever holds the one-time link was invited'), rateLimit: fewTries },
      schema: {
        tags,
        summary: 'Join the practice with an invitation',
        body: shape.acceptInvitation,
        response: { 204: shape.done },
      },
    },
    async (request, reply) => {
      await acceptInvitation(deps, request.body);
      return reply.code(204).send();
    },
  );
}

function apiKeyRoutes(api: Api, deps: AccessDeps): void {
  const tags = ['API keys'];

  api.get(
    '/api-keys',
    {
      config: { rule: staff('owner', 'auditor') },
      schema: { tags, summary: 'All API keys, without their secrets', response: { 200: shape.apiKeys } },
    },
    async (request) => ({
      apiKeys: await deps.database.inPractice(actorOf(request).practiceId, listApiKeys),
    }),
  );

  api.post(
    '/api-keys',
    {
      config: { rule: staff('owner') },
      schema: {
        tags,
        summary: 'Make an API key; its secret is shown once',
        body: shape.makeApiKey,
        response: { 201: shape.madeApiKey },
      },
    },
    async (request, reply) => reply.code(201).send(await makeApiKey(deps, personOf(request), request.body)),
  );

  api.delete(
    '/api-keys/:id',
    {
      config: { rule: staff('owner') },
      schema: { tags, summary: 'Revoke an API key', params: shape.byId, response: { 204: shape.done } },
    },
    async (request, reply) => {
      await revokeApiKey(deps, personOf(request), request.params.id);
      return reply.code(204).send();
    },
  );
}

async function waysInOf({ database, signIns }: AccessDeps, practiceId: PracticeId) {
  const rows = await database.inPractice(practiceId, listStaff);
  const idOf = new Map(rows.flatMap(({ id, userId }) => (userId === null ? [] : [[userId, id] as const])));
  const ways = await signIns.waysInOf([...idOf.keys()]);
  return ways.flatMap(({ userId, passkeys, hasApp, isSignedIn }) => {
    const staffId = idOf.get(userId);
    return staffId === undefined ? [] : [{ staffId, passkeys, hasApp, isSignedIn }];
  });
}

/** For doors that a stranger can try. */
const fewTries = { max: 20, timeWindow: 60_000 };

function memberOf({ userId, ...row }: StaffRow): shape.Member {
  return { ...row, state: userId === null ? 'invited' : 'joined' };
}
