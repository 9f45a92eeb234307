import { sql } from 'kysely';
import { afterEach, expect, test } from 'vitest';
import { ana, type CastClient } from '#test/cast.ts';
import { type House, openHouse } from '#test/house.ts';

let house: House;
afterEach(() => house.close());

const mailOnly: CastClient = { ...ana, allowed: ['email'] };

/** The check-in that a client is sent by mail. */
async function written(): Promise<string> {
  house = await openHouse({ at: 'Tuesday 14:00', who: [mailOnly] });
  await house.misses(mailOnly);
  return house.mailbox(mailOnly).receives(/./).key;
}

const readings = async () => (await house.caseOf(mailOnly)).replies.map(({ reading }) => reading);

test('"stop" in answer to a thank-you closes the channel that it went over', async () => {
  const key = await written();
  await house.mails(key, "I'm OK");
  const thanks = house.mailbox(mailOnly).receives(/Thank/i);
  await house.mails(thanks.key, 'STOP');
  expect((await house.caseOf(mailOnly)).withdrawnChannels).toHaveLength(1);
});

test('an answer is taken even when no thank-you can be put into words', async () => {
  const key = await written();
  await sql`update case_file set plan = plan #- '{wording,thank-you/email}'`.execute(house.fresh.asOwner);
  await house.mails(key, "I'm OK");
  expect(await readings()).toEqual(['safe']);
  house.mailbox(mailOnly).staysQuiet();
});

test('the same mail twice is one answer', async () => {
  const key = await written();
  const messageId = '<once@mail.example.org>';
  for (let time = 0; time < 2; time += 1) await house.mails(key, 'Can you call me?', { messageId });
  expect(await readings()).toHaveLength(1);
  const { rows } = await sql`select 1 from reply`.execute(house.fresh.asOwner);
  expect(rows).toHaveLength(1);
});

test('words from another address are kept, and a person reads whose they are', async () => {
  const key = await written();
  await house.mails(key, "I'm OK", { from: 'somebody.else@example.net' });
  expect(await readings()).toEqual(['unclear']);
  expect((await house.asked(mailOnly)).map(({ kind }) => kind)).toContain('read-reply');
  house.mailbox(mailOnly).staysQuiet();
});

test('alarming words from another address alarm just as much', async () => {
  const key = await written();
  await house.mails(key, "I'm not OK", { from: 'somebody.else@example.net' });
  expect(await readings()).toEqual(['not-ok']);
});

test('a cry in answer to a mail of an ended case is heard by the case that is open now', async () => {
  const key = await written();
  await house.does(mailOnly.clinician, mailOnly, {
    type: 'record-outcome',
    outcome: 'late-cancellation',
    note: 'Her message of the morning was found.',
  });
  await house.passes({ days: 2 });
  await house.misses(mailOnly);
  await house.mails(key, "I'm not OK");
  expect(await readings()).toEqual(['not-ok']);
  await house.expectCase(mailOnly, { phase: 'missed' });
  expect((await house.asked(mailOnly)).map(({ kind }) => kind)).toContain('read-reply');
});

test('however the client writes their own address, it is theirs', async () => {
  const key = await written();
  await house.mails(key, "I'm OK", { from: mailOnly.email.toUpperCase() });
  expect(await readings()).toEqual(['safe']);
});

test('an automatic answer is kept and moves nothing', async () => {
  const key = await written();
  await house.mails(key, 'I am on leave until the 20th.', { kind: 'auto-reply' });
  expect(await readings()).toEqual([]);
  const { rows } = await sql<{ answer: string }>`select answer from reply`.execute(house.fresh.asOwner);
  expect(rows).toEqual([{ answer: 'auto-reply' }]);
});

test('what may be a cry is heard, also in an answer that calls itself automatic', async () => {
  const key = await written();
  await house.mails(key, 'Away. I don’t want to live any more.', { kind: 'auto-reply' });
  expect(await readings()).toEqual(['not-ok']);
  expect((await house.asked(mailOnly)).map(({ kind }) => kind)).toContain('read-reply');
});
