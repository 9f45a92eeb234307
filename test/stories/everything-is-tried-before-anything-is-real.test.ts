import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { PretendCarrier } from '#adapters/pretend-carrier.ts';
import type { Phone } from '#app/example/contract.ts';
import { latenessCheck } from '#app/lateness.ts';
import type { PracticeId } from '#core/ids.ts';
import type { Tx } from '#engine/ports.ts';
import { ada, ana, lena, riverside } from '#test/cast.ts';
import { type House, openHouse } from '#test/house.ts';
import type { Caller } from '#test/sign-in.ts';

let house: House;
let hers: Caller;
beforeEach(async () => {
  house = await openHouse({ at: 'Tuesday 14:00', who: [ana] });
  hers = await house.signsIn(ada);
});
afterEach(() => house.close());

interface Me {
  readonly staff: { readonly id: string; readonly name: string };
  readonly practice: { readonly id: PracticeId; readonly name: string; readonly isExample: boolean };
}

const me = async () => (await hers.get<Me>('/me')).body;
const phoneOf = async (name: string) =>
  (await hers.get<Phone>('/example/phone')).body.people.find((one) => one.name === name);

async function visits(): Promise<PracticeId> {
  expect((await hers.post('/example/visit')).status).toBe(204);
  await house.settles();
  return (await me()).practice.id;
}

/** Every table that knows practices, of whichever schema. */
async function rowsOf(practiceId: PracticeId): Promise<Readonly<Record<string, number>>> {
  const { asOwner } = house.fresh;
  const { rows: tables } = await sql<{ name: string }>`
    select c.oid::regclass::text as name from pg_attribute a join pg_class c on c.oid = a.attrelid
    where a.attname = 'practice_id' and c.relkind = 'r' and not a.attisdropped`.execute(asOwner);
  const counts: [string, number][] = [];
  for (const { name } of tables) counts.push([name, await count(asOwner, name, 'practice_id', practiceId)]);
  counts.push(['practice', await count(asOwner, 'practice', 'id', practiceId)]);
  counts.push(['jobs', await count(asOwner, 'pgboss.job', `data ->> 'practiceId'`, practiceId)]);
  return Object.fromEntries(counts.filter(([, rows]) => rows > 0));
}

async function count(tx: Tx, table: string, column: string, practiceId: PracticeId): Promise<number> {
  const { rows } = await sql<{ rows: number }>`
    select count(*)::int as rows from ${sql.raw(table)} where (${sql.raw(column)})::text = ${practiceId}`.execute(
    tx,
  );
  return rows[0]?.rows ?? 0;
}

test('an example is a practice of its own, with somebody missing in it and nobody real', async () => {
  const own = await me();
  const example = await visits();
  expect(await me()).toMatchObject({
    staff: { name: ada.name },
    practice: { isExample: true, name: 'Example practice' },
  });
  expect(example).not.toBe(riverside.id);
  const { body } = await hers.get<{ open: { name: string }[] }>('/cases');
  expect(JSON.stringify(body)).toContain('Ana Reyes');
  expect((await phoneOf('Ben Turner'))?.arrived).toMatchObject([{ medium: 'sms', audience: 'client' }]);

  expect((await hers.delete('/example/visit')).status).toBe(204);
  expect(await me()).toEqual(own);
  await house.expectNoCase(ana);
  expect((await hers.get('/example/phone')).status).toBe(404);
});

test('nothing of it leaves: neither to clients nor to staff, nor a test of the line', async () => {
  await visits();
  await house.passes({ hours: 3 });
  hers = await house.signsIn(ada);
  await visits();
  expect((await phoneOf('Ben Turner'))?.arrived.length).toBeGreaterThan(1);
  expect((await phoneOf(ada.name))?.kind).toBe('staff');
  expect((await hers.post<{ code: string }>('/sending/test', { medium: 'email' })).status).not.toBe(200);
  for (const medium of ['sms', 'email'] as const) {
    const real = house.program.world.carriers.get(medium) as PretendCarrier;
    expect(real.everything()).toEqual([]);
  }
});

test.each(['sms', 'email'])(
  'an answer from the pretend phone by %s is heard as a client’s',
  async (medium) => {
    await visits();
    await house.passes({ minutes: 20 });
    const arrived = (await phoneOf('Ben Turner'))?.arrived ?? [];
    const message = arrived.find((one) => one.medium === medium);
    const page = await house.web().then(({ api }) => api.inject({ url: pathOf(message?.text) }));
    expect(page.statusCode, 'the one-tap address leads to the real page').toBe(200);
    const answer = { messageId: message?.id ?? '', text: "I'm ok, sorry, overslept" };
    expect((await hers.post('/example/phone/answers', answer)).status).toBe(204);
    await house.settles();
    expect((await phoneOf('Ben Turner'))?.said).toMatchObject([{ text: answer.text }]);
    expect(JSON.stringify((await hers.get('/cases')).body)).not.toContain('Ben Turner');
  },
);

const pathOf = (text = '') => /https?:\/\/[^/]+(\/h\/\S+)/.exec(text)?.[1] ?? '';

test('it disturbs nobody: what is late in it is nobody’s trouble', async () => {
  await visits();
  await house.sleeps({ minutes: 120 });
  const { fresh, clock } = house;
  expect(await latenessCheck(fresh.database, clock).check()).toBeNull();
});

test('only one is made, and only an owner makes one; nobody real is invited into it', async () => {
  const first = await visits();
  await hers.delete('/example/visit');
  expect(await visits()).toBe(first);
  const invitation = {
    name: 'Noor',
    email: 'noor@example.org',
    role: 'clinician',
    phone: '',
    backupStaffId: null,
  };
  expect(await hers.post('/staff', invitation)).toMatchObject({
    status: 409,
    body: { code: 'example-practice' },
  });
  const theirs = await house.signsIn(lena);
  expect((await theirs.post('/example/visit')).status).toBe(403);
  expect((await theirs.delete('/example')).status).toBe(403);
});

test('a second device of the same person stays with the real clients', async () => {
  await visits();
  await house.sleeps({ minutes: 26 });
  const other = await house.signsIn(ada);
  expect((await other.get<Me>('/me')).body.practice).toMatchObject({ id: riverside.id, isExample: false });
});

test('removed, it leaves no trace, whatever had happened in it', async () => {
  const example = await visits();
  await house.passes({ hours: 30 });
  hers = await house.signsIn(ada);
  const before = await rowsOf(example);
  for (const table of ['case_event', 'message', 'client', 'check_in_link', 'protocol_version'])
    expect(before, table).toHaveProperty(table);
  expect((await hers.delete('/example')).status).toBe(204);
  expect(await rowsOf(example)).toEqual({});
  expect((await me()).practice.id).toBe(riverside.id);
  expect(Object.keys(await rowsOf(riverside.id))).toContain('client');
  await house.passes({ minutes: 20 });
  expect(await rowsOf(example)).toEqual({});
  expect((await hers.delete('/example')).status).toBe(404);
});

test('a real practice cannot be removed that way, nor be turned into one that can', async () => {
  await visits();
  await house.misses(ana);
  const before = await rowsOf(riverside.id);
  const asApp = house.fresh.database;
  const refused = { code: '23001' };
  await expect(
    asApp.inPractice(riverside.id, (tx) => sql`select kept.remove_example()`.execute(tx)),
  ).rejects.toMatchObject(refused);
  await expect(
    asApp.withoutPractice((tx) => sql`select kept.remove_example()`.execute(tx)),
  ).rejects.toMatchObject(refused);
  await expect(
    asApp.inPractice(riverside.id, (tx) => sql`update practice set is_example = true`.execute(tx)),
  ).rejects.toMatchObject(refused);
  await expect(
    asApp.inPractice(riverside.id, (tx) => sql`delete from case_event`.execute(tx)),
  ).rejects.toMatchObject({ code: '42501' });
  expect(await rowsOf(riverside.id)).toEqual(before);
});
