import ICAL from 'ical.js';
import { afterEach, expect, test } from 'vitest';
import type { Day } from '#core/time/instant.ts';
import type { RotaAnswer } from '#features/on-call/contract.ts';
import { ada, ana, ben, type CastStaff, lena, marcus, priya } from '#test/cast.ts';
import { type House, openHouse, when } from '#test/house.ts';

let house: House;
afterEach(() => house.close());

const everyDay = [1, 2, 3, 4, 5, 6, 7];

async function plans(person: CastStaff, from: string, until: string): Promise<void> {
  const shift = { staffId: person.id, weekdays: everyDay, from, until, firstOn: '2026-03-01' as Day };
  expect((await (await house.signsIn(ada)).post('/on-call/shifts', shift)).status).toBe(201);
}

const chain = async () => (await house.caseOf(ben)).chain.map(({ staffId, as }) => [staffId, as]);
const whoCalls = async () =>
  (await house.caseOf(ben)).asks.find(({ kind }) => kind === 'confirm-absence')?.staffId;

test('the chain of a case is its owner, the named backup, whoever is on call, and the supervisors', async () => {
  house = await openHouse({ at: 'Tuesday 14:00', who: [ana] });
  await plans(lena, '08:00', '20:00');
  await house.books(ana);
  await house.passes({ minutes: 6 });
  expect((await house.caseOf(ana)).chain).toEqual([
    { staffId: ada.id, as: 'owner' },
    { staffId: lena.id, as: 'backup' },
    { staffId: lena.id, as: 'on-call' },
    { staffId: marcus.id, as: 'supervisor' },
  ]);
});

test('at a change of shift in the middle of a case the next one is asked, and whoever was asked keeps the question', async () => {
  house = await openHouse({ at: 'Tuesday 19:30', who: [ben] });
  // Ben is Lena's, and her backup is Ada.
  await plans(marcus, '08:00', '20:00');
  await plans(ada, '20:00', '08:00');
  await house.books(ben);
  await house.passes({ minutes: 6 });
  expect(await chain()).toEqual([
    [lena.id, 'owner'],
    [ada.id, 'backup'],
    [marcus.id, 'on-call'],
    [marcus.id, 'supervisor'],
  ]);
  await house.passes({ minutes: 22 });
  expect(await whoCalls()).toBe(marcus.id);
  await house.passes({ minutes: 3 });
  expect((await house.history(ben)).filter(({ type }) => type === 'chain-changed')).toHaveLength(1);
  expect(await whoCalls()).toBe(marcus.id);
  await house.passes({ minutes: 60 });
  expect((await chain()).filter(([, as]) => as === 'on-call')).toEqual([[ada.id, 'on-call']]);
});

test('whoever stands in for once is asked in place of whoever has the shift', async () => {
  house = await openHouse({ at: 'Tuesday 14:00', who: [ben] });
  await plans(marcus, '08:00', '20:00');
  const own = { staffId: lena.id, from: when('Tuesday 13:00'), until: when('Tuesday 18:00') };
  const caller = await house.signsIn(lena);
  expect((await caller.post('/on-call/overrides', own)).status).toBe(201);
  const forAnother = await caller.post<{ code: string }>('/on-call/overrides', { ...own, staffId: ada.id });
  expect([forAnother.status, forAnother.body.code]).toEqual([403, 'only-yourself']);
  const { body } = await caller.get<RotaAnswer>('/on-call');
  expect(body.duties[0]).toMatchObject({ staffIds: [lena.id], isOverride: true });
  expect(body.duties[1]).toMatchObject({ staffIds: [marcus.id], isOverride: false });
  expect(body.duties[2]).toMatchObject({ staffIds: [] });
});

test('nobody is on call who could not read what is asked', async () => {
  house = await openHouse({ at: 'Tuesday 14:00', who: [] });
  const shift = { staffId: priya.id, weekdays: [1], from: '08:00', until: '20:00', firstOn: '2026-03-01' };
  const answer = await (await house.signsIn(ada)).post<{ code: string }>('/on-call/shifts', shift);
  expect([answer.status, answer.body.code]).toEqual([400, 'cannot-be-on-call']);
});

test('a calendar program reads the rota under a secret address, until a new one is made', async () => {
  house = await openHouse({ at: 'Tuesday 14:00', who: [ana] });
  await plans(marcus, '08:00', '20:00');
  const caller = await house.signsIn(lena);
  const reads = async (address: string) => {
    const { api } = await house.web();
    return api.inject({ method: 'GET', url: new URL(address).pathname });
  };
  const { address } = (await caller.post<{ address: string }>('/on-call/feed', {})).body;
  const read = await reads(address);
  expect(read.headers['content-type']).toContain('text/calendar');
  const events = new ICAL.Component(ICAL.parse(read.payload)).getAllSubcomponents('vevent');
  const told = events.map((event) => [
    event.getFirstPropertyValue('summary'),
    String(event.getFirstPropertyValue('dtstart')),
  ]);
  expect(told).toContainEqual(['On call: Marcus Bell', '2026-03-04T13:00:00Z']);
  expect(told).toContainEqual(['Nobody is on call', '2026-03-04T01:00:00Z']);
  await caller.post('/on-call/feed', {});
  expect((await reads(address)).statusCode).toBe(404);
});
