import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type HttpHouse, openHttp, settleStaff } from '#test/open-http.ts';
import {
  callerWith,
  ensurePassword,
  machineWith,
  setUpAuthenticator,
  signInAs,
  signInWithPasswordOnly,
  testPassword,
} from '#test/sign-in.ts';

let house: HttpHouse;
beforeAll(async () => {
  house = await openHttp();
});
afterAll(() => house.close());

interface Entry {
  by: string | null;
  actor: string;
  action: string;
  to: string;
  detail: object;
}

/** What is on record of a practice, oldest first: who did what to what. */
async function recordOf(practiceId: string): Promise<Entry[]> {
  const { rows } = await sql<Entry>`
    select staff_id as by, actor, action, subject_id as to, detail from audit_entry
    where practice_id = ${practiceId} order by id`.execute(house.asOwner);
  return rows;
}

const actionsOf = async (practiceId: string) => (await recordOf(practiceId)).map(({ action }) => action);

test('every sign-in and sign-out is on record', async () => {
  const practice = await settleStaff(house, 'front-desk');
  const { id } = practice['front-desk'];
  const desk = await signInAs(house, practice['front-desk']);
  await desk.post('/sign-out');
  await (await signInAs(house, practice['front-desk'])).post('/sign-out/everywhere');
  const record = await recordOf(practice.practiceId);
  expect(record.map(({ action }) => action)).toEqual([
    'sign-in.succeeded',
    'sign-out',
    'sign-in.succeeded',
    'sign-out.everywhere',
  ]);
  expect(record[0]).toEqual({
    by: id,
    actor: 'staff',
    action: 'sign-in.succeeded',
    to: id,
    detail: { proof: 'password' },
  });
});

test('a failed sign-in is on record with the person whom it was tried for, and without their address', async () => {
  const practice = await settleStaff(house, 'clinician');
  const { email, id } = practice.clinician;
  await ensurePassword(house, practice.clinician);
  await callerWith(house).post('/sign-in', { email, password: 'not the password' });
  const failed = { by: id, action: 'sign-in.failed' };
  const password = { ...failed, detail: { proof: 'password', code: 'wrong-email-or-password' } };
  await expect.poll(() => recordOf(practice.practiceId)).toMatchObject([password]);
  expect(JSON.stringify(await recordOf(practice.practiceId))).not.toContain('@');
});

test('a wrong code is on record with the person who had given the password', async () => {
  const practice = await settleStaff(house, 'clinician');
  const { email, id } = practice.clinician;
  await setUpAuthenticator(
    house,
    practice.clinician,
    await signInWithPasswordOnly(house, practice.clinician),
  );
  const caller = callerWith(house);
  await caller.post('/sign-in', { email, password: testPassword });
  await caller.post('/sign-in/code', { code: '000000' });
  await caller.post('/sign-in/backup-code', { code: 'no-such-code' });
  await expect
    .poll(async () => (await recordOf(practice.practiceId)).slice(2))
    .toMatchObject([
      { by: id, action: 'sign-in.failed', detail: { proof: 'code', code: 'wrong-code' } },
      { by: id, action: 'sign-in.failed', detail: { proof: 'backup-code', code: 'wrong-backup-code' } },
    ]);
});

test('a try with an address that nobody has is no entry of any practice, and harms nothing', async () => {
  const { rows: before } = await sql`select from audit_entry`.execute(house.asOwner);
  const email = 'nobody.at.all@riverside.example';
  expect((await callerWith(house).post('/sign-in', { email, password: testPassword })).status).toBe(401);
  const { rows: after } = await sql`select from audit_entry`.execute(house.asOwner);
  expect(after).toHaveLength(before.length);
});

test('every change of who may do what is on record, with who made it', async () => {
  const practice = await settleStaff(house, 'owner', 'clinician', 'supervisor');
  const { clinician, supervisor, owner: ada } = practice;
  const owner = await signInAs(house, ada);
  const change = (version: number, body: object) =>
    owner.patch(`/staff/${clinician.id}`, { version, ...body });
  const invited = await owner.post<{ staff: { id: string }; link: string }>('/staff', {
    name: 'Priya Nair',
    email: 'priya.on.record@riverside.example',
    role: 'front-desk',
  });
  const { staff, link } = invited.body;
  const token = new URL(link).hash.slice(1);
  await callerWith(house).post('/invitation/acceptance', { token, password: testPassword });
  await change(1, { role: 'auditor', phone: '+12125550142' });
  await change(2, { backupStaffId: supervisor.id });
  await change(3, { active: false });
  await change(4, { active: true });
  await change(5, {});
  await machineWith(house, owner, 'people:read');
  const { body } = await owner.get<{ apiKeys: { id: string }[] }>('/api-keys');
  const keyId = body.apiKeys[0]?.id;
  await owner.delete(`/api-keys/${keyId}`);
  await owner.patch('/practice', { version: 1, country: 'GB' });

  const record = (await recordOf(practice.practiceId)).slice(2);
  const by = ada.id;
  expect(record).toEqual(
    [
      { by, action: 'staff.invited', to: staff.id, detail: { role: 'front-desk' } },
      { by: staff.id, action: 'staff.joined', to: staff.id, detail: {} },
      { by, action: 'staff.changed', to: clinician.id, detail: { changed: ['phone'] } },
      { by, action: 'staff.role-changed', to: clinician.id, detail: { from: 'clinician', to: 'auditor' } },
      { by, action: 'staff.backup-changed', to: clinician.id, detail: { from: null, to: supervisor.id } },
      { by, action: 'staff.access-ended', to: clinician.id, detail: {} },
      { by, action: 'staff.access-restored', to: clinician.id, detail: {} },
      { by, action: 'api-key.made', to: keyId, detail: { scopes: ['people:read'] } },
      { by, action: 'api-key.revoked', to: keyId, detail: {} },
      { by, action: 'practice.changed', to: practice.practiceId, detail: { changed: ['country'] } },
    ].map((entry) => ({ actor: 'staff', ...entry })),
  );
});

test('what somebody changes about their own sign-in is on record', async () => {
  const practice = await settleStaff(house, 'clinician');
  const caller = await signInAs(house, practice.clinician);
  await caller.post('/me/backup-codes', { password: testPassword });
  await caller.post('/me/password', { password: testPassword, newPassword: 'another long walk, uphill' });
  expect(await actionsOf(practice.practiceId)).toEqual([
    'sign-in.succeeded',
    'authenticator.added',
    'backup-codes.renewed',
    'password.changed',
  ]);
});

test('whoever is denied a route is on record, with the pattern of the route and nothing that was in the address', async () => {
  const practice = await settleStaff(house, 'owner', 'front-desk');
  const owner = await signInAs(house, practice.owner);
  const desk = await signInAs(house, practice['front-desk']);
  const machine = await machineWith(house, owner, 'people:read');
  const before = (await recordOf(practice.practiceId)).length;
  const id = practice.owner.id;
  expect((await desk.patch(`/staff/${id}?secret=1`, { version: 1 })).status).toBe(403);
  expect((await machine.get('/sessions')).status).toBe(403);
  await owner.patch(`/staff/${practice['front-desk'].id}`, { version: 1, active: false });
  const again = await signInWithPasswordOnly(house, practice['front-desk']);
  expect((await again.get('/practice')).status).toBe(401);
  const denied = (await recordOf(practice.practiceId))
    .slice(before)
    .filter(({ action }) => action === 'access.denied');
  expect(denied).toMatchObject([
    {
      by: practice['front-desk'].id,
      to: 'PATCH /api/v1/staff/:id',
      detail: { code: 'role-not-allowed' },
    },
    {
      by: null,
      actor: 'api-key',
      to: 'GET /api/v1/sessions',
      detail: { code: 'scope-missing', apiKeyId: expect.any(String) },
    },
    { by: practice['front-desk'].id, to: 'GET /api/v1/practice', detail: { code: 'access-ended' } },
  ]);
});

test('a flood of refusals is cut off before it floods the record', async () => {
  await using opened = new AsyncDisposableStack();
  const limits = { perAddress: 1000, perAsker: 5 };
  const small = opened.adopt(await openHttp({ deps: { limits } }), (it) => it.close());
  const { 'front-desk': priya, practiceId } = await settleStaff(small, 'front-desk');
  const desk = await signInAs(small, priya);
  const statuses = [];
  for (let times = 0; times < 9; times += 1) statuses.push((await desk.get('/audit')).status);
  expect(statuses).toEqual([403, 403, 403, 403, 403, 429, 429, 429, 429]);
  const { rows } =
    await sql`select from audit_entry where practice_id = ${practiceId} and action = 'access.denied'`.execute(
      small.asOwner,
    );
  expect(rows).toHaveLength(5);
});
