import { afterEach, expect, test } from 'vitest';
import { ana, ben, lena } from '#test/cast.ts';
import { type House, openHouse } from '#test/house.ts';

let house: House;
afterEach(() => house.close());

test('a check-in that fell due while Kept stood still is shown as late, and a person decides', async () => {
  house = await openHouse({ at: 'Tuesday 14:00', who: [ben] });
  await house.misses(ben);
  house.phone(ben).receives(/don't see you yet/);
  await house.sleeps({ minutes: 180 });
  await house.settles();
  house.phone(ben).staysQuiet();
  const { steps, asks } = await house.caseOf(ben);
  expect(steps).toMatchObject({ 'check-in': { status: 'asked' } });
  expect(asks).toContainEqual(
    expect.objectContaining({ kind: 'late-step', stepId: 'check-in', staffId: lena.id, lateMinutes: 160 }),
  );
  house.mailbox(lena).receives(/something needs you/);

  await house.puts(lena, ben, 'check-ins', { stepId: 'check-in' });
  house.phone(ben).receives(/missed you today/);
  expect((await house.asked(ben)).some(({ kind }) => kind === 'late-step')).toBe(false);
});

test('a few minutes are no outage: the message goes as it was meant to', async () => {
  house = await openHouse({ at: 'Tuesday 14:00', who: [ben] });
  await house.misses(ben);
  await house.passes({ minutes: 19 });
  await house.sleeps({ minutes: 9 });
  await house.settles();
  house.phone(ben).receives(/missed you today/);
});

test('a session whose whole hour passed while Kept stood still is asked about as soon as it runs again', async () => {
  house = await openHouse({ at: 'Tuesday 14:00', who: [ana] });
  await house.books(ana);
  await house.sleeps({ minutes: 240 });
  await house.settles();
  await house.expectCase(ana, { phase: 'unconfirmed' });
  const [ask] = (await house.caseOf(ana)).asks;
  expect(ask).toMatchObject({ kind: 'confirm-absence', lateMinutes: 235 });
  house.phone(ana).staysQuiet();
});

test('a night without power drops no question, and asks each person once, not once for every hour that was lost', async () => {
  house = await openHouse({ at: 'Tuesday 18:00', who: [ben] });
  await house.misses(ben);
  const open = (await house.asked(ben)).length;
  const mails = house.mailbox(lena).inbox.length;
  await house.sleeps({ minutes: 14 * 60 });
  await house.settles();
  expect((await house.asked(ben)).length).toBeGreaterThanOrEqual(open);
  expect(house.mailbox(lena).inbox.length - mails).toBeLessThanOrEqual(4);
});

test('a clock that was set back sends nothing twice', async () => {
  house = await openHouse({ at: 'Tuesday 14:00', who: [ben] });
  await house.misses(ben);
  await house.passes({ minutes: 25 });
  const sent = house.phone(ben).inbox.length;
  house.clock.advance(-20);
  await house.settles();
  await house.passes({ minutes: 40 });
  expect(house.phone(ben).inbox).toHaveLength(sent);
});
