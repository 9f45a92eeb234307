import { afterEach, expect, test } from 'vitest';
import { ada, ana, ben, lena } from '#test/cast.ts';
import { type House, openHouse } from '#test/house.ts';

let house: House;
afterEach(() => house.close());

test('a routine client who answers nothing is written to twice, and then a person decides', async () => {
  house = await openHouse({ at: 'Tuesday 14:00', who: [ben] });
  await house.misses(ben);
  house.phone(ben).receives(/don't see you yet/i);
  await house.passes({ minutes: 20 });
  house.phone(ben).receives(/missed you today/);
  await house.passes({ hours: 24 });
  house.mailbox(ben).receives(/./);
  await house.passes({ hours: 3 });
  expect(await house.asked(ben)).toContainEqual({ kind: 'step', staffId: lena.id });
  await house.expectCase(ben, { phase: 'missed' });
  await house.passes({ days: 5 });
  await house.expectCase(ben, { phase: 'missed' });
});

test('nobody marks the session: somebody is asked again and again, and the client is not disturbed', async () => {
  house = await openHouse({ at: 'Tuesday 14:00', who: [ana] });
  await house.books(ana);
  await house.passes({ minutes: 6 });
  expect(await house.asked(ana)).toEqual([{ kind: 'confirm-absence', staffId: ada.id }]);
  house.mailbox(ada).receives(/something needs you by 14:15/);
  await house.passes({ minutes: 10 });
  expect(await house.asked(ana)).toEqual([{ kind: 'confirm-absence', staffId: lena.id }]);
  house.mailbox(lena).receives(/something needs you/);
  await house.passes({ hours: 5 });
  expect((await house.asked(ana)).length).toBe(1);
  house.phone(ana).staysQuiet();
  house.mailbox(ana).staysQuiet();
});
