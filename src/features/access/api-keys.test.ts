import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { type HttpHouse, openHttp, settleStaff } from '#test/open-http.ts';
import { type Caller, callerWith, machineWith, signInAs } from '#test/sign-in.ts';
import { actorOf, machine, personOf } from './facts.ts';

let house: HttpHouse;
beforeAll(async () => {
  house = await openHttp({
    deps: {
      mountPages(api) {
        const response = { 200: z.strictObject({ practiceId: z.string(), role: z.string() }) };
        api.get(
          '/sessions',
          { config: { rule: machine('sessions:read') }, schema: { response } },
          async (request) => {
            const { practiceId, role } = actorOf(request);
            return { practiceId, role };
          },
        );
        api.get('/judgement', { config: { rule: machine('sessions:read') } }, async (request) =>
          personOf(request),
        );
      },
    },
  });
});
afterAll(() => house.close());

async function openPractice(): Promise<{ practiceId: string; owner: Caller }> {
  const practice = await settleStaff(house, 'owner');
  return { practiceId: practice.practiceId, owner: await signInAs(house, practice.owner) };
}

interface Made {
  apiKey: { id: string; prefix: string };
  secret: string;
}

test('a key opens what its scope names, for its own practice, and nothing else', async () => {
  const { practiceId, owner } = await openPractice();
  const reader = await machineWith(house, owner, 'sessions:read');
  expect(await reader.get('//sessions')).toMatchObject({
    status: 200,
    body: { practiceId, role: 'machine' },
  });
  expect(await reader.get('/staff')).toMatchObject({ status: 403, body: { code: 'needs-a-person' } });
  expect(await reader.get('//judgement')).toMatchObject({ status: 403, body: { code: 'needs-a-person' } });
  const other = await machineWith(house, owner, 'people:read');
  expect(await other.get('//sessions')).toMatchObject({ status: 403, body: { code: 'scope-missing' } });
});

test('the secret is shown once and stored nowhere', async () => {
  const { owner } = await openPractice();
  const { body } = await owner.post<Made>('/api-keys', {
    name: 'front desk screen',
    scopes: ['sessions:read'],
  });
  expect(body.secret).toMatch(/^kept_[\w-]{43}$/);
  expect(body.secret.startsWith(body.apiKey.prefix)).toBe(true);
  expect(JSON.stringify((await owner.get('/api-keys')).body)).not.toContain(body.secret);
  const { rows } = await sql<{ row: string }>`select k::text as row from api_key k`.execute(house.asOwner);
  expect(rows.filter(({ row }) => row.includes(body.secret))).toEqual([]);
});

test('a revoked key, an expired key and an unknown key are refused alike', async () => {
  const { owner } = await openPractice();
  const make = async () =>
    (await owner.post<Made>('/api-keys', { name: 'k', scopes: ['sessions:read'], expiresInDays: 1 })).body;
  const withKey = (secret: string) =>
    callerWith(house, { authorization: `Bearer ${secret}` }).get('//sessions');

  const [revoked, expired] = [await make(), await make()];
  expect((await withKey(revoked.secret)).status).toBe(200);
  expect((await owner.delete(`/api-keys/${revoked.apiKey.id}`)).status).toBe(204);
  const answers = [await withKey(revoked.secret), await withKey('kept_unknown'), await withKey('other')];
  house.clock.advance(24 * 60);
  answers.push(await withKey(expired.secret));
  for (const answer of answers)
    expect(answer).toMatchObject({ status: 401, body: { code: 'unknown-api-key' } });
});

test('the list says when a key was last used', async () => {
  const { owner } = await openPractice();
  const reader = await machineWith(house, owner, 'sessions:read');
  const lastUsed = async () =>
    (await owner.get<{ apiKeys: { lastUsedAt: string | null }[] }>('/api-keys')).body.apiKeys[0]?.lastUsedAt;
  expect(await lastUsed()).toBeNull();
  await reader.get('//sessions');
  expect(await lastUsed()).toBe(house.clock.now());
});

test('a key of another practice can be neither seen nor revoked', async () => {
  const [here, there] = [await openPractice(), await openPractice()];
  const { body } = await here.owner.post<Made>('/api-keys', { name: 'ours', scopes: ['sessions:read'] });
  expect((await there.owner.get('/api-keys')).body).toEqual({ apiKeys: [] });
  expect((await there.owner.delete(`/api-keys/${body.apiKey.id}`)).status).toBe(404);
});

test('scopes are a closed list', async () => {
  const { owner } = await openPractice();
  expect(await owner.post('/api-keys', { name: 'k', scopes: ['everything'] })).toMatchObject({
    status: 400,
    body: { fields: [{ field: 'scopes.0' }] },
  });
});
