/** Every evening somebody looks ahead, and a time that nobody holds rings until somebody has seen to it. */
import { sql } from 'kysely';
import { afterEach, expect, test } from 'vitest';
import type { ReadinessAnswer } from '#features/today/contract.ts';
import { lookAhead } from '#features/today/evening.ts';
import {
  ada,
  ana,
  ben,
  type CastStaff,
  cara,
  dev,
  lena,
  marcus,
  priya,
  riverside,
  testNewId,
} from '#test/cast.ts';
import { type House, openHouse } from '#test/house.ts';
import { press } from '#test/phone.ts';

let house: House;
afterEach(() => house.close());

const mobiles = new Map([
  [ada, '+12125550110'],
  [marcus, '+12125550130'],
  [priya, '+12125550140'],
]);

async function opens(at: string): Promise<void> {
  house = await openHouse({ at, who: [ana, ben, cara, dev] });
  for (const [{ id }, mobile] of mobiles)
    await sql`
      insert into reach_way (practice_id, id, staff_id, medium, address, after_minutes, verified_at, created_at)
      values (${riverside.id}, ${testNewId()}, ${id}, 'sms', ${mobile}, 0, ${house.now()}, ${house.now()})
    `.execute(house.fresh.asOwner);
}

const texts = (person: CastStaff) => house.phone({ mobile: mobiles.get(person) ?? '' }).inbox;
const mails = (person: CastStaff) =>
  house.mailbox(person).inbox.filter(({ subject }) => subject === 'Kept: before your next day');

/** As the worker does it every minute. */
async function looks(): Promise<number> {
  const done = await lookAhead(house.program.evening);
  await house.settles();
  return done;
}

async function passes(time: Parameters<House['passes']>[0]): Promise<void> {
  await house.passes(time);
  await looks();
}

async function plans(person: CastStaff, weekdays: readonly number[], from: string, until: string) {
  const shift = { staffId: person.id, weekdays, from, until, firstOn: '2026-03-02' };
  expect((await (await house.signsIn(marcus)).post('/on-call/shifts', shift)).status).toBe(201);
}

async function isAway(person: CastStaff, firstOn: string, lastOn = firstOn) {
  const away = { staffId: person.id, firstOn, lastOn };
  expect((await (await house.signsIn(marcus)).post('/on-call/away', away)).status).toBe(201);
}

async function readiness(): Promise<ReadinessAnswer> {
  return (await (await house.signsIn(marcus)).get<ReadinessAnswer>('/today/readiness')).body;
}

test('at five whoever sees somebody next is told once that something is missing, and not what', async () => {
  await opens('Tuesday 16:00');
  await house.books(cara, { inMinutes: 19 * 60 });
  await house.books(ana, { inMinutes: 20 * 60 });
  await passes({ minutes: 59 });
  expect(mails(cara.clinician)).toEqual([]);
  await passes({ minutes: 1 });
  const [mail] = mails(cara.clinician);
  expect(mail?.text).toContain('Something is missing');
  expect(mail?.text).not.toMatch(/Cara|Wells|phone|Riverside|client/);
  expect(await looks()).toBe(0);
  await passes({ hours: 3 });
  expect(mails(cara.clinician)).toHaveLength(1);
  await passes({ hours: 21 });
  expect(mails(cara.clinician), 'the next evening nobody comes any more').toHaveLength(1);
});

test('where nothing is missing nobody hears anything', async () => {
  await opens('Tuesday 16:59');
  await house.books(ana, { inMinutes: 20 * 60 });
  await passes({ minutes: 1 });
  expect([ada, lena, marcus, priya].flatMap(mails)).toEqual([]);
  expect(texts(marcus)).toEqual([]);
});

test('a Friday looks at Monday', async () => {
  await opens('Friday 16:59');
  await house.books(cara, { inMinutes: 66 * 60 });
  await passes({ minutes: 1 });
  expect(mails(cara.clinician)).toHaveLength(1);
  expect(await readiness()).toMatchObject({ day: '2026-03-09', clients: [{ clientId: cara.id }] });
});

test('a worker that was down at five looks when it is back, and two look once', async () => {
  await opens('Tuesday 16:00');
  await house.books(cara, { inMinutes: 19 * 60 });
  await house.sleeps({ minutes: 5 * 60 });
  await Promise.all([lookAhead(house.program.evening), lookAhead(house.program.evening)]);
  await house.settles();
  expect(mails(cara.clinician)).toHaveLength(1);
});

test('what a clinician who has left cannot read is read by whoever looks after the practice', async () => {
  await opens('Tuesday 16:59');
  await house.books(cara, { inMinutes: 19 * 60 });
  await sql`update staff set active = false where id = ${cara.clinician.id}`.execute(house.fresh.asOwner);
  await passes({ minutes: 1 });
  expect(mails(cara.clinician)).toEqual([]);
  expect(mails(marcus)).toHaveLength(1);
});

test('a shift whose holder is away rings the supervisor, then the owner, until somebody has it', async () => {
  await opens('Tuesday 16:59');
  await plans(lena, [1, 2, 3, 4, 5, 6, 7], '20:00', '08:00');
  await isAway(lena, '2026-03-04');
  await passes({ minutes: 1 });
  expect(texts(marcus)).toHaveLength(1);
  expect(texts(marcus)[0]?.text).toMatch(/^Kept: something needs you by 17:30\./);
  expect(await readiness()).toMatchObject({
    unheld: [
      { from: '2026-03-04T05:00:00.000Z', until: '2026-03-04T13:00:00.000Z' },
      { from: '2026-03-05T01:00:00.000Z', until: '2026-03-05T05:00:00.000Z' },
    ],
    duty: { staffId: marcus.id, hasIt: false },
  });
  await passes({ minutes: 30 });
  expect([texts(ada).length, texts(priya).length]).toEqual([1, 0]);
  await press(
    house,
    house.phone({ mobile: mobiles.get(marcus) ?? '' }).receives(/something needs you/).link,
    {},
  );
  expect(await readiness()).toMatchObject({ duty: { staffId: marcus.id, hasIt: true } });
  const before = texts(marcus).length;
  await passes({ minutes: 119 });
  expect(texts(marcus)).toHaveLength(before);
  await passes({ minutes: 1 });
  expect(texts(marcus).length, 'whoever has it and mends nothing is asked again').toBeGreaterThan(before);
});

test('what is asked through the night brings no look before the evening', async () => {
  await opens('Tuesday 16:59');
  await house.books(ana, { inMinutes: 20 * 60 });
  await house.books(cara, { inMinutes: 44 * 60 });
  await plans(lena, [1, 2, 3, 4, 5, 6, 7], '20:00', '08:00');
  await isAway(lena, '2026-03-04', '2026-03-05');
  await passes({ minutes: 1 });
  expect(await readiness()).toMatchObject({ duty: { hasIt: false } });
  expect(mails(cara.clinician)).toEqual([]);
  await passes({ hours: 8 });
  await passes({ hours: 15 });
  expect(mails(cara.clinician), 'at four in the afternoon').toEqual([]);
  await passes({ hours: 1 });
  expect(mails(cara.clinician), 'at five').toHaveLength(1);
});

test('a rota that was mended ends it, without anybody saying so', async () => {
  await opens('Tuesday 16:59');
  await plans(lena, [1, 2, 3, 4, 5, 6, 7], '20:00', '08:00');
  await isAway(lena, '2026-03-04');
  await passes({ minutes: 1 });
  await plans(ada, [2, 3], '20:00', '08:00');
  await passes({ minutes: 1 });
  expect(await readiness()).toMatchObject({ unheld: [], duty: null });
  const before = texts(marcus).length;
  await passes({ hours: 4 });
  expect(texts(marcus)).toHaveLength(before);
});

test('what was written down about it ends it, and the next evening does not ring about the same again', async () => {
  await opens('Friday 16:59');
  await house.books(ana, { inMinutes: 66 * 60 });
  await plans(lena, [6, 7], '08:00', '20:00');
  await isAway(lena, '2026-03-07', '2026-03-08');
  await passes({ minutes: 1 });
  const asMarcus = await house.signsIn(marcus);
  const done = { note: 'I answer myself on both days.' };
  expect((await (await house.signsIn(lena)).post('/today/duty/settlement', done)).status).toBe(403);
  expect((await asMarcus.post('/today/duty/settlement', { note: ' ' })).status).toBe(400);
  expect((await asMarcus.post('/today/duty/settlement', done)).status).toBe(204);
  const rung = texts(marcus).length;
  await passes({ hours: 24 });
  await passes({ hours: 24 });
  expect(texts(marcus)).toHaveLength(rung);
  await isAway(ada, '2026-03-09');
  await plans(ada, [1], '08:00', '20:00');
  await passes({ minutes: 5 });
  await passes({ hours: 24 });
  const { rows } = await sql`select from audit_entry where action = 'duty.settled'`.execute(
    house.fresh.asOwner,
  );
  expect(rows).toHaveLength(1);
});

test('what can wait lets people sleep; what begins this night does not', async () => {
  await opens('Tuesday 17:00');
  await plans(lena, [3], '10:00', '18:00');
  await isAway(lena, '2026-03-04');
  await looks();
  await passes({ hours: 4 });
  const atNine = texts(marcus).length + texts(ada).length;
  await passes({ hours: 9 });
  expect(texts(marcus).length + texts(ada).length).toBe(atNine);
  await passes({ hours: 3 });
  expect(texts(marcus).length + texts(ada).length).toBeGreaterThan(atNine);
});

test('an example practice hears nothing of it, and nothing rings there', async () => {
  await opens('Tuesday 16:59');
  await house.books(cara, { inMinutes: 19 * 60 });
  await plans(lena, [3], '10:00', '18:00');
  await isAway(lena, '2026-03-04');
  await sql`alter table practice disable trigger user`.execute(house.fresh.asOwner);
  await sql`update practice set is_example = true`.execute(house.fresh.asOwner);
  await passes({ minutes: 1 });
  expect(mails(cara.clinician)).toEqual([]);
  expect(texts(marcus)).toEqual([]);
});
