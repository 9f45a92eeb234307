import { afterEach, expect, test } from 'vitest';
import { ada, ana, ben, lena } from '#test/cast.ts';
import { type House, openHouse } from '#test/house.ts';

let house: House;
afterEach(() => house.close());

test('a routine client who taps OK is left in peace', async () => {
  house = await openHouse({ at: 'Tuesday 14:00', who: [ben] });
  await house.misses(ben);
  await house.passes({ minutes: 20 });
  const page = await house
    .phone(ben)
    .receives(/missed you today/)
    .taps('safe');
  expect(page).toMatch(/Thank you/i);
  await house.expectCase(ben, { phase: 'closed', outcome: 'client-said-ok' });
  house.mailbox(lena).receives(/all clear/i);
  await house.passes({ days: 3 });
  house.phone(ben).staysQuiet();
  house.mailbox(ben).staysQuiet();
});

test('an elevated client who taps OK stops the messages, and a person looks before it is closed', async () => {
  house = await openHouse({ at: 'Tuesday 14:00', who: [ana] });
  await house.misses(ana);
  await house.passes({ minutes: 20 });
  await house
    .phone(ana)
    .receives(/missed you today/)
    .taps('safe');
  await house.expectCase(ana, { phase: 'missed' });
  expect(await house.asked(ana)).toContainEqual({ kind: 'read-reply', staffId: ada.id });
  await house.passes({ days: 3 });
  house.phone(ana).staysQuiet();
  const replyId = (await house.caseOf(ana)).replies[0]!.replyId;
  await house.does(ada, ana, {
    type: 'settle-reply',
    replyId,
    as: 'client-is-safe',
    note: 'She sounded like herself.',
  });
  await house.expectCase(ana, { phase: 'closed', outcome: 'client-said-ok' });
});

test('a client who is not OK reaches a person at once, and nothing is sent over their head', async () => {
  house = await openHouse({ at: 'Tuesday 14:00', who: [ben] });
  await house.misses(ben);
  const page = await house
    .phone(ben)
    .receives(/don't see you/)
    .taps('not-ok');
  expect(page).toMatch(/988/);
  const { asks } = await house.caseOf(ben);
  expect(asks.find((ask) => ask.kind === 'read-reply')).toMatchObject({ staffId: lena.id, urgent: true });
  await house.passes({ minutes: 6 });
  expect((await house.asked(ben)).find((ask) => ask.kind === 'read-reply')).toEqual({
    kind: 'read-reply',
    staffId: ada.id,
  });
  house.phone(ben).staysQuiet();
});
