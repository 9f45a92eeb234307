import { sql } from 'kysely';
import { afterEach, expect, test } from 'vitest';
import { pageDue } from '#features/paging/page-due.ts';
import { ada, ana, type CastStaff, lena, riverside, testNewId } from '#test/cast.ts';
import { type House, openHouse } from '#test/house.ts';
import { look, press } from '#test/phone.ts';

let house: House;
afterEach(() => house.close());

const adasPhone = { mobile: '+12125550110' };
const lenasPhone = { mobile: '+12125550120' };

/** As after the code came back. */
async function texts(person: CastStaff, { mobile }: { mobile: string }, afterMinutes = 0): Promise<void> {
  await sql`
    insert into reach_way (practice_id, id, staff_id, medium, address, after_minutes, verified_at, created_at)
    values (${riverside.id}, ${testNewId()}, ${person.id}, 'sms', ${mobile}, ${afterMinutes}, ${house.now()}, ${house.now()})
  `.execute(house.fresh.asOwner);
}

const pagings = async () =>
  (
    await sql<{ staffId: string; endedAs: string | null; endedVia: string | null; pages: number }>`
      select staff_id as "staffId", ended_as as "endedAs", ended_via as "endedVia", pages from paging
      order by asked_at, id`.execute(house.fresh.asOwner)
  ).rows;

test('a number counts once its code has come back, and then it is texted with the mail', async () => {
  house = await openHouse({ at: 'Tuesday 14:00', who: [ana] });
  const caller = await house.signsIn(ada);
  const added = await caller.post<{ ways: { id: string; isVerified: boolean }[] }>('/me/ways', {
    medium: 'sms',
    address: adasPhone.mobile,
  });
  expect(added.status).toBe(201);
  const id = added.body.ways.find(({ isVerified }) => !isVerified)?.id;
  await house.settles();
  const { text } = house.phone(adasPhone).receives(/your code is \d{6}/);
  const code = /\d{6}/.exec(text)?.[0] ?? '';
  await house.books(ana);
  await house.passes({ minutes: 5 });
  house.phone(adasPhone).staysQuiet();
  const wrong = code === '123456' ? '654321' : '123456';
  expect((await caller.post<{ code: string }>(`/me/ways/${id}/proof`, { code: wrong })).body.code).toBe(
    'wrong-code',
  );
  expect((await caller.post(`/me/ways/${id}/proof`, { code })).status).toBe(200);
  await house.passes({ minutes: 9 });
  house.phone(adasPhone).staysQuiet();
  await house.passes({ minutes: 1 });
  await house.does(ada, ana, { type: 'confirm-missed', clears: [], note: '' });
  house.phone(adasPhone).receives(/^Kept: something needs you by \d\d:\d\d\. https?:\S+\/p\/[0-9a-z]{38}$/);
  expect(house.phone(adasPhone).inbox).toHaveLength(2);
});

test('five wrong codes are the end of that code', async () => {
  house = await openHouse({ at: 'Tuesday 14:00', who: [ana] });
  const caller = await house.signsIn(ada);
  const added = await caller.post<{ ways: { id: string; isVerified: boolean }[] }>('/me/ways', {
    medium: 'sms',
    address: adasPhone.mobile,
  });
  const id = added.body.ways.find(({ isVerified }) => !isVerified)?.id;
  await house.settles();
  const code = /\d{6}/.exec(house.phone(adasPhone).receives(/code/).text)?.[0] ?? '';
  const wrong = code === '123456' ? '654321' : '123456';
  for (let tries = 0; tries < 5; tries += 1)
    expect((await caller.post(`/me/ways/${id}/proof`, { code: wrong })).status).toBe(400);
  expect((await caller.post(`/me/ways/${id}/proof`, { code })).status).toBe(400);
});

test('one tap on the link in a page takes the case, without signing in, and says nothing of whom it is about', async () => {
  house = await openHouse({ at: 'Tuesday 14:00', who: [ana] });
  await texts(ada, adasPhone);
  await texts(lena, lenasPhone);
  await house.misses(ana);
  await house.passes({ minutes: 10 });
  const { link: adas } = house.phone(adasPhone).receives(/something needs you/);
  const { link } = house.phone(lenasPhone).receives(/something needs you/);
  const { page } = await look(house, link);
  expect(page).toContain('Someone needs you in Kept');
  expect(page).not.toMatch(new RegExp(`${ana.preferredName}|Reyes|client|session|Riverside`));
  expect((await house.caseOf(ana)).lease).toBeNull();
  expect((await press(house, link, {})).payload).toContain('You have it');
  expect((await house.caseOf(ana)).lease?.staffId).toBe(lena.id);
  expect((await look(house, adas)).page).toContain('Lena Lindqvist has it');
  expect(await house.history(ana)).toContainEqual(
    expect.objectContaining({ type: 'case-taken', by: { kind: 'staff', staffId: lena.id } }),
  );
  expect((await pagings()).at(-1)).toMatchObject({ staffId: lena.id, endedAs: 'taken', endedVia: 'link' });
  const id = (await house.caseOf(ana)).caseId;
  const told = await (await house.signsIn(lena)).get<{ entries: { what: string }[] }>(
    `/cases/${id}/chronology`,
  );
  const sentences = told.body.entries.map(({ what }) => what);
  expect(sentences).toContain('Lena Lindqvist was paged by text: sent; it is not known whether it arrived.');
  expect(sentences).toContain('Lena Lindqvist answered with the link in a page.');
  await house.passes({ minutes: 14 });
  house.phone(lenasPhone).staysQuiet();
});

test('whoever does not wake up is paged until the next person is asked, who answers', async () => {
  house = await openHouse({ at: 'Tuesday 14:00', who: [ana] });
  await texts(ada, adasPhone, 2);
  await texts(lena, lenasPhone);
  await house.books(ana);
  await house.passes({ minutes: 6 });
  house.mailbox(ada).receives(/something needs you/);
  house.phone(adasPhone).staysQuiet();
  await house.passes({ minutes: 1 });
  house.phone(adasPhone).receives(/something needs you/);
  await house.passes({ minutes: 8 });
  const { link } = house.phone(lenasPhone).receives(/something needs you/);
  const [first] = await pagings();
  expect(first).toMatchObject({ staffId: ada.id, endedAs: 'over' });
  await press(house, link, {});
  const before = house.phone(adasPhone).inbox.length;
  await house.passes({ minutes: 14 });
  expect(house.phone(adasPhone).inbox).toHaveLength(before);
});

test('whoever wakes when the next person is asked already can have it all the same, as long as nobody has it', async () => {
  house = await openHouse({ at: 'Tuesday 14:00', who: [ana] });
  await texts(ada, adasPhone);
  await texts(lena, lenasPhone);
  await house.books(ana);
  await house.passes({ minutes: 6 });
  const adas = house.phone(adasPhone).receives(/something needs you/).link;
  await house.passes({ minutes: 9 });
  const lenas = house.phone(lenasPhone).receives(/something needs you/).link;
  expect((await look(house, adas)).page).toMatch(/Please answer by 14:2\d/);
  expect((await press(house, adas, {})).payload).toMatch(/You have it.*until 14:30/);
  expect((await press(house, lenas, {})).payload).toContain('Dr Ada Okafor has it');
  expect((await house.caseOf(ana)).lease?.staffId).toBe(ada.id);
});

test('with everybody asleep it pages on through the night, and each open paging has its next time', async () => {
  house = await openHouse({ at: 'Tuesday 22:00', who: [ana] });
  await texts(ada, adasPhone);
  await texts(lena, lenasPhone);
  await house.misses(ana);
  for (let hour = 0; hour < 9; hour += 1) {
    await house.passes({ hours: 1 });
    const { rows } = await sql<{ due: string | null }>`
      select due_at as due from paging where ended_at is null`.execute(house.fresh.asOwner);
    expect(rows.length).toBeGreaterThan(0);
    for (const { due } of rows) expect(due && due > house.now()).toBe(true);
  }
  expect(house.phone(adasPhone).inbox.length).toBeGreaterThan(3);
  expect(house.phone(lenasPhone).inbox.length).toBeGreaterThan(3);
});

test('an answer in the same second as the next page stops it, whichever comes first', async () => {
  house = await openHouse({ at: 'Tuesday 14:00', who: [ana] });
  await texts(ada, adasPhone, 3);
  await house.misses(ana);
  const { link } = house.mailbox(ada).receives(/something needs you/);
  house.clock.advance(3);
  await Promise.all([press(house, link, {}), pageDue(house.program.paging)]);
  await house.settles();
  expect((await house.caseOf(ana)).lease?.staffId).toBe(ada.id);
  const { rows } = await sql<{ open: number }>`
    select count(*)::int as open from paging where ended_at is null`.execute(house.fresh.asOwner);
  expect(rows[0]?.open).toBe(0);
  const sent = house.phone(adasPhone).inbox.length;
  expect(sent).toBeLessThanOrEqual(1);
  await house.passes({ minutes: 10 });
  expect(house.phone(adasPhone).inbox).toHaveLength(sent);
});

test('with the provider of texts away the mail comes all the same', async () => {
  house = await openHouse({ at: 'Tuesday 14:00', who: [ana] });
  await texts(ada, adasPhone);
  const away = { kind: 'failed', permanent: false, code: '503', reason: 'away' } as const;
  for (let tries = 0; tries < 20; tries += 1) house.phone(adasPhone).meets(away);
  await house.misses(ana);
  house.phone(adasPhone).staysQuiet();
  house.mailbox(ada).receives(/something needs you/);
});

test('an old text stands for what its owner is asked now, and a week later for nothing', async () => {
  house = await openHouse({ at: 'Tuesday 14:00', who: [ana] });
  await house.misses(ana);
  const { link } = house.mailbox(ada).receives(/something needs you/);
  await press(house, link, {});
  await house.passes({ minutes: 16 });
  expect((await look(house, link)).page).toContain('Someone needs you in Kept');
  await house.passes({ days: 8 });
  expect((await look(house, link)).status).toBe(404);
  expect((await look(house, `${new URL(link).origin}/p/${'0'.repeat(38)}`)).status).toBe(404);
});
