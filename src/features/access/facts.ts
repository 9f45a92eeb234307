/**
 * Who may do what. Every route names its rule (`config: { rule: staff('clinician') }`), the app refuses to start
 * with a route that has none, and `actorOf` says who is asking. Other features need nothing else from here.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { FastifyBaseLogger, FastifyInstance, FastifyRequest, RawServerDefault } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { PracticeId, StaffId } from '#core/ids.ts';
import { Problem } from '#core/problem.ts';
import type { Within } from './narrowed.ts';
import { type Role, roles, type Scope } from './roles.ts';

/** What a feature's `xyzRoutes(api, deps)` adds its routes to: Fastify, typed by Zod schemas. */
export type Api = FastifyInstance<
  RawServerDefault,
  IncomingMessage,
  ServerResponse,
  FastifyBaseLogger,
  ZodTypeProvider
>;

export type Rule =
  | { readonly who: 'anyone'; readonly why: string }
  /** Signed in as staff of any role, and the second factor may still be missing: only for enrolling one. */
  | { readonly who: 'enrolling'; readonly why: string }
  | { readonly who: 'signed-in'; readonly why: string }
  | { readonly who: 'staff'; readonly roles: readonly Role[] }
  | { readonly who: 'machine'; readonly scope: Scope; readonly roles: readonly Role[] };

/** No sign-in at all. Say why that is safe. */
export const anyone = (why: string): Rule => ({ who: 'anyone', why });

/** Any member of staff, even one who must still set up a second factor. Say why that is safe. */
export const enrolling = (why: string): Rule => ({ who: 'enrolling', why });

/** Any member of staff, whatever the role. Say why that is right. */
export const signedIn = (why: string): Rule => ({ who: 'signed-in', why });

/** Members of staff with one of these roles. An owner, who may be a solo clinician, is always let in. */
export const staff = (...allowed: readonly Role[]): Rule => ({ who: 'staff', roles: withOwner(allowed) });

/** An API key with this scope, or members of staff with one of these roles (and always an owner). */
export const machine = (scope: Scope, ...allowed: readonly Role[]): Rule => ({
  who: 'machine',
  scope,
  roles: withOwner(allowed),
});

const withOwner = (allowed: readonly Role[]): readonly Role[] =>
  roles.filter((role) => role === 'owner' || allowed.includes(role));

/** Who is asking: a member of staff who signed in, or a machine with an API key. */
export interface Actor {
  readonly practiceId: PracticeId;
  /** `null` for a machine. */
  readonly staffId: StaffId | null;
  readonly role: Role | 'machine';
  /** The person's name, or the name that the key was given; for the record, never for a log. */
  readonly name: string;
  readonly via: 'sign-in' | 'api-key';
}

/** An actor who is a person, and so can be accountable. */
export interface StaffActor extends Actor {
  readonly staffId: StaffId;
  readonly role: Role;
}

declare module 'fastify' {
  interface FastifyContextConfig {
    rule: Rule;
    /** False for what a page asks by itself: it does not keep a sign-in alive. */
    isUse?: boolean;
    /** What a sign-in may be narrowed to and still use this route. */
    within?: readonly Within[];
  }
  interface FastifyRequest {
    actor: Actor | null;
  }
}

/** Who is asking. Throws a fault on a route that lets anyone in, where nobody may be asking. */
export function actorOf(request: FastifyRequest): Actor {
  if (request.actor === null) throw new Error('actorOf was called on a route whose rule lets anyone in');
  return request.actor;
}

/** The person who is asking, for whatever a machine cannot answer for: judgements, signatures, decisions. */
export function personOf(request: FastifyRequest): StaffActor {
  const actor = actorOf(request);
  if (actor.staffId === null || actor.role === 'machine') {
    throw new Problem(
      'forbidden',
      'needs-a-person',
      'Only a person can do this, because a person is accountable for it. Sign in instead of using an API key.',
    );
  }
  return { ...actor, staffId: actor.staffId, role: actor.role };
}

/** What hangs on somebody who leaves. */
export type { Leaving, StillTheirs } from './leaving.ts';
export { isClinicalRole, type Role, roles, type Scope, scopes } from './roles.ts';
/** The practice and its people, for whatever has to name, ask or reach them. */
export {
  holdStaff,
  listStaff as staffOfPractice,
  nameOfStaff,
  type PracticeRow,
  readPractice,
  type StaffRow,
} from './store.ts';
export { sameText } from './token.ts';
