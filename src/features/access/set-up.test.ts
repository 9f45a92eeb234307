import { afterAll, beforeAll, expect, test } from 'vitest';
import { type HttpHouse, openHttp, publicAddress } from '#test/open-http.ts';
import { callerWith, testPassword } from '#test/sign-in.ts';
import { offerSetUpLink } from './actions.ts';

let house: HttpHouse;
beforeAll(async () => {
  house = await openHttp();
});
afterAll(() => house.close());

const offer = () => offerSetUpLink({ ...house, publicAddress });
const tokenOf = (link: string) => new URL(link).hash.slice(1);

const wish = (token: string, email = 'ada@riverside.example') => ({
  token,
  practice: { name: 'Riverside Practice', timeZone: 'America/New_York', country: 'US' },
  person: { name: 'Dr Ada Okafor', email, password: testPassword },
});

test('the link sets up a practice and its owner, once', async () => {
  const caller = callerWith(house);
  expect((await caller.get('/set-up')).body).toEqual({ needed: true });
  const link = await offer();
  expect(link).toMatch(/^http:\/\/localhost:8420\/set-up#[\w-]{43}$/);

  const made = await caller.post<{ practiceId: string; staffId: string }>('/set-up', wish(tokenOf(link)));
  expect(made.status).toBe(201);
  expect((await caller.get('/set-up')).body).toEqual({ needed: false });
  await caller.post('/sign-in', { email: 'ada@riverside.example', password: testPassword });
  expect((await caller.get('/me')).body).toMatchObject({
    staff: { id: made.body.staffId, role: 'owner' },
    practice: { id: made.body.practiceId, name: 'Riverside Practice', timeZone: 'America/New_York' },
  });

  const again = await caller.post('/set-up', wish(tokenOf(link), 'eve@riverside.example'));
  expect(again).toMatchObject({ status: 410, body: { code: 'set-up-link-not-valid' } });
});

test('two people with the same link set up one practice', async () => {
  const token = tokenOf(await offer());
  const answers = await Promise.all(
    ['one', 'two'].map((name) => callerWith(house).post('/set-up', wish(token, `${name}@riverside.example`))),
  );
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 410]);
  // Whoever came second left nothing behind, and can be invited.
  const left = await Promise.all(
    ['one', 'two'].map((name) => house.signIns.findUser(`${name}@riverside.example`)),
  );
  expect(left.filter((user) => user === null)).toHaveLength(1);
});

test('a newer link makes an older one worthless, and a day makes any', async () => {
  const older = tokenOf(await offer());
  const newer = tokenOf(await offer());
  const caller = callerWith(house);
  expect((await caller.post('/set-up', wish(older, 'late@riverside.example'))).status).toBe(410);
  house.clock.advance(24 * 60);
  expect((await caller.post('/set-up', wish(newer, 'late@riverside.example'))).status).toBe(410);
});

test('a sign-in that a crash left without a person gives way', async () => {
  const person = { name: 'Lena', email: 'crash@riverside.example', password: 'an older password' };
  await house.signIns.addUser(person);
  const caller = callerWith(house);
  const made = await caller.post('/set-up', wish(tokenOf(await offer()), person.email));
  expect(made.status).toBe(201);
  expect((await caller.post('/sign-in', { email: person.email, password: testPassword })).status).toBe(200);
});

test('an address that signs in already cannot set up a second practice', async () => {
  const answer = await callerWith(house).post('/set-up', wish(tokenOf(await offer())));
  expect(answer).toMatchObject({ status: 409, body: { code: 'email-already-signs-in' } });
});

test('each mistake names its field, its reason and the way out', async () => {
  const answer = await callerWith(house).post<{
    fields: { field: string; reason: string; wayOut: string }[];
  }>('/set-up', {
    token: 'anything',
    practice: { name: ' ', timeZone: 'Mars/Olympus', country: 'usa', colour: 'teal' },
    person: { name: 'Ada', email: 'no address', password: 'short' },
  });
  expect(answer.status).toBe(400);
  const fields = Object.fromEntries(answer.body.fields.map(({ field, ...rest }) => [field, rest]));
  expect(Object.keys(fields).sort()).toEqual([
    'person.email',
    'person.password',
    'practice',
    'practice.country',
    'practice.name',
    'practice.timeZone',
  ]);
  expect(fields['practice.timeZone']?.reason).toContain('America/New_York');
  expect(fields['practice']).toEqual({
    reason: 'It has a field that is not known here: colour.',
    wayOut: 'Leave that field out, or check its spelling.',
  });
  expect(fields['person.password']?.reason).toBe('It is too short: at least 12 characters are needed.');
  expect(JSON.stringify(answer.body)).not.toContain('Mars');
});
