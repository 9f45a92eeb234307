/** Real sign-ins through HTTP, so that a test can call the API as a given person or machine. */
import { createHmac } from 'node:crypto';
import type { InjectOptions } from 'fastify';
import { sql } from 'kysely';
import type { Scope } from '#features/access/facts.ts';
import { needsSecondFactor } from '#features/access/gate.ts';
import { type HttpHouse, publicAddress, type StaffMember } from './open-http.ts';

export const testPassword = 'a long walk by the river';

type House = Pick<HttpHouse, 'api' | 'signIns' | 'asOwner'> & Origin;

/** Where the house says that it is, when not at the usual address: browsers send it along. */
interface Origin {
  readonly origin?: string;
}
type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

export interface Answered<Body = unknown> {
  readonly status: number;
  readonly body: Body;
  readonly headers: Record<string, unknown>;
  readonly cookies: readonly string[];
}

/** Someone who calls the API; addresses are given without `/api/v1`. */
export interface Caller {
  /** The cookies that it holds. */
  readonly jar: ReadonlyMap<string, string>;
  call<Body>(method: Method, path: string, body?: object | string, headers?: object): Promise<Answered<Body>>;
  get<Body>(path: string): Promise<Answered<Body>>;
  post<Body>(path: string, body?: object): Promise<Answered<Body>>;
  patch<Body>(path: string, body: object): Promise<Answered<Body>>;
  put<Body>(path: string, body: object): Promise<Answered<Body>>;
  delete<Body>(path: string): Promise<Answered<Body>>;
}

/** Calls with these headers, from a network address of its own, and keeps the cookies that it is given. */
export function callerWith(
  { api, origin = publicAddress }: Pick<House, 'api' | 'origin'>,
  headers: Record<string, string> = {},
): Caller {
  const jar = new Map<string, string>();
  const remoteAddress = nextAddress();
  const call = async <Body>(method: Method, path: string, body?: object | string, extra: object = {}) => {
    const url = path.startsWith('//') ? path.slice(1) : `/api/v1${path}`;
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const sent = { origin, ...(cookie && { cookie }), ...headers, ...extra };
    const options: InjectOptions = { method, url, headers: sent, remoteAddress };
    const response = await api.inject(body === undefined ? options : { ...options, payload: body });
    for (const { name, value, maxAge } of response.cookies) {
      if (maxAge === 0 || value === '') jar.delete(name);
      else jar.set(name, value);
    }
    const isJson = String(response.headers['content-type'] ?? '').includes('json');
    return {
      status: response.statusCode,
      body: (isJson ? JSON.parse(response.payload) : response.payload) as Body,
      headers: response.headers as Record<string, unknown>,
      cookies: [response.headers['set-cookie'] ?? []].flat(),
    };
  };
  return {
    jar,
    call,
    get: (path) => call('GET', path),
    post: (path, body) => call('POST', path, body),
    patch: (path, body) => call('PATCH', path, body),
    put: (path, body) => call('PUT', path, body),
    delete: (path) => call('DELETE', path),
  };
}

let addresses = 0;
/** From the network that is reserved for tests (RFC 2544), so that limits meet each caller alone. */
function nextAddress(): string {
  addresses += 1;
  return `198.18.${Math.floor(addresses / 250)}.${(addresses % 250) + 1}`;
}

/** What each person's authenticator app holds, by house. */
const authenticators = new WeakMap<object, Map<string, Buffer>>();

/**
 * Signs a member of staff in as a browser would, with a second factor where the role demands one. Gives them a
 * password first if they have none.
 */
export async function signInAs(house: House, person: StaffMember): Promise<Caller> {
  await ensurePassword(house, person);
  const caller = callerWith(house);
  const { body } = await must(
    caller.post<{ next: string }>('/sign-in', { email: person.email, password: testPassword }),
  );
  if (body.next === 'code') await must(caller.post('/sign-in/code', { code: await codeOf(house, person) }));
  else if (needsSecondFactor(person.role)) await setUpAuthenticator(house, person, caller);
  return caller;
}

/** Signs in with the password and nothing more. */
export async function signInWithPasswordOnly(house: House, person: StaffMember): Promise<Caller> {
  await ensurePassword(house, person);
  const caller = callerWith(house);
  await must(caller.post('/sign-in', { email: person.email, password: testPassword }));
  return caller;
}

export async function setUpAuthenticator(
  house: House,
  person: StaffMember,
  caller: Caller,
): Promise<string[]> {
  const { body } = await must(
    caller.post<{ uri: string; backupCodes: string[] }>('/me/authenticator', { password: testPassword }),
  );
  const held = authenticators.get(house) ?? new Map<string, Buffer>();
  authenticators.set(house, held.set(person.email, secretOf(body.uri)));
  await must(caller.post('/me/authenticator/confirmation', { code: await codeOf(house, person) }));
  return body.backupCodes;
}

/** What this person's authenticator app shows now. */
export async function codeOf(house: House, person: StaffMember): Promise<string> {
  const secret = authenticators.get(house)?.get(person.email);
  if (secret === undefined) throw new Error(`${person.name} has no authenticator app`);
  return timedCode(secret, Date.now());
}

/** A machine with a key of these scopes, made by an owner. */
export async function machineWith(house: House, owner: Caller, ...scopes: Scope[]): Promise<Caller> {
  const { body } = await must(
    owner.post<{ secret: string }>('/api-keys', { name: 'a machine', scopes, expiresInDays: 30 }),
  );
  return callerWith(house, { authorization: `Bearer ${body.secret}` });
}

/** Lets somebody of the staff sign in with `testPassword`. */
export async function ensurePassword({ signIns, asOwner }: House, person: StaffMember): Promise<void> {
  if ((await signIns.findUser(person.email)) !== null) return;
  const userId = await signIns.addUser({ ...person, password: testPassword });
  await sql`update staff set user_id = ${userId} where id = ${person.id}`.execute(asOwner);
}

async function must<Body>(answering: Promise<Answered<Body>>): Promise<Answered<Body>> {
  const answer = await answering;
  if (answer.status >= 300) throw new Error(`${answer.status}: ${JSON.stringify(answer.body)}`);
  return answer;
}

/** An otpauth:// address carries the secret in base 32. */
export const secretOf = (uri: string): Buffer => secretFrom(new URL(uri).searchParams.get('secret') ?? '');

/** As somebody types it in who cannot scan it. */
export function secretFrom(base32: string): Buffer {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  const bits = [...base32.replaceAll(/\s/g, '')]
    .map((letter) => letters.indexOf(letter).toString(2).padStart(5, '0'))
    .join('');
  const bytes = bits.match(/.{8}/g) ?? [];
  return Buffer.from(bytes.map((byte) => Number.parseInt(byte, 2)));
}

/** RFC 6238, as every authenticator app does it. Real time: the library that checks codes has its own clock. */
export function timedCode(secret: Buffer, milliseconds: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(milliseconds / 30_000)));
  const mac = createHmac('sha1', secret).update(counter).digest();
  const start = (mac.at(-1) ?? 0) & 0xf;
  return String((mac.readUInt32BE(start) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}
