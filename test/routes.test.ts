/** Every route there is, with who may use it; and each of them tried by those who may not. */
import type { RouteOptions } from 'fastify';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Role, type Rule, roles, scopes } from '#features/access/facts.ts';
import { needsSecondFactor } from '#features/access/gate.ts';
import type { Within } from '#features/access/narrowed.ts';
import { ada, riverside, settle } from './cast.ts';
import { type HttpHouse, openHttp, settleStaff } from './open-http.ts';
import {
  type Answered,
  type Caller,
  callerWith,
  machineWith,
  signInAs,
  signInWithPasswordOnly,
} from './sign-in.ts';

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
interface Route {
  readonly method: Method;
  readonly url: string;
  readonly rule: Rule;
  readonly within: readonly Within[];
}

const routes: Route[] = [];
const someId = '0190a000-0000-7000-8000-00000000abcd';
let house: HttpHouse;

beforeAll(async () => {
  house = await openHttp({ deps: { noteRoute, limits: { perAddress: 100_000, perAsker: 100_000 } } });
});
afterAll(() => house.close());

function noteRoute({ method, url, config }: RouteOptions): void {
  for (const each of [method].flat() as string[]) {
    if (each === 'HEAD' || each === 'OPTIONS') continue;
    if (config !== undefined)
      routes.push({ method: each as Method, url, rule: config.rule, within: config.within ?? [] });
  }
}

const inWords = ({ rule, within }: Route): string =>
  [ruleInWords(rule), ...within.map((to) => `also narrowed to ${to}`)].join('; ');

const ruleInWords = (rule: Rule): string => {
  if (rule.who === 'staff') return rule.roles.join(', ');
  if (rule.who === 'machine') return `${rule.roles.join(', ')}; machine with ${rule.scope}`;
  return `${rule.who}: ${rule.why}`;
};

/** One line a route, in the order of their addresses. A change to it is a change to who may do what: look twice. */
test('the list of routes with their rules is the one on record', async () => {
  const width = Math.max(...routes.map(({ url }) => url.length));
  const lines = routes
    .map((route) => `${route.url.padEnd(width)}  ${route.method.padEnd(6)}  ${inWords(route)}`)
    .sort();
  expect(lines.length).toBeGreaterThan(30);
  expect(new Set(lines).size).toBe(lines.length);
  await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('./routes.txt');
});

test('whoever lets anyone in says why', () => {
  for (const { url, rule } of routes) {
    if ('why' in rule) expect(rule.why.length, url).toBeGreaterThan(15);
  }
});

const guarded = () => routes.filter(({ rule }) => rule.who !== 'anyone');

async function codesOf(
  caller: Caller,
  which: readonly Route[],
  id = someId,
): Promise<(readonly [string, number, string | undefined])[]> {
  const answers = [];
  for (const { method, url } of which) {
    const { status, body } = await caller.call<{ code?: string } | null>(method, `/${filled(url, id)}`);
    answers.push([`${method} ${url}`, status, body?.code] as const);
  }
  return answers;
}

const filled = (url: string, id: string): string => url.replaceAll(/:[A-Za-z]+/g, id);
const refusedWith = (which: readonly Route[], status: number, code: string) =>
  which.map(({ method, url }) => [`${method} ${url}`, status, code]);

test('without a sign-in nothing opens that is not for anyone', async () => {
  expect(await codesOf(callerWith(house), guarded())).toEqual(refusedWith(guarded(), 401, 'sign-in-needed'));
});

test('with a key that is none, nothing opens', async () => {
  const stranger = callerWith(house, { authorization: 'Bearer kept_made-up' });
  expect(await codesOf(stranger, guarded())).toEqual(refusedWith(guarded(), 401, 'unknown-api-key'));
});

describe.for(roles)('as %s, one', (role: Role) => {
  test('is refused by every route that does not name the role', async () => {
    const caller = await signInAs(house, (await settleStaff(house, role))[role]);
    const closed = routes.filter(({ rule }) => 'roles' in rule && !rule.roles.includes(role));
    expect(await codesOf(caller, closed)).toEqual(refusedWith(closed, 403, 'role-not-allowed'));
  });

  test('is let in where the role is named', async () => {
    const caller = await signInAs(house, (await settleStaff(house, role))[role]);
    const reading = routes.filter(
      ({ method, rule }) => method === 'GET' && 'roles' in rule && rule.roles.includes(role),
    );
    for (const [route, status] of await codesOf(caller, reading)) {
      expect([200, 400, 404], `${route} answered ${status}`).toContain(status);
    }
  });
});

test.for(roles.filter(needsSecondFactor))(
  'a %s opens nothing with a password only, except to add to it',
  async (role) => {
    const caller = await signInWithPasswordOnly(house, (await settleStaff(house, role))[role]);
    const closed = guarded().filter(({ rule }) => rule.who !== 'enrolling');
    expect(await codesOf(caller, closed)).toEqual(refusedWith(closed, 403, 'second-factor-needed'));
  },
);

describe.for<Within>(['board', 'agreement'])('a sign-in that was narrowed to its %s', (to) => {
  const narrowings = { board: { to }, agreement: { to, clientId: someId, version: 1 } };

  test('opens nothing else, and is never widened', async () => {
    const caller = await signInAs(house, (await settleStaff(house, 'owner')).owner);
    expect((await caller.post('/me/narrowing', narrowings[to])).status).toBe(204);
    const closed = guarded().filter(({ within }) => !within.includes(to));
    expect(closed.length).toBeGreaterThan(100);
    expect(await codesOf(caller, closed)).toEqual(refusedWith(closed, 403, 'sign-in-narrowed'));
  });

  test('opens that', async () => {
    const caller = await signInAs(house, (await settleStaff(house, 'owner')).owner);
    await caller.post('/me/narrowing', narrowings[to]);
    // The line of `/live` has no end to wait for.
    const open = guarded().filter(({ within, url }) => within.includes(to) && !url.endsWith('/live'));
    expect(open.length).toBeGreaterThan(0);
    for (const { method, url } of open) {
      const path = `/${url.replace(':clientId', someId).replace(':version', '1')}`;
      const { body } = await caller.call<{ code?: string } | null>(method, path);
      expect(body?.code, url).not.toBe('sign-in-narrowed');
    }
  });
});

test('a sign-in that was narrowed to one agreement opens no other', async () => {
  const caller = await signInAs(house, (await settleStaff(house, 'owner')).owner);
  await caller.post('/me/narrowing', { to: 'agreement', clientId: someId, version: 2 });
  for (const [clientId, version] of [
    [someId, 1],
    [someId.replace('abcd', 'abce'), 2],
  ]) {
    const { body } = await caller.get<{ code: string }>(
      `/clients/${clientId}/agreements/${version}/document`,
    );
    expect(body.code).toBe('sign-in-narrowed');
  }
});

describe('a machine', () => {
  test('opens nothing that is for people', async () => {
    const owner = await signInAs(house, (await settleStaff(house, 'owner')).owner);
    const everything = await machineWith(house, owner, ...scopes);
    const closed = guarded().filter(({ rule }) => rule.who !== 'machine');
    expect(await codesOf(everything, closed)).toEqual(refusedWith(closed, 403, 'needs-a-person'));
  });

  test('opens nothing of another scope than its key has', async () => {
    const owner = await signInAs(house, (await settleStaff(house, 'owner')).owner);
    for (const scope of scopes) {
      const machine = await machineWith(house, owner, scope);
      const closed = routes.filter(({ rule }) => rule.who === 'machine' && rule.scope !== scope);
      expect(await codesOf(machine, closed), scope).toEqual(refusedWith(closed, 403, 'scope-missing'));
    }
  });
});

/**
 * The owner of another practice knows every identifier of Riverside and tries each at every address. Nothing of it
 * is shown, and nothing in it changes.
 */
test('another practice is as if it did not exist', { timeout: 120_000 }, async () => {
  await settle(house.database, house.clock.now());
  await markAllNames();
  await signInAs(house, ada);
  const outsider = await signInAs(house, (await settleStaff(house, 'owner')).owner);
  const before = await everythingOf(riverside.id);
  const ids = await oneIdOfEachTable(riverside.id);
  expect(ids.length).toBeGreaterThan(5);

  // The line of `/live` has no end to wait for, and a test of its own.
  const leftOut = ['/sign-out', '/me', '/live'];
  const tried = guarded().filter(({ url }) => !leftOut.some((path) => url.startsWith(`/api/v1${path}`)));
  // The outsider's own audit is read first: later it names what they tried themselves and were refused.
  const isAudit = ({ url }: { url: string }) => Number(url.includes('/audit'));
  tried.sort((one, other) => isAudit(other) - isAudit(one));
  for (const { method, url } of tried) {
    for (const id of url.includes(':') ? ids : [someId]) {
      const answer = await outsider.call<unknown>(
        method,
        `/${filled(url, id)}`,
        method === 'GET' ? undefined : {},
      );
      expect(answer.status, `${method} ${url}`).toBeLessThan(500);
      // A list of what belongs to nothing may be empty; whatever would change something has to say no.
      const changes = url.includes(':') && method !== 'GET';
      if (changes) expect(answer.status, `${method} ${url} with ${id}`).toBeGreaterThanOrEqual(400);
      expect(textOf(answer), `${method} ${url}`).not.toContain(mark);
      for (const other of ids)
        if (other !== id) expect(textOf(answer), `${method} ${url}`).not.toContain(other);
    }
  }
  expect(await everythingOf(riverside.id)).toEqual(before);
});

const mark = '‡ of Riverside';

/** So that a name from there is known wherever it turns up; examples in the program bear the same people's names. */
async function markAllNames(): Promise<void> {
  await sql`update practice set name = name || ${mark} where id = ${riverside.id}`.execute(house.asOwner);
  await sql`update staff set name = name || ${mark} where practice_id = ${riverside.id}`.execute(
    house.asOwner,
  );
  await sql`update client set preferred_name = preferred_name || ${mark}
    where practice_id = ${riverside.id}`.execute(house.asOwner);
}

const textOf = ({ body }: Answered): string => JSON.stringify(body);

async function practiceTables(): Promise<{ name: string; hasId: boolean }[]> {
  const { rows } = await sql<{ name: string; hasId: boolean }>`
    select c.relname as name,
      exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'id' and a.atttypid = 'uuid'::regtype)
        as "hasId"
    from pg_class c join pg_attribute p on p.attrelid = c.oid and p.attname = 'practice_id'
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') order by 1`.execute(
    house.asOwner,
  );
  return rows;
}

/** A fingerprint of each table's rows of this practice. */
async function everythingOf(practiceId: string): Promise<Record<string, string | null>> {
  const prints: Record<string, string | null> = {};
  for (const { name } of await practiceTables()) {
    const { rows } = await sql<{ print: string | null }>`
      select md5(string_agg(t::text, '|' order by t::text)) as print from ${sql.table(name)} t
      where practice_id = ${practiceId}`.execute(house.asOwner);
    prints[name] = rows[0]?.print ?? null;
  }
  return prints;
}

async function oneIdOfEachTable(practiceId: string): Promise<string[]> {
  const ids: string[] = [];
  for (const { name, hasId } of await practiceTables()) {
    if (!hasId) continue;
    const { rows } = await sql<{ id: string }>`
      select id from ${sql.table(name)} where practice_id = ${practiceId} order by id limit 1`.execute(
      house.asOwner,
    );
    if (rows[0] !== undefined) ids.push(rows[0].id);
  }
  return ids;
}
