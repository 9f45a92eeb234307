import { afterEach, expect, test } from 'vitest';
import type { PretendCarrier } from '#adapters/pretend-carrier.ts';
import { ada, ana, dev, lena, riverside } from '#test/cast.ts';
import { type House, openHouse } from '#test/house.ts';

let house: House;
afterEach(() => house.close());

const least = {
  basis: 'consent',
  reason: 'No answer since two.',
  facts: '',
  conditionChecked: true,
} as const;
const mia = async () => (await house.caseOf(ana)).plan.emergencyContacts[0]!.id;

async function readyToDecide() {
  await house.does(ada, ana, { type: 'review-agreement', note: '' });
  await house.does(ada, ana, { type: 'judge-concern', level: 'worried', reasons: 'Never missed before.' });
  await house.does(ada, ana, {
    type: 'record-consultation',
    withName: 'Marcus',
    withStaffId: null,
    question: 'Call Mia?',
    advice: 'Yes.',
    agreed: true,
  });
}

async function asksMia() {
  await readyToDecide();
  await house.does(ada, ana, {
    type: 'request-emergency-contact',
    contactId: await mia(),
    ...least,
    reveals: ['caller-name', 'request-to-check'],
  });
}

const told = {
  recipient: 'Mia Reyes',
  address: '',
  description: 'Asked her to look in on Ana.',
  purpose: 'To learn whether Ana is safe.',
};

test('ten days of silence tell nobody but the client and the staff', async () => {
  house = await openHouse({ at: 'Tuesday 14:00', who: [dev] });
  await house.misses(dev);
  await house.passes({ days: 10 });
  const staff = riverside.staff.map(({ email }) => email);
  const everything = (['sms', 'email'] as const).flatMap((medium) =>
    (house.program.world.carriers.get(medium) as PretendCarrier).everything(),
  );
  expect(everything.length).toBeGreaterThan(20);
  expect(everything.filter(({ to }) => ![dev.mobile, dev.email, ...staff].includes(to))).toEqual([]);
  const { contactRequests, welfare, partiesToTell } = await house.caseOf(dev);
  expect([contactRequests, welfare, partiesToTell]).toEqual([[], 'none', []]);
});

test('staff are asked without a word of who it is about', async () => {
  house = await openHouse({ at: 'Tuesday 14:00', who: [ana] });
  await house.misses(ana);
  await house.passes({ hours: 3 });
  for (const { subject, text } of [...house.mailbox(ada).inbox, ...house.mailbox(lena).inbox])
    expect(withoutLinks(`${subject} ${text}`)).not.toMatch(/Ana|Reyes|Mia|therap|session|client|patient/i);
});

test('nobody is called before a colleague was consulted, or it was written down why none could be', async () => {
  house = await openHouse({ at: 'Tuesday 14:00', who: [ana] });
  await house.misses(ana);
  await house.does(ada, ana, { type: 'review-agreement', note: '' });
  await house.does(ada, ana, { type: 'judge-concern', level: 'worried', reasons: 'Alone.' });
  const call = { type: 'request-emergency-contact', contactId: await mia(), ...least, reveals: [] } as const;
  expect(await house.tries(ada, ana, call)).toMatchObject({
    kind: 'refused',
    refusal: { code: 'prerequisites-missing', missing: ['consultation'] },
  });
  await house.does(ada, ana, {
    type: 'waive-consultation',
    why: 'nobody-reachable',
    reason: 'Marcus is on a flight, Lena in session.',
  });
  expect(await house.tries(ada, ana, call)).toMatchObject({ kind: 'done' });
});

test('only what the client signed for may be said', async () => {
  house = await openHouse({ at: 'Tuesday 14:00', who: [ana] });
  await house.misses(ana);
  await readyToDecide();
  const refused = await house.tries(ada, ana, {
    type: 'request-emergency-contact',
    contactId: await mia(),
    ...least,
    reveals: ['client-name', 'missed-session', 'concern'],
  });
  expect(refused).toMatchObject({ refusal: { code: 'reveals-too-much', reveals: ['concern'] } });
});

test('a consent that has run out opens nothing, and it runs out in the middle of a case too', async () => {
  house = await openHouse({ at: 'Tuesday 14:00', who: [ana] });
  const caller = await house.signsIn(ada);
  const path = `/clients/${ana.id}/emergency-contacts`;
  const { body } = await caller.get<{ emergencyContacts: { id: string; version: number }[] }>(path);
  const { id, version } = body.emergencyContacts[0]!;
  const changed = await caller.put(`${path}/${id}`, {
    version,
    name: 'Mia Reyes',
    relationship: 'sister',
    phones: [{ address: '+19175550143' }],
    scope: 'share-missed-session',
    signedOn: '2025-03-04',
    expiresOn: '2026-03-04',
  });
  expect(changed.status, JSON.stringify(changed.body)).toBe(200);
  await house.misses(ana);
  await readyToDecide();
  const call = { type: 'request-emergency-contact', contactId: await mia(), ...least, reveals: [] } as const;
  await house.passes({ days: 2 });
  expect(await house.tries(ada, ana, call)).toMatchObject({ refusal: { code: 'consent-expired' } });
});

test('when the sister will go and look, somebody is asked half an hour later whether she has called back', async () => {
  house = await openHouse({ at: 'Tuesday 14:00', who: [ana] });
  await house.misses(ana);
  await asksMia();
  await house.does(ada, ana, {
    type: 'record-emergency-contact',
    contactId: await mia(),
    result: 'will-check',
    said: 'I can be there in twenty minutes.',
    happenedAt: house.now(),
    disclosure: told,
  });
  await house.passes({ minutes: 29 });
  const calls = async () => (await house.caseOf(ana)).asks.filter(({ kind }) => kind === 'call-back');
  expect(await calls()).toEqual([]);
  await house.passes({ minutes: 1 });
  expect(await calls()).toMatchObject([{ staffId: ada.id, urgent: true }]);
  await house.passes({ minutes: 5 });
  expect(await calls()).toMatchObject([{ staffId: lena.id, urgent: true }]);
});

test('whoever was told hears that it is over before the case can close', async () => {
  house = await openHouse({ at: 'Tuesday 14:00', who: [ana] });
  await house.misses(ana);
  await asksMia();
  const contactId = await mia();
  const record = { type: 'record-emergency-contact', contactId, said: '', happenedAt: house.now() } as const;
  const untold = await house.tries(ada, ana, { ...record, result: 'cannot-help', disclosure: null });
  expect(untold).toMatchObject({ refusal: { code: 'disclosure-missing' } });
  await house.does(ada, ana, { ...record, result: 'cannot-help', disclosure: told });
  await house.does(ada, ana, {
    type: 'record-attempt',
    medium: 'call',
    channelId: null,
    stepId: null,
    result: 'spoke-with-client',
    happenedAt: house.now(),
    note: 'Asleep. She is fine.',
  });
  const close = { type: 'close-case', outcome: 'client-reached', note: 'Asleep.', followUp: null } as const;
  expect(await house.tries(ada, ana, close)).toMatchObject({
    refusal: { code: 'parties-not-told', parties: [contactId] },
  });
  await house.does(ada, ana, { type: 'give-all-clear', party: contactId, how: 'Called her back.' });
  await house.does(ada, ana, close);
  await house.expectCase(ana, { phase: 'closed', outcome: 'client-reached' });
});

/** What is drawn by lot can spell any name. */
const withoutLinks = (text: string): string => text.replaceAll(/https?:\S+/g, '');
