import { sql } from 'kysely';
import { afterEach, expect, test } from 'vitest';
import { ana, ben, type CastClient, lena } from '#test/cast.ts';
import { type House, openHouse } from '#test/house.ts';

let house: House;
afterEach(() => house.close());

const heard = async (client: CastClient) =>
  (await house.history(client)).filter(({ type }) => type === 'reply-received').length;
const questions = async (client: CastClient) =>
  (await house.caseOf(client)).asks.filter(({ kind }) => kind === 'read-reply');

test('somebody who taps without end asks one person one thing, and a cry among it is heard at once', async () => {
  house = await openHouse({ at: 'Tuesday 14:00', who: [ana] });
  await house.misses(ana);
  const { taps } = house.phone(ana).receives(/./);
  for (let time = 0; time < 15; time += 1) await taps('safe');
  expect(await questions(ana)).toMatchObject([{ urgent: false }]);
  const { replies: calm } = await house.caseOf(ana);
  expect(await taps('not-ok')).toMatch(/988/);
  const [question, ...more] = await questions(ana);
  expect(more).toEqual([]);
  expect(question?.urgent).toBe(true);
  expect(calm.map(({ replyId }) => String(replyId))).not.toContain(question?.about);
});

test('what is tapped over and over within an hour is heard twenty times, and its words are kept', async () => {
  house = await openHouse({ at: 'Tuesday 14:00', who: [ben] });
  await house.misses(ben);
  const { taps } = house.phone(ben).receives(/./);
  for (let time = 0; time < 21; time += 1) expect(await taps('not-ok')).toMatch(/988/);
  expect(await heard(ben)).toBe(20);
  await taps('not-ok', 'The door is open');
  expect(await heard(ben)).toBe(20);
  const { rows } = await sql<{ text: string }>`select text from reply where text <> ''`.execute(
    house.fresh.asOwner,
  );
  expect(rows).toEqual([{ text: 'The door is open' }]);
  expect(await questions(ben)).toMatchObject([{ urgent: true }]);

  const last = (await house.caseOf(ben)).replies.at(-1)!;
  const read = {
    replyId: last.replyId,
    as: 'carry-on',
    note: 'Rang him; the same each time.',
    withEarlier: true,
  };
  expect((await house.puts(lena, ben, 'settled-replies', read)).status).toBe(200);
  expect((await house.caseOf(ben)).replies.every(({ settledAs }) => settledAs === 'carry-on')).toBe(true);
  expect(await questions(ben)).toEqual([]);
  await taps('not-ok');
  expect(await heard(ben)).toBe(21);
  expect(await questions(ben)).toMatchObject([{ urgent: true }]);
});

test('somebody who writes mail upon mail makes the case no longer, and a cry among it is heard at once', async () => {
  const mailOnly: CastClient = { ...ben, allowed: ['email'] };
  house = await openHouse({ at: 'Tuesday 14:00', who: [mailOnly] });
  await house.misses(mailOnly);
  const { key } = house.mailbox(mailOnly).receives(/./);
  for (let time = 0; time < 22; time += 1)
    await house.mails(key, `What is it with number ${time}?`, { from: 'somebody.else@example.net' });
  expect(await heard(mailOnly)).toBe(20);
  const { rows } = await sql`select from reply where text like 'What is it%'`.execute(house.fresh.asOwner);
  expect(rows, 'the words are kept').toHaveLength(22);
  await house.mails(key, "I'm not OK");
  expect(await heard(mailOnly)).toBe(21);
  expect(await questions(mailOnly)).toMatchObject([{ urgent: true }]);
});
