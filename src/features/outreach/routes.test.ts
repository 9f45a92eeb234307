import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildHttp } from '#app/http.ts';
import type { Instant } from '#core/time/instant.ts';
import type { Actor, Api } from '#features/access/facts.ts';
import { type FreshDatabase, freshDatabase } from '#test/database.ts';
import { newId, settlePractice } from '#test/small-practice.ts';
import type { BounceReport } from './inbound-mail.ts';
import { outreachRoutes } from './routes.ts';

let fresh: FreshDatabase;
let http: Api;
let actor: Actor;
const bounces: BounceReport[] = [];
const clock = { now: () => '2026-03-03T14:00:00.000Z' as Instant, passes: async () => undefined };
const log = { info: () => undefined, warn: () => undefined, error: () => undefined };

beforeAll(async () => {
  fresh = await freshDatabase();
  const { practiceId, clinicianId } = await settlePractice(fresh, []);
  actor = { practiceId, staffId: clinicianId, role: 'owner', name: 'Dr Ada Okafor', via: 'sign-in' };
  http = await buildHttp({
    log,
    findActor: async () => actor,
    mountPages: () => undefined,
    mountApi: (api) =>
      outreachRoutes(api, {
        ...{ database: fresh.database, clock, newId },
        onBounce: async (_practice, report) => void bounces.push(report),
        onMail: async () => undefined,
      }),
  });
});
afterAll(async () => {
  await http.close();
  await fresh.close();
});

const draft = {
  ...{ id: 'check-in', language: 'en', medium: 'sms', subject: '' },
  text: "Hello {preferredName}, it's {callerName}. All well? {link}",
};
const post = (url: string, body: object) =>
  http.inject({ method: 'POST', url: `/api/v1${url}`, payload: body });

test('a text is looked at, published and then listed first', async () => {
  const values = { preferredName: 'Ana', callerName: 'Ada' };
  const shown = await post('/templates/preview', { ...draft, values });
  expect(shown.json()).toMatchObject({ text: expect.stringMatching(/^Hello Ana, it's Ada/), findings: [] });
  expect((await post('/templates', { ...draft, after: 0 })).statusCode).toBe(201);
  const list = await http.inject({ url: '/api/v1/templates' });
  const listed = list
    .json()
    .templates.find(({ id, medium }: typeof draft) => id === 'check-in' && medium === 'sms');
  expect(listed.versions.map(({ version }: { version: number }) => version)).toEqual([1, 0]);
});

test('the linter answers over HTTP, and publishing refuses what it finds', async () => {
  const bad = { ...draft, text: 'Your therapist, {callerName}: {link}' };
  expect((await post('/templates/lint', bad)).json().findings).toMatchObject([
    { rule: 'care', from: 5, to: 14 },
  ]);
  const refused = await post('/templates', { ...bad, after: 1 });
  expect(refused.statusCode).toBe(400);
  expect(refused.json()).toMatchObject({ code: 'wording-has-findings', fields: [{ field: 'text' }] });
});

test.each([
  ['an unknown template', { id: 'welcome' }],
  ['an unknown language', { language: 'tlh' }],
  ['an unknown key', { colour: 'red' }],
  ['a text without end', { text: 'x'.repeat(5001) }],
])('%s is refused in words', async (_what, change) => {
  const response = await post('/templates/lint', { ...draft, ...change });
  expect(response.statusCode).toBe(400);
  expect(response.headers['content-type']).toMatch(/problem\+json/);
});

test('a bounce that is handed in reaches the engine', async () => {
  const payload = await readFile(
    new URL('../../../test/fixtures/bounces/postfix-no-such-user.eml', import.meta.url),
  );
  const headers = { 'content-type': 'message/rfc822' };
  const response = await http.inject({ method: 'POST', url: '/api/v1/inbound-mail', payload, headers });
  expect(response.statusCode).toBe(202);
  expect(response.json()).toEqual({ kind: 'bounce' });
  expect(bounces).toMatchObject([{ state: 'failed', code: '550 5.1.1' }]);
});

test('inbound mail has to be a mail', async () => {
  expect((await post('/inbound-mail', { text: 'hello' })).json()).toMatchObject({ code: 'no-mail' });
});
