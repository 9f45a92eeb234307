/**
 * Sign-ins of people, by better-auth: passwords, authenticator codes, passkeys. It is asked in its own words from
 * here only, so that what can be reached from outside is our list of routes and not its. When a sign-in ends is
 * decided by our clock; when a code or a challenge ends, by its.
 */
import { createHmac } from 'node:crypto';
import { passkey } from '@better-auth/passkey';
import { APIError, betterAuth } from 'better-auth';
import { twoFactor } from 'better-auth/plugins';
import { Kysely, PostgresDialect, type PostgresPool, sql } from 'kysely';
import { Problem } from '#core/problem.ts';
import { idleMinutes, longestMinutes } from '#core/sign-in-lengths.ts';
import {
  fromEpochMilliseconds,
  type Instant,
  minutesBetween,
  toEpochMilliseconds,
} from '#core/time/instant.ts';
import type { Clock } from '#engine/ports.ts';
import { type Narrowing, stored } from './narrowed.ts';
import { problemOfAnswer } from './sign-in-problems.ts';

/** What a person showed to sign in. */
export type Proof = 'password' | 'code' | 'passkey';

export interface SignIn {
  readonly id: string;
  readonly userId: string;
  readonly proof: Proof;
  readonly hasSecondFactor: boolean;
  readonly startedAt: Instant;
  readonly lastUsedAt: Instant;
  /** Whether it looks at the example practice at present. */
  readonly inExample: boolean;
  /** The one thing that it opens, as stored; `null` for one that opens all that the person may. */
  readonly narrowedTo: string | null;
}

export interface WayIn {
  readonly userId: string;
  readonly hasApp: boolean;
  readonly passkeys: number;
  readonly isSignedIn: boolean;
}

export interface SignInDeps {
  /** Of the role kept_auth; whoever opened it closes it. */
  readonly pool: PostgresPool;
  readonly secret: string;
  readonly publicAddress: string;
  readonly clock: Clock;
  /** In place of better-auth's own, which takes a quarter of a second of work so that guessing does too. */
  readonly passwords?: Passwords;
}

export interface Passwords {
  hash(password: string): Promise<string>;
  verify(given: { readonly hash: string; readonly password: string }): Promise<boolean>;
}

export interface Question {
  readonly method: 'GET' | 'POST';
  /** In better-auth's words: `/sign-in/email`. */
  readonly path: string;
  readonly body?: object;
  readonly cookie: string | undefined;
  readonly userAgent: string | undefined;
  /** The asker's network address, for its limits. */
  readonly address: string;
}

export interface Answer {
  readonly body: Record<string, unknown>;
  readonly cookies: readonly string[];
}

export type SignIns = ReturnType<typeof openSignIns>;

export function openSignIns({ pool, secret, publicAddress, clock, passwords }: SignInDeps) {
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) });
  const auth = betterAuth(optionsOf());

  function optionsOf() {
    return {
      appName: 'Kept',
      baseURL: publicAddress,
      basePath,
      secret: createHmac('sha256', secret).update('sign-ins').digest('hex'),
      database: { db, type: 'postgres', transaction: true },
      trustedOrigins: [new URL(publicAddress).origin],
      telemetry: { enabled: false },
      logger: { disabled: true },
      emailAndPassword: {
        enabled: true,
        disableSignUp: true,
        minPasswordLength: 12,
        maxPasswordLength: 128,
        ...(passwords && { password: passwords }),
      },
      session: {
        modelName: 'sign_in',
        expiresIn: longestMinutes * 60,
        disableSessionRefresh: true,
        freshAge: 0,
        additionalFields: {
          startedAt: { type: 'date', required: true, input: false },
          lastUsedAt: { type: 'date', required: true, input: false },
          proof: { type: 'string', required: true, input: false },
          inExample: { type: 'boolean', required: false, input: false, defaultValue: false },
          narrowedTo: { type: 'string', required: false, input: false },
        },
      },
      plugins: [
        twoFactor({ issuer: 'Kept', schema: { twoFactor: { modelName: 'two_factor' } } }),
        passkey({
          rpName: 'Kept',
          rpID: new URL(publicAddress).hostname,
          origin: [...originsOf(publicAddress)],
          authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
          advanced: { webAuthnChallengeCookie: 'passkey_challenge' },
          registration: {
            afterVerification: ({ verification }) =>
              demandVerifiedPerson(verification.registrationInfo?.userVerified),
          },
          authentication: {
            afterVerification: ({ verification }) =>
              demandVerifiedPerson(verification.authenticationInfo.userVerified),
          },
        }),
      ],
      // In the database, so that every process counts together.
      rateLimit: {
        enabled: true,
        storage: 'database',
        modelName: 'rate_limit',
        window: 60,
        max: 120,
        customRules: { '/sign-in/*': { window: 60, max: 20 }, '/two-factor/*': { window: 60, max: 20 } },
      },
      advanced: {
        cookiePrefix: 'kept',
        cookies: { session_token: { name: 'kept.sign_in' } },
        useSecureCookies: publicAddress.startsWith('https:'),
        defaultCookieAttributes: { httpOnly: true, sameSite: 'strict' },
        ipAddress: { ipAddressHeaders: [addressHeader] },
        database: { validateSchema: false },
      },
      databaseHooks: {
        session: {
          create: {
            before: async (_row, context) => {
              const now = new Date(clock.now());
              return { data: { startedAt: now, lastUsedAt: now, proof: proofOf(context?.path) } };
            },
          },
        },
      },
    } satisfies Parameters<typeof betterAuth>[0];
  }

  return {
    /** Asks better-auth and gives back what it said, or throws its refusal as a Problem. */
    async ask(question: Question): Promise<Answer> {
      const response = await auth.handler(requestOf(question));
      const body = (await response.json().catch(() => null)) as Record<string, unknown> | null;
      if (!response.ok) throw problemOfAnswer(response.status, body);
      return { body: body ?? {}, cookies: response.headers.getSetCookie() };
    },

    /** The sign-in that a request's cookies belong to, unless it has ended. Being used keeps it from ending. */
    async find(cookie: string, isUse = true): Promise<SignIn | 'ended' | null> {
      const found = await auth.api.getSession({ headers: new Headers({ cookie }) });
      if (found === null) return null;
      const { session, user } = found;
      const signIn: SignIn = {
        id: session.id,
        userId: user.id,
        proof: session.proof as Proof,
        hasSecondFactor: user.twoFactorEnabled === true || (await hasPasskey(user.id)),
        startedAt: fromEpochMilliseconds(session.startedAt.getTime()),
        lastUsedAt: fromEpochMilliseconds(session.lastUsedAt.getTime()),
        inExample: session.inExample === true,
        narrowedTo: session.narrowedTo ?? null,
      };
      const now = clock.now();
      const unusedMinutes = minutesBetween(signIn.lastUsedAt, now);
      if (unusedMinutes >= idleMinutes || minutesBetween(signIn.startedAt, now) >= longestMinutes) {
        await sql`delete from sign_in where "id" = ${signIn.id}`.execute(db);
        return 'ended';
      }
      if (isUse && unusedMinutes >= 1) {
        await sql`update sign_in set "lastUsedAt" = ${new Date(now)} where "id" = ${signIn.id}`.execute(db);
      }
      return signIn;
    },

    /** From its next request on, until it ends or goes back. */
    async look(signInId: string, inExample: boolean): Promise<void> {
      await sql`update sign_in set "inExample" = ${inExample} where "id" = ${signInId}`.execute(db);
    },

    /** From its next request on it opens this and nothing else, until it ends. */
    async narrow(signInId: string, narrowing: Narrowing): Promise<void> {
      await sql`update sign_in set "narrowedTo" = ${stored(narrowing)} where "id" = ${signInId}`.execute(db);
    },

    /** At the next request every sign-in of this person is back in their own practice. */
    async leaveExample(userId: string): Promise<void> {
      await sql`update sign_in set "inExample" = false where "userId" = ${userId}`.execute(db);
    },

    /** A passkey that was just registered is a second factor given in this very sign-in. */
    async raiseProof(signInId: string): Promise<void> {
      await sql`update sign_in set "proof" = 'passkey' where "id" = ${signInId}`.execute(db);
    },

    /** Someone who may sign in with this password. Throws a Problem when the address already does. */
    async addUser(person: { name: string; email: string; password: string }): Promise<string> {
      const { internalAdapter, password } = await auth.$context;
      if (await internalAdapter.findUserByEmail(person.email)) {
        throw new Problem(
          'conflict',
          'email-already-signs-in',
          'Someone already signs in with this address here. Use another address, or sign in with it.',
        );
      }
      const hash = await password.hash(person.password);
      const user = await internalAdapter.createUser(
        { name: person.name, email: person.email, emailVerified: true },
        { method: 'email-password' },
      );
      await internalAdapter.createAccount({
        userId: user.id,
        accountId: user.id,
        providerId: 'credential',
        password: hash,
      });
      return user.id;
    },

    async findUser(email: string): Promise<string | null> {
      const found = await (await auth.$context).internalAdapter.findUserByEmail(email);
      return found?.user.id ?? null;
    },

    /** Who gave a password already and is being asked for a code, by the cookie that says so. */
    async findAskedForCode(cookie: string | undefined): Promise<string | null> {
      const identifier = /(?:^|; *)(?:__Secure-)?kept\.two_factor=([^;]+)/.exec(cookie ?? '')?.[1];
      if (identifier === undefined) return null;
      // What follows the last dot is the signature; nobody guesses what stands before it.
      const unsigned = identifier.replace(/\.[^.]*$/, '');
      const { rows } = await sql<{ userId: string }>`
        select "value" as "userId" from verification where "identifier" = ${unsigned} limit 1`.execute(db);
      return rows[0]?.userId ?? null;
    },

    async findOwnerOfPasskey(credentialId: unknown): Promise<string | null> {
      if (typeof credentialId !== 'string') return null;
      const { rows } = await sql<{ userId: string }>`
        select "userId" from passkey where "credentialID" = ${credentialId}`.execute(db);
      return rows[0]?.userId ?? null;
    },

    /** With all that belongs to it: sign-ins, codes, passkeys. */
    async removeUser(userId: string): Promise<void> {
      await sql`delete from "user" where "id" = ${userId}`.execute(db);
    },

    async endAllOf(userId: string): Promise<void> {
      await sql`delete from sign_in where "userId" = ${userId}`.execute(db);
    },

    async passkeysOf(userId: string): Promise<{ id: string; name: string; createdAt: Instant | null }[]> {
      const { rows } = await sql<{ id: string; name: string | null; createdAt: Date | null }>`
        select "id", "name", "createdAt" from passkey where "userId" = ${userId} order by "createdAt", "id"`.execute(
        db,
      );
      return rows.map(({ id, name, createdAt }) => ({
        id,
        name: name ?? '',
        createdAt: createdAt && fromEpochMilliseconds(createdAt.getTime()),
      }));
    },

    /** With what each of these people can sign in, and whether they are; for whoever answers for who comes in. */
    async waysInOf(userIds: readonly string[]): Promise<WayIn[]> {
      const now = toEpochMilliseconds(clock.now());
      const usedSince = new Date(now - idleMinutes * 60_000);
      const startedSince = new Date(now - longestMinutes * 60_000);
      const { rows } = await sql<WayIn>`
        select u."id" as "userId", coalesce(u."twoFactorEnabled", false) as "hasApp",
          (select count(*)::int from passkey p where p."userId" = u."id") as passkeys,
          exists (select from sign_in s where s."userId" = u."id" and s."lastUsedAt" > ${usedSince}
            and s."startedAt" > ${startedSince}) as "isSignedIn"
        from "user" u where u."id" = any(${userIds}::text[])`.execute(db);
      return rows;
    },

    /** False when this person has no such passkey. */
    async removePasskey(userId: string, id: string): Promise<boolean> {
      const { rows } = await sql`
        delete from passkey where "id" = ${id} and "userId" = ${userId} returning "id"`.execute(db);
      return rows.length > 0;
    },
  };

  async function hasPasskey(userId: string): Promise<boolean> {
    const { rows } = await sql<{ has: boolean }>`
      select exists (select from passkey where "userId" = ${userId}) as has`.execute(db);
    return rows[0]?.has ?? false;
  }

  function requestOf({ method, path, body, cookie, userAgent, address }: Question): Request {
    const { origin } = new URL(publicAddress);
    const headers = new Headers({ origin, [addressHeader]: address });
    if (cookie !== undefined) headers.set('cookie', cookie);
    if (userAgent !== undefined) headers.set('user-agent', userAgent);
    if (method === 'GET') return new Request(`${origin}${basePath}${path}`, { method, headers });
    headers.set('content-type', 'application/json');
    return new Request(`${origin}${basePath}${path}`, { method, headers, body: JSON.stringify(body ?? {}) });
  }
}

const basePath = '/api/auth';
/** Set by us on every question, so that what a client claims about its address is never read. */
const addressHeader = 'x-kept-address';

/** Where a browser may say that it is: the public address, and on one's own machine its other name too. */
export function originsOf(publicAddress: string): ReadonlySet<string> {
  const { origin, hostname, port } = new URL(publicAddress);
  const suffix = port === '' ? '' : `:${port}`;
  const loopback = hostname === 'localhost' || hostname === '127.0.0.1';
  return new Set(loopback ? [origin, `http://localhost${suffix}`, `http://127.0.0.1${suffix}`] : [origin]);
}

const proofs: Record<string, Proof> = {
  '/two-factor/verify-totp': 'code',
  '/two-factor/verify-backup-code': 'code',
  '/passkey/verify-authentication': 'passkey',
};

function proofOf(path: string | undefined): Proof {
  return proofs[path ?? ''] ?? 'password';
}

/** A passkey counts as two factors only when the device made sure of the person, by finger, face or PIN. */
async function demandVerifiedPerson(userVerified: boolean | undefined): Promise<void> {
  if (userVerified !== true) throw new APIError('BAD_REQUEST', { code: 'PERSON_NOT_VERIFIED' });
}

/** When this sign-in ends if it stays in use. */
export function endOf(signIn: SignIn): Instant {
  return fromEpochMilliseconds(toEpochMilliseconds(signIn.startedAt) + longestMinutes * 60_000);
}
