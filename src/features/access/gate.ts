/** Who is asking, and whether the route's rule lets them in. */
import type { FastifyRequest } from 'fastify';
import { Problem } from '#core/problem.ts';
import { recogniseApiKey } from './api-keys.ts';
import type { Actor, Role, Rule, Scope, StaffActor } from './facts.ts';
import { isWithin, onlyOneThing } from './narrowed.ts';
import { putOnRecord, type RecordDeps } from './on-record.ts';
import type { SignIn, SignIns } from './sign-ins.ts';
import { findExampleOfUser, findStaff, findStaffOfUser } from './store.ts';

export interface GateDeps extends RecordDeps {
  readonly signIns: SignIns;
}

declare module 'fastify' {
  interface FastifyRequest {
    /** The sign-in that this request came with; `null` for a machine and where anyone may come. */
    signIn: SignIn | null;
  }
}

/** The sign-in of a route that is for people only. */
export function signInOf(request: FastifyRequest): SignIn {
  if (request.signIn === null) throw new Error('this route lets machines in, and has no sign-in');
  return request.signIn;
}

/** Whether a sign-in showed a second factor; `none` when the person has none to show. */
export type SecondFactor = 'given' | 'not-given' | 'none';

export type Asker =
  | {
      readonly kind: 'person';
      readonly actor: StaffActor;
      readonly secondFactor: SecondFactor;
      /** What no route's rule can mend. */
      readonly keptOut: Problem | null;
    }
  | {
      readonly kind: 'machine';
      readonly keyId: string;
      readonly actor: Actor;
      readonly scopes: readonly Scope[];
    };

const mustShowSecondFactor: Record<Role, boolean> = {
  owner: true,
  clinician: true,
  supervisor: true,
  'front-desk': false,
  auditor: false,
};

export const needsSecondFactor = (role: Role): boolean => mustShowSecondFactor[role];

export function secondFactorOf(signIn: SignIn): SecondFactor {
  if (signIn.proof !== 'password') return 'given';
  return signIn.hasSecondFactor ? 'not-given' : 'none';
}

/**
 * Sets `request.actor` and `request.signIn`, or throws a Problem that says what is needed. `measure` hears of every asker
 * before anything is written about them, and may throw: a flood of refusals must not become a flood on the record.
 */
export async function admit(
  deps: GateDeps,
  request: FastifyRequest,
  rule: Rule,
  measure: () => Promise<void>,
): Promise<void> {
  if (rule.who === 'anyone') return;
  const asker = await findAsker(deps, request);
  request.actor = asker.actor;
  await measure();
  const refusal = refusalOf(rule, asker);
  if (refusal !== null) {
    await recordDenial(deps, request, asker.actor, {
      code: refusal.code,
      ...(asker.kind === 'machine' && { apiKeyId: asker.keyId }),
    });
    throw refusal;
  }
}

/** Whether whoever opened a lasting line would still be let in. */
export async function isStillIn(deps: GateDeps, request: FastifyRequest): Promise<boolean> {
  const signIn = await deps.signIns.find(request.headers.cookie ?? '', false);
  if (signIn === null || signIn === 'ended' || !opens(signIn, request)) return false;
  return (await findPerson(deps, signIn))?.active ?? false;
}

async function findAsker(deps: GateDeps, request: FastifyRequest): Promise<Asker> {
  const secret = /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
  if (secret !== undefined) {
    const machine = await recogniseApiKey(deps, secret);
    if (machine === undefined) throw unknownKey();
    return { kind: 'machine', ...machine };
  }
  const { cookie } = request.headers;
  const isUse = request.routeOptions.config.isUse ?? true;
  const signIn = cookie === undefined ? null : await deps.signIns.find(cookie, isUse);
  if (signIn === null) throw signInNeeded();
  if (signIn === 'ended') throw signInEnded();
  const person = await findPerson(deps, signIn);
  if (person === null) throw signInNeeded();
  request.signIn = signIn;
  const { actor, active } = person;
  const keptOut = active ? narrownessOf(signIn, request) : accessEnded();
  return { kind: 'person', actor, secondFactor: secondFactorOf(signIn), keptOut };
}

const narrownessOf = (signIn: SignIn, request: FastifyRequest): Problem | null =>
  opens(signIn, request) ? null : onlyOneThing();

const opens = ({ narrowedTo }: SignIn, request: FastifyRequest): boolean =>
  narrowedTo === null || isWithin(narrowedTo, request);

async function findPerson(
  { database }: GateDeps,
  { userId, inExample }: SignIn,
): Promise<{ actor: StaffActor; active: boolean } | null> {
  const found = await database.withoutPractice(
    async (tx) => (inExample && (await findExampleOfUser(tx, userId))) || findStaffOfUser(tx, userId),
  );
  if (found === undefined) return null;
  const staff = await database.inPractice(found.practiceId, (tx) => findStaff(tx, found.staffId));
  if (staff === undefined) return null;
  const { id: staffId, role, name, active } = staff;
  return { actor: { practiceId: found.practiceId, staffId, role, name, via: 'sign-in' }, active };
}

/** The route's pattern and never what was asked of it: an address may hold what nobody else should read. */
async function recordDenial(
  deps: GateDeps,
  { method, routeOptions }: FastifyRequest,
  { practiceId, staffId, via }: Actor,
  detail: Readonly<Record<string, string>>,
): Promise<void> {
  await deps.database.inPractice(practiceId, (tx) =>
    putOnRecord(tx, deps, practiceId, {
      action: 'access.denied',
      by: staffId,
      actor: via === 'api-key' ? 'api-key' : 'staff',
      to: { kind: 'route', id: `${method} ${routeOptions.url}` },
      detail,
    }),
  );
}

/** The rule in one place: null lets the asker in. */
export function refusalOf(rule: Exclude<Rule, { who: 'anyone' }>, asker: Asker): Problem | null {
  if (asker.kind === 'machine') {
    if (rule.who !== 'machine') return onlyPeople();
    return asker.scopes.includes(rule.scope) ? null : missingScope(rule.scope);
  }
  const { actor, secondFactor, keptOut } = asker;
  if (keptOut) return keptOut;
  // A password alone must not be enough to add a second factor beside the one that was not shown.
  if (secondFactor === 'not-given' && (rule.who === 'enrolling' || needsSecondFactor(actor.role))) {
    return showSecondFactor();
  }
  if (rule.who === 'enrolling') return null;
  if (secondFactor === 'none' && needsSecondFactor(actor.role)) return setUpSecondFactor();
  if (rule.who === 'signed-in') return null;
  return rule.roles.includes(actor.role) ? null : wrongRole(rule.roles);
}

const signInNeeded = () =>
  new Problem(
    'not-signed-in',
    'sign-in-needed',
    'Please sign in. A program sends "authorization: Bearer" and an API key.',
  );

const signInEnded = () =>
  new Problem(
    'not-signed-in',
    'sign-in-ended',
    'Your sign-in has ended, because it was not used for a while or had lasted all day. Sign in again.',
  );

const accessEnded = () =>
  new Problem(
    'not-signed-in',
    'access-ended',
    'Your access to this practice has ended. If that is a mistake, an owner can give it back.',
  );

const unknownKey = () =>
  new Problem(
    'not-signed-in',
    'unknown-api-key',
    'This API key is unknown, has expired or was revoked. An owner can make a new one.',
  );

const onlyPeople = () =>
  new Problem(
    'forbidden',
    'needs-a-person',
    'An API key cannot do this, because a person is accountable for it. Sign in.',
  );

const missingScope = (scope: Scope) =>
  new Problem(
    'forbidden',
    'scope-missing',
    `This API key does not have the scope ${scope}. An owner can make one that does.`,
  );

const wrongRole = (roles: readonly Role[]) =>
  new Problem(
    'forbidden',
    'role-not-allowed',
    `Your role does not allow this. It takes one of: ${roles.join(', ')}. An owner can change roles.`,
  );

const showSecondFactor = () =>
  new Problem(
    'forbidden',
    'second-factor-needed',
    'You signed in with a password only. Sign out, and sign in with your passkey or with a code.',
  );

const setUpSecondFactor = () =>
  new Problem(
    'forbidden',
    'second-factor-needed',
    'Your role needs a second factor. Add a passkey (POST /api/v1/me/passkeys) or an authenticator app (POST /api/v1/me/authenticator), then go on.',
  );
