/** Words that may be a cry and that no case hears: somebody is asked about them, then the next, until one of them has it. */
import { sql } from 'kysely';
import { afterEach, expect, test } from 'vitest';
import type { WaitingTexts } from '#features/cases/contract.ts';
import { ada, ana, ben, type CastStaff, lena, marcus, priya, riverside, testNewId } from '#test/cast.ts';
import { type House, openHouse } from '#test/house.ts';
import { look, press } from '#test/phone.ts';

let house: House;
afterEach(() => house.close());

const cry = "I don't want to live any more";
const stranger = '+19175550199';
const phones = new Map([
  [ada, { mobile: '+12125550110' }],
  [lena, { mobile: '+12125550120' }],
  [marcus, { mobile: '+12125550130' }],
  [priya, { mobile: '+12125550140' }],
]);

/** Ben is Lena's client, Ada is her backup, and Marcus the supervisor; each has a phone that was proved. */
async function opens(at = 'Tuesday 22:00'): Promise<void> {
  house = await openHouse({ at, who: [ana, ben] });
  for (const [{ id }, { mobile }] of phones)
    await sql`
      insert into reach_way (practice_id, id, staff_id, medium, address, after_minutes, verified_at, created_at)
      values (${riverside.id}, ${testNewId()}, ${id}, 'sms', ${mobile}, 0, ${house.now()}, ${house.now()})
    `.execute(house.fresh.asOwner);
}

const phoneOf = (person: CastStaff) => house.phone(phones.get(person) ?? { mobile: '' });
const pages = (...people: readonly CastStaff[]) => people.map((person) => phoneOf(person).inbox.length);
const linkTo = (person: CastStaff) => phoneOf(person).receives(/^Kept: something needs you by/).link;

async function waiting(): Promise<WaitingTexts['texts']> {
  return (await (await house.signsIn(marcus)).get<WaitingTexts>('/texts')).body.texts;
}

async function onCall(person: CastStaff): Promise<void> {
  const weekdays = [1, 2, 3, 4, 5, 6, 7];
  const shift = { staffId: person.id, weekdays, from: '20:00', until: '08:00', firstOn: '2026-03-01' };
  expect((await (await house.signsIn(ada)).post('/on-call/shifts', shift)).status).toBe(201);
}

test('their clinician is paged at once, then the backup, then the supervisor, and again from the head', async () => {
  await opens();
  await house.texts(ben.mobile, cry);
  const { text } = phoneOf(lena).receives(/something needs you by 22:05/);
  expect(text).not.toMatch(/Ben|live|client|text|Riverside/);
  expect(pages(lena, ada, marcus)).toEqual([1, 0, 0]);
  await house.passes({ minutes: 5 });
  expect(pages(lena, ada, marcus)).toEqual([1, 1, 0]);
  await house.passes({ minutes: 5 });
  expect(pages(lena, ada, marcus)).toEqual([1, 1, 1]);
  await house.passes({ minutes: 5 });
  expect(pages(lena, ada, marcus, priya)).toEqual([2, 1, 1, 0]);
  await house.expectNoCase(ben);
});

test('with everybody asleep it goes on until the morning, and always has its next time', async () => {
  await opens();
  await house.texts(ben.mobile, cry);
  for (let hour = 0; hour < 9; hour += 1) {
    const before = pages(lena, ada, marcus).reduce((sum, some) => sum + some, 0);
    await house.passes({ hours: 1 });
    expect(pages(lena, ada, marcus).reduce((sum, some) => sum + some, 0)).toBeGreaterThan(before);
    const { rows } = await sql<{ dueAt: string | null }>`select due_at as "dueAt" from alarm`.execute(
      house.fresh.asOwner,
    );
    expect(rows).toHaveLength(1);
    expect(rows[0]?.dueAt && rows[0].dueAt > house.now()).toBe(true);
  }
});

test('one tap takes it for a quarter of an hour; whoever wrote nothing down by then is asked again', async () => {
  await opens();
  await house.texts(ben.mobile, cry);
  await house.passes({ minutes: 6 });
  const link = linkTo(ada);
  expect((await look(house, link)).page).not.toMatch(/Ben|live|client|Riverside/);
  expect((await press(house, link, {})).payload).toContain('You have it');
  expect((await look(house, linkTo(lena))).page).toContain('Dr Ada Okafor has it');
  expect(await waiting()).toMatchObject([{ reading: 'not-ok', alarm: { name: ada.name, hasIt: true } }]);
  const before = pages(lena, ada, marcus);
  await house.passes({ minutes: 14 });
  expect(pages(lena, ada, marcus)).toEqual(before);
  await house.passes({ minutes: 1 });
  expect(pages(lena, ada, marcus)).toEqual([before[0], 2, before[2]]);
});

test('whoever wakes when the next person is asked already can have it all the same', async () => {
  await opens();
  await house.texts(ben.mobile, cry);
  const lenas = linkTo(lena);
  await house.passes({ minutes: 6 });
  expect((await press(house, lenas, {})).payload).toMatch(/You have it.*until 22:21/);
  expect((await press(house, linkTo(ada), {})).payload).toContain('Lena Lindqvist has it');
});

test('what was done about it ends it, for whoever was just being asked as well', async () => {
  await opens();
  await house.texts(ben.mobile, cry);
  const [message] = await waiting();
  expect(message?.alarm).toMatchObject({ staffId: lena.id, name: lena.name, hasIt: false });
  const done = { note: 'Spoke with Ben, who is with his brother.' };
  expect((await (await house.signsIn(ada)).post(`/texts/${message?.id}/settlement`, done)).status).toBe(204);
  const before = pages(lena, ada, marcus);
  await house.passes({ hours: 3 });
  expect(pages(lena, ada, marcus)).toEqual(before);
  expect((await press(house, linkTo(lena), {})).payload).toContain('Nothing waits for you here');
  const again = await (await house.signsIn(lena)).post<{ code: string }>(`/texts/${message?.id}/taking`);
  expect(again.body.code).toBe('no-waiting-text');
});

test('of two who take it, the second hears who was first', async () => {
  await opens();
  await house.texts(ben.mobile, cry);
  const [message] = await waiting();
  const path = `/texts/${message?.id}/taking`;
  expect((await (await house.signsIn(marcus)).post(path)).status).toBe(204);
  const second = await (await house.signsIn(lena)).post<{ code: string; detail: string }>(path);
  expect(second.status).toBe(409);
  expect(second.body).toMatchObject({
    code: 'somebody-has-it',
    detail: expect.stringContaining(marcus.name),
  });
  expect((await press(house, linkTo(lena), {})).payload).toContain(`${marcus.name} has it`);
  expect((await (await house.signsIn(priya)).post(path)).status).toBe(403);
  const { rows } = await sql<{ staffId: string }>`
    select staff_id as "staffId" from audit_entry where action = 'text.taken'`.execute(house.fresh.asOwner);
  expect(rows).toEqual([{ staffId: marcus.id }]);
});

test('ten texts from one phone ring once; what came after the one that was settled rings on', async () => {
  await opens();
  for (const more of ['', ' Please', ' Help me']) await house.texts(ben.mobile, cry + more);
  expect(pages(lena)).toEqual([1]);
  const [first, second, third] = await waiting();
  expect([first, second, third].map((one) => one?.alarm === null)).toEqual([false, true, true]);
  const marcusWorks = await house.signsIn(marcus);
  const settles = (id: string | undefined) =>
    marcusWorks.post(`/texts/${id}/settlement`, { note: 'Called.' });
  await settles(second?.id);
  await settles(first?.id);
  await house.settles();
  expect(await waiting()).toMatchObject([{ id: third?.id, alarm: { staffId: lena.id } }]);
  expect(pages(lena)).toEqual([2]);
  await settles(third?.id);
  await house.passes({ hours: 2 });
  expect(pages(lena)).toEqual([2]);
});

test('from a number that nobody has, whoever is on call is asked first', async () => {
  await opens();
  await onCall(lena);
  await house.texts(stranger, cry);
  expect(pages(lena, marcus, ada)).toEqual([1, 0, 0]);
  await house.passes({ minutes: 10 });
  expect(pages(lena, marcus, ada)).toEqual([1, 1, 1]);
});

test('who has left is asked nothing, and what they had goes on to the next', async () => {
  await opens();
  await house.texts(ben.mobile, cry);
  const link = linkTo(lena);
  await press(house, link, {});
  await sql`update staff set active = false where id = ${lena.id}`.execute(house.fresh.asOwner);
  expect(pages(ada)).toEqual([0]);
  await house.passes({ minutes: 15 });
  expect(pages(lena, ada)).toEqual([1, 1]);
  expect((await look(house, link)).page).toContain('This link leads nowhere any more');
});

test('a mail that may be a cry pages as a text does', async () => {
  await opens();
  await house.mailsAfresh(ben.email, cry);
  expect(pages(lena)).toEqual([1]);
});

test('calm words page nobody, and what a case has heard it asks about by itself', async () => {
  await opens('Tuesday 14:00');
  await house.texts(ben.mobile, 'See you on Thursday');
  await house.passes({ hours: 1 });
  expect(pages(lena, ada, marcus)).toEqual([0, 0, 0]);
  expect(await waiting()).toMatchObject([{ alarm: null }]);
  await house.misses(ben);
  await house.texts(ben.mobile, cry);
  const { rows } = await sql`select from alarm`.execute(house.fresh.asOwner);
  expect(rows).toEqual([]);
  expect((await house.asked(ben)).map(({ kind }) => kind)).toContain('read-reply');
});
