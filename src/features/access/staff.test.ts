import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type HttpHouse, openHttp, settleStaff } from '#test/open-http.ts';
import { type Caller, callerWith, signInAs, testPassword } from '#test/sign-in.ts';

let house: HttpHouse;
beforeAll(async () => {
  house = await openHttp();
});
afterAll(() => house.close());

interface Invited {
  staff: { id: string; version: number; state: string };
  link: string;
}

async function openPractice() {
  const practice = await settleStaff(house, 'owner', 'clinician');
  return { practice, owner: await signInAs(house, practice.owner) };
}

const tokenOf = (link: string) => new URL(link).hash.slice(1);
const inviteMarcus = (owner: Caller, email: string) =>
  owner.post<Invited>('/staff', { name: 'Marcus Bell', email, role: 'supervisor' });

test('somebody is invited, joins with the link once, and signs in', async () => {
  const { owner } = await openPractice();
  const email = 'marcus.joins@riverside.example';
  const { status, body } = await inviteMarcus(owner, 'Marcus.Joins@riverside.example');
  expect(status).toBe(201);
  expect(body.staff).toMatchObject({ email, role: 'supervisor', state: 'invited', backupStaffId: null });

  const caller = callerWith(house);
  const acceptance = { token: tokenOf(body.link), password: testPassword };
  expect((await caller.post('/invitation/acceptance', acceptance)).status).toBe(204);
  expect(await caller.post('/invitation/acceptance', acceptance)).toMatchObject({
    status: 410,
    body: { code: 'invitation-not-valid' },
  });
  expect((await caller.post('/sign-in', { email, password: testPassword })).status).toBe(200);
  expect((await caller.get('/me')).body).toMatchObject({ staff: { name: 'Marcus Bell' } });
});

test('two acceptances of one invitation at once make one sign-in that works', async () => {
  const { owner } = await openPractice();
  const { body } = await inviteMarcus(owner, 'marcus.twice@riverside.example');
  const passwords = ['the first long password', 'the second long password'];
  const answers = await Promise.all(
    passwords.map((password) =>
      callerWith(house).post('/invitation/acceptance', { token: tokenOf(body.link), password }),
    ),
  );
  const joined = passwords.filter((_, index) => answers[index]?.status === 204);
  expect(joined).toHaveLength(1);
  const signIn = { email: 'marcus.twice@riverside.example', password: joined[0] ?? '' };
  expect((await callerWith(house).post('/sign-in', signIn)).status).toBe(200);
});

test('two practices that invite the same address get one person between them', async () => {
  const email = 'sought.after@riverside.example';
  const links = [];
  for (const { owner } of [await openPractice(), await openPractice()]) {
    links.push((await inviteMarcus(owner, email)).body.link);
  }
  const answers = await Promise.all(
    links.map((link) =>
      callerWith(house).post('/invitation/acceptance', { token: tokenOf(link), password: testPassword }),
    ),
  );
  expect(answers.map(({ status }) => status).sort()).toEqual([204, 409]);
  const caller = callerWith(house);
  await caller.post('/sign-in', { email, password: testPassword });
  expect((await caller.get('/me')).status).toBe(200);
});

test('an invitation ends after three days, and when a newer one is made', async () => {
  const { owner } = await openPractice();
  const first = await inviteMarcus(owner, 'marcus.later@riverside.example');
  const second = await owner.post<Invited>(`/staff/${first.body.staff.id}/invitation`);
  expect(second.status).toBe(201);
  const accept = (link: string) =>
    callerWith(house).post('/invitation/acceptance', { token: tokenOf(link), password: testPassword });
  expect((await accept(first.body.link)).status).toBe(410);
  house.clock.advance(3 * 24 * 60);
  expect((await accept(second.body.link)).status).toBe(410);
});

test('an address is one person’s', async () => {
  const { owner, practice } = await openPractice();
  expect(await inviteMarcus(owner, practice.clinician.email)).toMatchObject({
    status: 409,
    body: { code: 'staff-email-taken', fields: [{ field: 'email' }] },
  });
});

test('a role changes at once', async () => {
  const { owner, practice } = await openPractice();
  const clinician = await signInAs(house, practice.clinician);
  expect((await clinician.get('/api-keys')).status).toBe(403);
  await owner.patch(`/staff/${practice.clinician.id}`, { version: 1, role: 'auditor' });
  expect((await clinician.get('/api-keys')).status).toBe(200);
});

test('two people who change the same person notice each other', async () => {
  const { owner, practice } = await openPractice();
  const change = (name: string) => owner.patch(`/staff/${practice.clinician.id}`, { version: 1, name });
  const answers = await Promise.all([change('Lena L.'), change('L. Lindqvist')]);
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
});

test('the last owner who can sign in stays owner, also when two step down at once', async () => {
  const { owner, practice } = await openPractice();
  const stepDown = (id: string, version: number) =>
    owner.patch(`/staff/${id}`, { version, role: 'clinician' });
  expect(await stepDown(practice.owner.id, 1)).toMatchObject({ status: 409, body: { code: 'last-owner' } });

  // An owner who was invited and never joined could not let anybody in.
  const invited = await owner.post<Invited>('/staff', {
    name: 'Lena',
    email: 'lena.owner@riverside.example',
    role: 'owner',
  });
  expect((await stepDown(practice.owner.id, 1)).status).toBe(409);

  const { staff, link } = invited.body;
  await callerWith(house).post('/invitation/acceptance', { token: tokenOf(link), password: testPassword });
  const answers = await atOnce(practice.practiceId, () => [
    stepDown(practice.owner.id, 1),
    stepDown(staff.id, staff.version + 1),
  ]);
  const { rows } = await sql`
    select from staff where practice_id = ${practice.practiceId} and role = 'owner'`.execute(house.asOwner);
  expect(rows).toHaveLength(1);
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
});

test('a backup is another active member of staff', async () => {
  const { owner, practice } = await openPractice();
  const elsewhere = await settleStaff(house, 'clinician');
  const backup = (backupStaffId: string | null) =>
    owner.patch(`/staff/${practice.clinician.id}`, { version: 1, backupStaffId });
  for (const id of [practice.clinician.id, elsewhere.clinician.id]) {
    expect(await backup(id)).toMatchObject({ status: 400, body: { fields: [{ field: 'backupStaffId' }] } });
  }
  expect(await backup(practice.owner.id)).toMatchObject({
    status: 200,
    body: { backupStaffId: practice.owner.id, version: 2 },
  });
});

test('the practice is changed by its owner, and only with a zone and a country that exist', async () => {
  const { owner } = await openPractice();
  const change = (body: object) =>
    owner.patch<{ fields: { field: string }[] }>('/practice', { version: 1, ...body });
  for (const timeZone of ['', 'EST5', 'Europe/Atlantis', '+02:00']) {
    expect((await change({ timeZone })).body.fields.map(({ field }) => field)).toEqual(['timeZone']);
  }
  expect((await change({ country: 'ZZ' })).body.fields.map(({ field }) => field)).toEqual(['country']);
  expect(await change({ timeZone: 'Europe/London', country: 'GB' })).toMatchObject({
    status: 200,
    body: { timeZone: 'Europe/London', version: 2 },
  });
});

/** Holds the practice's staff until every request waits for it, so that all of them have read before any writes. */
async function atOnce<Answer>(practiceId: string, start: () => Promise<Answer>[]): Promise<Answer[]> {
  const running = await house.asOwner.transaction().execute(async (tx) => {
    await sql`select from staff where practice_id = ${practiceId} for update`.execute(tx);
    const answers = start();
    await expect.poll(waitingForLocks, { timeout: 10_000 }).toBe(answers.length);
    return { answers };
  });
  return Promise.all(running.answers);
}

async function waitingForLocks(): Promise<number> {
  const { rows } = await sql`
    select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`.execute(
    house.asOwner,
  );
  return rows.length;
}

test('an owner sees with what each signs in and who is signed in now; a clinician does not', async () => {
  const { practice, owner } = await openPractice();
  const clinician = await signInAs(house, practice.clinician);
  await inviteMarcus(owner, 'marcus.waits@riverside.example');
  const { body } = await owner.get<{ waysIn: object[] }>('/staff/ways-in');
  const way = { passkeys: 0, hasApp: true, isSignedIn: true };
  expect(body.waysIn).toHaveLength(2);
  expect(body.waysIn).toEqual(
    expect.arrayContaining([
      { staffId: practice.owner.id, ...way },
      { staffId: practice.clinician.id, ...way },
    ]),
  );
  expect((await clinician.get('/staff/ways-in')).status).toBe(403);
  await clinician.post('/sign-out');
  const after = await owner.get<{ waysIn: object[] }>('/staff/ways-in');
  expect(after.body.waysIn).toContainEqual({ staffId: practice.clinician.id, ...way, isSignedIn: false });
});
