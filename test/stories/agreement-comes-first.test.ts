import { afterEach, expect, test } from 'vitest';
import { ada, ana, type CastStaff, lena } from '#test/cast.ts';
import { type House, openHouse } from '#test/house.ts';
import type { Caller } from '#test/sign-in.ts';

let house: House;
afterEach(() => house.close());

/** What Ada would send to call Mia, the least of it. */
const callMia = (contactId: string) => ({
  contactId,
  basis: 'consent',
  reason: 'No answer for an hour, and she lives alone.',
  reveals: ['caller-name', 'client-name', 'request-to-check'],
});

async function judgeAndConsult(person: CastStaff) {
  await house.puts(person, ana, 'concern', { level: 'worried', reasons: 'Never missed before.' });
  await house.puts(person, ana, 'consultations', {
    withName: 'Lena Lindqvist',
    withStaffId: lena.id,
    question: 'Call her sister?',
    advice: 'Yes, today.',
    agreed: true,
  });
}

test('nobody else may be called before the agreement was reviewed, and the answer says so in words', async () => {
  house = await openHouse({ at: 'Tuesday 14:00', who: [ana] });
  await house.misses(ana);
  await judgeAndConsult(ada);
  const mia = (await house.caseOf(ana)).plan.emergencyContacts[0]!.id;
  const refused = await house.puts(ada, ana, 'emergency-contact-requests', callMia(mia));
  expect(refused).toMatchObject({ status: 409, body: { code: 'prerequisites-missing' } });
  expect(refused.body.detail).toMatch(/First put on record: that you reviewed the safety agreement/);
  expect((await house.caseOf(ana)).contactRequests).toEqual([]);

  await house.puts(ada, ana, 'agreement-review', { note: 'Text first; Mia may be called.' });
  const allowed = await house.puts(ada, ana, 'emergency-contact-requests', callMia(mia));
  expect(allowed.status).toBe(200);
  expect((await house.caseOf(ana)).contactRequests).toEqual([mia]);
});

test('the first question to the clinician is whether they have read what was agreed', async () => {
  house = await openHouse({ at: 'Tuesday 14:00', who: [ana] });
  await house.misses(ana);
  const asked = (await house.caseOf(ana)).asks.filter((ask) => ask.stepId === 'review-agreement');
  expect(asked).toMatchObject([{ kind: 'step', staffId: ada.id }]);
  await house.puts(ada, ana, 'agreement-review');
  const { asks, steps } = await house.caseOf(ana);
  expect(asks.some((ask) => ask.stepId === 'review-agreement')).toBe(false);
  expect(steps).toMatchObject({ 'review-agreement': { status: 'finished', result: 'completed' } });
});

test('what was agreed and permitted when the case opened stays as it was, whatever is written later', async () => {
  house = await openHouse({ at: 'Tuesday 14:00', who: [ana] });
  await house.misses(ana);
  const { plan } = await house.caseOf(ana);
  const caller = await house.signsIn(ada);
  await caller.post(`/clients/${ana.id}/tier-judgements`, {
    tier: 'routine',
    reasons: 'Better.',
    judgedOn: '2026-03-03',
  });
  const newer = await caller.post(`/clients/${ana.id}/agreements`, { terms: { channelOrder: ['email'] } });
  const signed = await caller.post(`/clients/${ana.id}/agreements/2/signature`, {
    signedName: 'Ana Reyes',
  });
  expect([newer.status, signed.status], JSON.stringify(signed.body)).toEqual([201, 201]);
  const phone = await caller.post(`/clients/${ana.id}/channels`, {
    kind: 'sms',
    address: '+19175550188',
    allowed: true,
  });
  expect(phone.status).toBe(201);
  await house.passes({ minutes: 30 });
  expect((await house.caseOf(ana)).plan).toEqual(plan);
  expect(plan).toMatchObject({ tier: 'elevated', agreement: { version: 1 } });
});

test('a better wording that is published meanwhile waits for the next case', async () => {
  house = await openHouse({ at: 'Tuesday 14:00', who: [ana] });
  await house.misses(ana);
  const caller = await house.signsIn(ada);
  const published = await caller.post('/templates', {
    after: 0,
    id: 'check-in',
    language: 'en',
    medium: 'sms',
    subject: '',
    text: "Hello {preferredName}, {callerName} here. Just checking that you're well. One tap: {link}",
  });
  expect(published.status, JSON.stringify(published.body)).toBe(201);
  await house.passes({ minutes: 25 });
  house.phone(ana).receives(/We missed you today/);
});

test('a channel that the client closes while the case runs is closed at once', async () => {
  house = await openHouse({ at: 'Tuesday 14:00', who: [ana] });
  await house.misses(ana);
  house.phone(ana).receives(/don't see you yet/);
  const caller = await house.signsIn(ada);
  const { body } = await caller.get<{ channels: Row[] }>(`/clients/${ana.id}/channels`);
  const sms = body.channels.find(({ kind }) => kind === 'sms')!;
  const changed = await caller.patch(`/clients/${ana.id}/channels/${sms.id}`, {
    version: sms.version,
    neverContact: true,
  });
  expect(changed.status).toBe(200);
  await house.settles();
  expect((await house.caseOf(ana)).withdrawnChannels).toEqual([sms.id]);
  await house.passes({ minutes: 30 });
  house.phone(ana).staysQuiet();
  house.mailbox(ana).receives(/We missed you today/);
});

test('a consent that is taken back while the case runs closes the way to that person', async () => {
  house = await openHouse({ at: 'Tuesday 14:00', who: [ana] });
  await house.misses(ana);
  await house.puts(ada, ana, 'agreement-review');
  await judgeAndConsult(ada);
  const caller = await house.signsIn(ada);
  const mia = await herContact(caller);
  const path = `/clients/${ana.id}/emergency-contacts/${mia.id}`;
  await caller.post(`${path}/revocation`, { version: mia.version, revokedOn: '2026-03-03' });
  const refused = await house.puts(ada, ana, 'emergency-contact-requests', callMia(mia.id));
  expect(refused).toMatchObject({ status: 409, body: { code: 'consent-revoked' } });
});

test('a bar that comes while the case runs closes that person on any basis', async () => {
  house = await openHouse({ at: 'Tuesday 14:00', who: [ana] });
  await house.misses(ana);
  await house.puts(ada, ana, 'agreement-review');
  await judgeAndConsult(ada);
  const caller = await house.signsIn(ada);
  const mia = await herContact(caller);
  const barred = await caller.post(`/clients/${ana.id}/emergency-contacts/${mia.id}/bar`, {
    version: mia.version,
    kind: 'protective-order',
  });
  expect(barred.status, JSON.stringify(barred.body)).toBe(200);
  for (const basis of ['consent', 'serious-and-imminent']) {
    const refused = await house.puts(ada, ana, 'emergency-contact-requests', {
      ...callMia(mia.id),
      basis,
      facts: 'She wrote that she cannot go on.',
    });
    expect(refused).toMatchObject({ status: 409, body: { code: 'contact-barred' } });
  }
});

interface Row {
  readonly id: string;
  readonly kind: string;
  readonly version: number;
}

async function herContact(caller: Caller): Promise<Row> {
  const { body } = await caller.get<{ emergencyContacts: Row[] }>(`/clients/${ana.id}/emergency-contacts`);
  return body.emergencyContacts[0]!;
}
