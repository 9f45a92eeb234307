import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Database } from '#engine/ports.ts';
import type { BounceReport } from '#features/outreach/inbound-mail.ts';
import { outreachRoutes } from '#features/outreach/routes.ts';
import { type HttpHouse, openHttp, settleStaff } from './open-http.ts';

let house: HttpHouse;
let staff: Awaited<ReturnType<typeof settleStaff<'supervisor'>>>;
const bounces: BounceReport[] = [];

beforeAll(async () => {
  const database: Pick<Database, 'inPractice'> = {
    inPractice: (practiceId, work) => house.database.inPractice(practiceId, work),
  };
  house = await openHttp({
    deps: {
      admit: async (request) => {
        const { id, name, role } = staff.supervisor;
        request.actor = { practiceId: staff.practiceId, staffId: id, role, name, via: 'sign-in' };
      },
      mountApi: (api) =>
        outreachRoutes(api, {
          database,
          clock: { now: () => house.clock.now() },
          newId: () => house.newId(),
          carriers: new Map(),
          standings: async () => [],
          mailbox: async () => null,
          canary: async () => null,
          onBounce: async (_practice, report) => void bounces.push(report),
          onMail: async () => undefined,
        }),
    },
  });
  staff = await settleStaff(house, 'supervisor');
});
afterAll(() => house.close());

const draft = {
  id: 'check-in',
  language: 'en',
  medium: 'sms',
  subject: '',
  text: "Hello {preferredName}, it's {callerName}. All well? {link}",
};
const post = (url: string, payload: object) =>
  house.api.inject({ method: 'POST', url: `/api/v1${url}`, payload });

test('a text is looked at, published and then listed first', async () => {
  const values = { preferredName: 'Ana', callerName: 'Ada' };
  const shown = await post('/templates/preview', { ...draft, values });
  expect(shown.json()).toMatchObject({ text: expect.stringMatching(/^Hello Ana, it's Ada/), findings: [] });
  expect((await post('/templates', { ...draft, after: 0 })).statusCode).toBe(201);
  const list = (await house.api.inject({ url: '/api/v1/templates' })).json();
  const listed = list.templates.find(({ id, medium }: typeof draft) => id === 'check-in' && medium === 'sms');
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
  const payload = await readFile(new URL('./fixtures/bounces/postfix-no-such-user.eml', import.meta.url));
  const headers = { 'content-type': 'message/rfc822' };
  const response = await house.api.inject({ method: 'POST', url: '/api/v1/inbound-mail', payload, headers });
  expect(response.json()).toEqual({ kind: 'bounce' });
  expect(response.statusCode).toBe(202);
  expect(bounces).toMatchObject([{ state: 'failed', code: '550 5.1.1' }]);
});

test('inbound mail has to be a mail', async () => {
  expect((await post('/inbound-mail', { text: 'hello' })).json()).toMatchObject({ code: 'no-mail' });
});
