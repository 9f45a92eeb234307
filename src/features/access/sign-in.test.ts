import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type HttpHouse, openHttp, settleStaff } from '#test/open-http.ts';
import {
  type Answered,
  type Caller,
  callerWith,
  codeOf,
  setUpAuthenticator,
  signInAs,
  signInWithPasswordOnly,
  testPassword,
} from '#test/sign-in.ts';
import { tidySignIns } from './jobs.ts';

let house: HttpHouse;
beforeAll(async () => {
  house = await openHttp();
});
afterAll(() => house.close());

interface Refusal {
  code: string;
  detail: string;
}

async function refusal(asking: Promise<Answered<unknown>>): Promise<[number, string]> {
  const { status, body } = await asking;
  return [status, (body as Refusal).code];
}

const practiceFor = (caller: Caller) => caller.get<Refusal>('/practice');

test('a role without a demanded second factor signs in with a password', async () => {
  const practice = await settleStaff(house, 'front-desk');
  const priya = await signInAs(house, practice['front-desk']);
  const me = await priya.get('/me');
  expect(me.status).toBe(200);
  expect(me.body).toMatchObject({
    staff: { role: 'front-desk' },
    secondFactor: 'none',
    secondFactorRequired: false,
    signIn: { startedAt: house.clock.now() },
  });
  expect((await practiceFor(priya)).status).toBe(200);
});

test('no answer to a sign-in carries a token; only the cookie does, and scripts cannot read it', async () => {
  const { auditor } = await settleStaff(house, 'auditor');
  await signInAs(house, auditor);
  const caller = callerWith(house);
  const { body, cookies } = await caller.post('/sign-in', { email: auditor.email, password: testPassword });
  expect(body).toEqual({ next: 'done' });
  expect(cookies).toMatchObject([
    expect.stringMatching(/^kept\.sign_in=.+; HttpOnly; SameSite=Strict$/i),
    expect.stringMatching(/^kept\.known\.[0-9a-f]{16}=.+; HttpOnly; SameSite=Strict$/i),
  ]);
});

test('a wrong password and an unknown address are told apart by nobody', async () => {
  const { auditor } = await settleStaff(house, 'auditor');
  await signInAs(house, auditor);
  const wrong = await callerWith(house).post('/sign-in', {
    email: auditor.email,
    password: 'not the password',
  });
  const unknown = await callerWith(house).post('/sign-in', {
    email: 'nobody@riverside.example',
    password: testPassword,
  });
  const anyId = { requestId: expect.any(String) };
  expect(wrong.status).toBe(401);
  expect(wrong.body).toMatchObject({ code: 'wrong-email-or-password' });
  expect(unknown.body).toEqual({ ...(wrong.body as object), ...anyId });
});

test.for(['owner', 'clinician', 'supervisor'] as const)(
  'a %s sets up a second factor before anything else',
  async (role) => {
    const person = (await settleStaff(house, role))[role];
    const caller = await signInWithPasswordOnly(house, person);
    expect(await caller.get('/me')).toMatchObject({
      status: 200,
      body: { secondFactor: 'none', secondFactorRequired: true },
    });
    const refused = await practiceFor(caller);
    expect(refused).toMatchObject({ status: 403, body: { code: 'second-factor-needed' } });
    expect(refused.body.detail).toContain('POST /api/v1/me/authenticator');

    await setUpAuthenticator(house, person, caller);
    expect((await practiceFor(caller)).status).toBe(200);
    expect(await caller.get('/me')).toMatchObject({ body: { secondFactor: 'given' } });
  },
);

test('from then on a password alone opens nothing, and a code completes the sign-in', async () => {
  const { clinician } = await settleStaff(house, 'clinician');
  await signInAs(house, clinician);
  const caller = callerWith(house);
  const first = await caller.post('/sign-in', { email: clinician.email, password: testPassword });
  expect(first.body).toEqual({ next: 'code' });
  expect(await refusal(practiceFor(caller))).toEqual([401, 'sign-in-needed']);
  expect(await refusal(caller.post('/sign-in/code', { code: '000000' }))).toEqual([401, 'wrong-code']);
  expect((await caller.post('/sign-in/code', { code: await codeOf(house, clinician) })).status).toBe(200);
  expect((await practiceFor(caller)).status).toBe(200);
});

test('a backup code works once', async () => {
  const { supervisor } = await settleStaff(house, 'supervisor');
  const codes = await setUpAuthenticator(house, supervisor, await signInWithPasswordOnly(house, supervisor));
  const attempts = [];
  for (let attempt = 0; attempt < 2; attempt += 1) {
    const caller = callerWith(house);
    await caller.post('/sign-in', { email: supervisor.email, password: testPassword });
    attempts.push((await caller.post('/sign-in/backup-code', { code: codes[0] ?? '' })).status);
  }
  expect(attempts).toEqual([200, 401]);
});

test('a sign-in ends after 30 minutes without use, and lives on while it is used', async () => {
  const practice = await settleStaff(house, 'front-desk');
  const caller = await signInAs(house, practice['front-desk']);
  for (let minutes = 0; minutes < 60; minutes += 20) {
    house.clock.advance(20);
    expect((await practiceFor(caller)).status).toBe(200);
  }
  house.clock.advance(30);
  expect(await refusal(practiceFor(caller))).toEqual([401, 'sign-in-ended']);
  expect(await refusal(practiceFor(caller))).toEqual([401, 'sign-in-needed']);
});

test('a sign-in ends after 12 hours, however much it is used', async () => {
  const practice = await settleStaff(house, 'front-desk');
  const caller = await signInAs(house, practice['front-desk']);
  const statuses = [];
  for (let minutes = 0; minutes < 12 * 60; minutes += 20) {
    house.clock.advance(20);
    statuses.push((await practiceFor(caller)).status);
  }
  expect(statuses.indexOf(401)).toBe(statuses.length - 1);
});

test('signing out ends one sign-in; signing out everywhere ends all', async () => {
  const practice = await settleStaff(house, 'front-desk');
  const [desk, phone, laptop] = [
    await signInAs(house, practice['front-desk']),
    await signInAs(house, practice['front-desk']),
    await signInAs(house, practice['front-desk']),
  ];
  expect((await desk.post('/sign-out')).status).toBe(204);
  expect((await practiceFor(desk)).status).toBe(401);
  expect((await practiceFor(phone)).status).toBe(200);
  expect((await phone.post('/sign-out/everywhere')).status).toBe(204);
  expect((await practiceFor(laptop)).status).toBe(401);
});

test('changing the password asks for the old one and ends every sign-in', async () => {
  const practice = await settleStaff(house, 'front-desk');
  const caller = await signInAs(house, practice['front-desk']);
  const newPassword = 'another long walk, uphill';
  expect(await refusal(caller.post('/me/password', { password: 'wrong', newPassword }))).toEqual([
    403,
    'wrong-password',
  ]);
  expect((await caller.post('/me/password', { password: testPassword, newPassword })).status).toBe(204);
  expect((await practiceFor(caller)).status).toBe(401);
  const { email } = practice['front-desk'];
  expect((await callerWith(house).post('/sign-in', { email, password: testPassword })).status).toBe(401);
  expect((await callerWith(house).post('/sign-in', { email, password: newPassword })).status).toBe(200);
});

test('removing the authenticator asks for the password and makes the next step setting one up', async () => {
  const { clinician } = await settleStaff(house, 'clinician');
  const caller = await signInAs(house, clinician);
  const removal = (password: string) => caller.post('/me/authenticator/removal', { password });
  expect(await refusal(removal('wrong'))).toEqual([403, 'wrong-password']);
  expect((await removal(testPassword)).status).toBe(204);
  expect(await refusal(practiceFor(caller))).toEqual([403, 'second-factor-needed']);
});

test('whoever has a passkey and shows only the password cannot add a second factor of their own', async () => {
  const { owner } = await settleStaff(house, 'owner');
  const caller = await signInWithPasswordOnly(house, owner);
  const userId = await house.signIns.findUser(owner.email);
  await sql`insert into auth.passkey ("id", "publicKey", "userId", "credentialID", "counter", "deviceType", "backedUp")
    values ('p1', 'none', ${userId}, 'c1', 0, 'singleDevice', false)`.execute(house.asOwner);
  const ways = [
    caller.post('/me/authenticator', { password: testPassword }),
    caller.get('/me/passkeys/options'),
    caller.get('/me/passkeys'),
    practiceFor(caller),
  ];
  for (const way of ways) expect(await refusal(way)).toEqual([403, 'second-factor-needed']);
});

test('a member of staff whose access ended is out at once', async () => {
  const practice = await settleStaff(house, 'owner', 'front-desk');
  const [owner, priya] = [
    await signInAs(house, practice.owner),
    await signInAs(house, practice['front-desk']),
  ];
  const { id } = practice['front-desk'];
  expect((await owner.patch(`/staff/${id}`, { version: 1, active: false })).status).toBe(200);
  expect((await practiceFor(priya)).status).toBe(401);
  expect((await practiceFor(await signInWithPasswordOnly(house, practice['front-desk']))).status).toBe(401);
});

test('too many tries at one address are refused, from wherever they come', async () => {
  const statuses: number[] = [];
  for (let attempt = 0; attempt < 21; attempt += 1) {
    const { status } = await callerWith(house).post('/sign-in', {
      email: 'guessed@riverside.example',
      password: 'guess',
    });
    statuses.push(status);
  }
  expect(statuses.slice(0, 20)).toEqual(Array.from({ length: 20 }, () => 401));
  expect(statuses[20]).toBe(429);
});

test('whoever has signed in at a browser before still can, while a stranger tries out passwords', async () => {
  const { 'front-desk': priya } = await settleStaff(house, 'front-desk');
  const known = await signInAs(house, priya);
  await known.post('/sign-out');
  const { email } = priya;
  for (let attempt = 0; attempt < 20; attempt += 1)
    await callerWith(house).post('/sign-in', { email, password: 'guess' });
  const right = { email, password: testPassword };
  expect((await callerWith(house).post('/sign-in', right)).status, 'anywhere else').toBe(429);
  expect((await known.post('/sign-in', right)).status).toBe(200);

  const [name = '', value = ''] = [...known.jar].find(([cookie]) => cookie.startsWith('kept.known.')) ?? [];
  expect(name).not.toContain(priya.name);
  const forged = callerWith(house, { cookie: `${name}=${value.replace(/^./, '_')}` });
  expect((await forged.post('/sign-in', right)).status, 'a made-up browser').toBe(429);
  for (let attempt = 0; attempt < 20; attempt += 1)
    await known.post('/sign-in', { email, password: 'guess' });
  expect((await known.post('/sign-in', right)).status, 'a known one has its own measure').toBe(429);
});

test('a forged cookie is nobody', async () => {
  const practice = await settleStaff(house, 'front-desk');
  await signInAs(house, practice['front-desk']);
  const { rows } = await sql<{ token: string }>`select "token" from auth.sign_in limit 1`.execute(
    house.asOwner,
  );
  const caller = callerWith(house, { cookie: `kept.sign_in=${rows[0]?.token}.c2lnbmF0dXJl` });
  expect(await refusal(practiceFor(caller))).toEqual([401, 'sign-in-needed']);
});

test('what has ended is cleared away', async () => {
  const practice = await settleStaff(house, 'front-desk');
  await signInAs(house, practice['front-desk']);
  house.clock.advance(13 * 60);
  await tidySignIns(house.authPool, house.clock);
  const { rows } = await sql`select from auth.sign_in`.execute(house.asOwner);
  expect(rows).toHaveLength(0);
});
