import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { pretendCarrier } from '#adapters/pretend-carrier.ts';
import type { Carrier, Medium } from '#engine/ports.ts';
import { type HttpHouse, openHttp, settleStaff } from './open-http.ts';
import { signInAs } from './sign-in.ts';

let house: HttpHouse;
const mailbox = pretendCarrier('email');
const carriers = new Map<Medium, Carrier>();
beforeAll(async () => {
  house = await openHttp({ world: { carriers } });
});
afterAll(() => house.close());

test('an owner tries the mail with one to themselves, and hears in words what came of it', async () => {
  const { owner, clinician } = await settleStaff(house, 'owner', 'clinician');
  const caller = await signInAs(house, owner);
  expect((await caller.get('/sending')).body).toEqual({
    email: false,
    sms: false,
    carriers: [],
    mailbox: null,
    canary: null,
  });
  expect(await caller.post('/sending/test-mail')).toMatchObject({
    status: 409,
    body: { code: 'mail-not-connected' },
  });

  carriers.set('email', mailbox);
  expect((await caller.get('/sending')).body).toMatchObject({ email: true, sms: false });
  expect((await caller.post('/sending/test-mail')).body).toEqual({ result: 'accepted', reason: null });
  expect(mailbox.everything().map(({ to, subject }) => ({ to, subject }))).toEqual([
    { to: owner.email, subject: 'A test from Kept' },
  ]);
  expect(JSON.stringify(mailbox.everything())).not.toContain('Riverside');

  const reason = 'The mail server refuses connections.';
  mailbox.meets(owner.email, { kind: 'failed', permanent: false, code: 'ECONNREFUSED', reason });
  expect((await caller.post('/sending/test-mail')).body).toEqual({ result: 'failed', reason });
  expect((await (await signInAs(house, clinician)).post('/sending/test-mail')).status).toBe(403);
  expect(mailbox.everything()).toHaveLength(1);
});

test('an owner tries the texts on their own phone', async () => {
  const { owner, practiceId } = await settleStaff(house, 'owner');
  const caller = await signInAs(house, owner);
  expect(await caller.post('/sending/test-text')).toMatchObject({
    status: 409,
    body: { code: 'texts-not-connected' },
  });
  const phones = pretendCarrier('sms');
  carriers.set('sms', phones);
  expect((await caller.get('/sending')).body).toMatchObject({ sms: true });
  expect(await caller.post('/sending/test-text')).toMatchObject({
    status: 409,
    body: { code: 'no-own-number' },
  });

  await house.database.inPractice(practiceId, (tx) =>
    sql`update staff set phone = '+447700900109' where id = ${owner.id}`.execute(tx),
  );
  expect((await caller.post('/sending/test-text')).body).toEqual({ result: 'accepted', reason: null });
  expect(phones.inbox('+447700900109')).toHaveLength(1);
  expect(JSON.stringify(phones.everything())).not.toContain('Riverside');
  carriers.delete('sms');
});

test('the lines of a country are shown before they are needed', async () => {
  const { owner } = await settleStaff(house, 'owner');
  const caller = await signInAs(house, owner);
  const { body } = await caller.get<{ known: boolean; lines: object[] }>('/crisis-lines?country=GB');
  expect(body.known).toBe(true);
  expect(body.lines).toContainEqual(expect.objectContaining({ kind: 'emergency', call: '999' }));
  expect((await caller.get('/crisis-lines?country=XK')).body).toMatchObject({ known: false });
  expect((await caller.get('/crisis-lines?country=gb')).status).toBe(400);
});
