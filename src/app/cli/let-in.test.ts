import { Command } from 'commander';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testSecret } from '#test/database.ts';
import { type HttpHouse, openHttp, publicAddress, settleStaff } from '#test/open-http.ts';
import { callerWith, signInAs, testPassword } from '#test/sign-in.ts';
import { addLetIn } from './let-in.ts';

let house: HttpHouse;
beforeAll(async () => {
  // The command lives by the real clock.
  house = await openHttp({ at: new Date().toISOString() });
});
afterAll(() => house.close());

/** What the command says to whoever runs it on the machine. */
async function letIn(...args: string[]): Promise<{ said: string[]; failed: string[] }> {
  const said: string[] = [];
  const failed: string[] = [];
  const environment = {
    DATABASE_URL: house.ownerUrl,
    KEPT_SECRET: testSecret,
    KEPT_PUBLIC_ADDRESS: publicAddress,
  };
  const kept = new Command();
  addLetIn(kept, { environment, say: (line) => said.push(line), fail: (line) => failed.push(line) });
  await kept.parseAsync(['let-in', ...args], { from: 'user' });
  return { said, failed };
}

const tokenIn = (said: readonly string[]) => /\/join#(\S+)/.exec(said.join('\n'))?.[1] ?? '';

test('somebody who lost both factors comes in again with a new password and a new second factor', async () => {
  const practice = await settleStaff(house, 'owner');
  const { owner } = practice;
  const before = await signInAs(house, owner);
  const { said, failed } = await letIn(` ${owner.email.toUpperCase()} `);
  expect(failed).toEqual([]);
  expect(said[0]).toContain(`Give this link to ${owner.name}`);
  // What they had is worth nothing from now on.
  expect((await before.get('/me')).status).toBe(401);
  const { email } = owner;
  expect((await callerWith(house).post('/sign-in', { email, password: testPassword })).status).toBe(401);

  const token = tokenIn(said);
  const password = 'quite another long walk';
  const join = () => callerWith(house).post('/invitation/acceptance', { token, password });
  expect((await join()).status).toBe(204);
  expect((await join()).status).toBe(410);
  const caller = callerWith(house);
  expect((await caller.post('/sign-in', { email, password })).body).toEqual({ next: 'done' });
  expect(await caller.get('/practice')).toMatchObject({
    status: 403,
    body: { code: 'second-factor-needed' },
  });
  expect(await caller.get('/me')).toMatchObject({
    body: { staff: { id: owner.id }, secondFactor: 'none' },
  });

  const { rows } = await sql`
    select staff_id, actor, subject_id from audit_entry
    where practice_id = ${practice.practiceId} and action = 'staff.let-in'`.execute(house.asOwner);
  expect(rows).toEqual([{ staff_id: null, actor: 'operator', subject_id: owner.id }]);
});

test('the link ends after a day, and when a newer one is made', async () => {
  const { owner } = await settleStaff(house, 'owner');
  const first = tokenIn((await letIn(owner.email)).said);
  const second = tokenIn((await letIn(owner.email)).said);
  const accept = (token: string) =>
    callerWith(house).post('/invitation/acceptance', { token, password: testPassword });
  expect((await accept(first)).status).toBe(410);
  house.clock.advance(24 * 60 + 1);
  expect((await accept(second)).status).toBe(410);
});

test('nobody is let in by mistake: an unknown address, an ended access, an address of two practices', async () => {
  expect((await letIn('nobody@riverside.example')).failed).toEqual([
    'Nobody of the staff has this address. Check it.',
  ]);
  const practice = await settleStaff(house, 'auditor');
  await sql`update staff set active = false where id = ${practice.auditor.id}`.execute(house.asOwner);
  expect((await letIn(practice.auditor.email)).failed).toEqual([
    'This person’s access was ended. An owner of the practice restores it first.',
  ]);

  const [one, other] = [await settleStaff(house, 'clinician'), await settleStaff(house, 'clinician')];
  const email = one.clinician.email;
  await sql`update staff set email = ${email} where id = ${other.clinician.id}`.execute(house.asOwner);
  await sql`update practice set name = 'Hillside' where id = ${other.practiceId}`.execute(house.asOwner);
  expect((await letIn(email)).failed[0]).toContain('say which with --practice');
  expect((await letIn(email, '--practice', 'Hillside')).failed).toEqual([]);
});
