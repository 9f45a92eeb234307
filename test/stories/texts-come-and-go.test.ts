/** What can happen to a text between here and a phone, and what the case makes of it. */
import { sql } from 'kysely';
import { afterEach, describe, expect, test } from 'vitest';
import { ben, lena } from '#test/cast.ts';
import { type House, openHouse } from '#test/house.ts';
import type { Message } from '#test/phone.ts';

let house: House;
afterEach(() => house.close());

const phoneIsOff = { kind: 'failed', permanent: true, code: '30003', reason: 'The phone is off.' } as const;
const isAway = {
  kind: 'failed',
  permanent: false,
  code: 'ECONNREFUSED',
  reason: 'It refuses connections.',
} as const;

async function written(): Promise<Message> {
  house = await openHouse({ at: 'Tuesday 14:00', who: [ben] });
  await house.misses(ben);
  return house.phone(ben).receives(/don't see you yet/);
}

test('an answer on the second channel ends what the first one could not', async () => {
  house = await openHouse({ at: 'Tuesday 14:00', who: [ben] });
  house.phone(ben).meets(phoneIsOff);
  await house.misses(ben);
  house.phone(ben).staysQuiet();
  const { key } = house.mailbox(ben).receives(/don't see you yet/);
  await house.mails(key, "I'm OK");
  await house.expectCase(ben, { phase: 'closed', outcome: 'client-said-ok' });
  await house.passes({ days: 3 });
  house.phone(ben).staysQuiet();
});

test('with the provider away for two hours the client is mailed in time, and texted again once it is back', async () => {
  house = await openHouse({ at: 'Tuesday 14:00', who: [ben] });
  for (let time = 0; time < 60; time += 1) house.phone(ben).meets(isAway);
  await house.misses(ben);
  await house.passes({ hours: 2 });
  house.phone(ben).staysQuiet();
  house.mailbox(ben).receives(/missed you today/);
  const { rows } = await sql<{ late: number }>`
    select count(*)::int as late from message where audience = 'client' and state in ('queued', 'sending')`.execute(
    house.fresh.asOwner,
  );
  expect(rows, 'nothing is left lying').toEqual([{ late: 0 }]);
});

test('a text that the provider calls undelivered after it was sent is followed by a mail at once', async () => {
  const { key } = await written();
  await house.hears(key, 'sent');
  house.mailbox(ben).staysQuiet();
  await house.hears(key, 'failed', '30006 landline');
  house.mailbox(ben).receives(/don't see you yet/);
  expect(await channel(), 'it has to be checked with him anew').toMatchObject({
    verified: false,
    stopped: false,
  });
});

test('a number that the provider blocks is closed for the next case too', async () => {
  house = await openHouse({ at: 'Tuesday 14:00', who: [ben] });
  house.phone(ben).meets({ ...phoneIsOff, code: '21610 opted-out' });
  await house.misses(ben);
  house.mailbox(ben).receives(/don't see you yet/);
  expect((await house.caseOf(ben)).withdrawnChannels).toHaveLength(1);
  expect(await channel()).toMatchObject({ stopped: true });
  await house.passes({ days: 1 });
  house.phone(ben).staysQuiet();
});

describe('a number that nobody has checked with him', () => {
  const checked = async () => ({
    phone: (await channel())?.verified,
    mail: (await channel('email', ben.email))?.verified,
  });
  const nobodyHas = () =>
    sql`update contact_channel set verified_on = null, version = version + 1`.execute(house.fresh.asOwner);

  test.each([
    ['a tap on what was sent to it', (text: Message) => text.taps('safe')],
    ['his words from it', () => house.texts(ben.mobile, 'Sorry, running late!')],
  ])('counts as checked once he has answered from it: %s', async (_how, answers) => {
    const text = await written();
    await nobodyHas();
    await answers(text);
    await house.settles();
    expect(await checked(), 'and no other does').toEqual({ phone: true, mail: false });
  });

  test('so does a mail address from which he answered', async () => {
    house = await openHouse({ at: 'Tuesday 14:00', who: [ben] });
    house.phone(ben).meets(phoneIsOff);
    await house.misses(ben);
    await nobodyHas();
    await house.mails(house.mailbox(ben).receives(/don't see you yet/).key, "I'm OK");
    expect(await checked()).toEqual({ phone: false, mail: true });
  });

  test.each(['Wrong number', 'Who is this?', 'STOP'])(
    'stays so when somebody else may hold it: %s',
    async (words) => {
      await written();
      await nobodyHas();
      await house.texts(ben.mobile, words);
      await house.settles();
      expect(await checked()).toEqual({ phone: false, mail: false });
    },
  );
});

async function channel(kind = 'sms', address = ben.mobile) {
  const { rows } = await sql<{ verified: boolean; stopped: boolean }>`
    select verified_on is not null as verified, exists (
      select from opt_out o where o.kind = h.kind and o.address = h.address and o.via = 'provider') as stopped
    from contact_channel h where address = ${address} and kind = ${kind}`.execute(house.fresh.asOwner);
  return rows[0];
}

test('a late status never goes back', async () => {
  const { key } = await written();
  await house.hears(key, 'delivered');
  for (const state of ['sent', 'failed', 'unknown', 'sent'] as const) await house.hears(key, state);
  expect((await house.caseOf(ben)).messages[key as never]).toMatchObject({ state: 'delivered' });
  house.mailbox(ben).staysQuiet();
});

test('an answer in the same second as the next text is heard first or after it, and ends the case once', async () => {
  await written();
  // To the minute at which the next check-in falls due, with the worker standing still until the answer is in.
  await house.sleeps({ minutes: 20 });
  await Promise.all([house.texts(ben.mobile, "I'm OK"), house.settles()]);
  await house.expectCase(ben, { phase: 'closed', outcome: 'client-said-ok' });
  const closings = (await house.history(ben)).filter(({ type }) => type === 'case-closed');
  expect(closings).toHaveLength(1);
  const before = house.phone(ben).inbox.length;
  await house.passes({ days: 3 });
  expect(house.phone(ben).inbox).toHaveLength(before);
});

test('an answer that was stored while nobody worked is heard before the next text leaves', async () => {
  await written();
  const owner = house.fresh.asOwner;
  await sql`
    create function refuse() returns trigger language plpgsql as $$ begin raise 'out of order'; end $$;
    create trigger refuse before insert on reply for each row execute function refuse()`.execute(owner);
  await house.sleeps({ minutes: 1 });
  await house.texts(ben.mobile, 'Can you call me?');
  await sql`drop trigger refuse on reply`.execute(owner);
  await house.settles();
  expect((await house.asked(ben)).map(({ kind, staffId }) => [kind, staffId])).toContainEqual([
    'read-reply',
    lena.id,
  ]);
});
