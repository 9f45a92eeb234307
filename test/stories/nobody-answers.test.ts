import { afterEach, expect, test } from 'vitest';
import { ada, ana, ben, type CastClient, type CastStaff, dev, lena, marcus } from '#test/cast.ts';
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

test('an elevated client who answers nothing: within the hour a person has to say whether their sister is called', async () => {
  house = await openHouse({ at: 'Tuesday 14:00', who: [ana] });
  await house.misses(ana);
  house.phone(ana).receives(/don't see you yet/);
  await isAsked(ana, 'review-agreement', ada);
  await isAsked(ana, 'call', ada);
  await house.passes({ minutes: 10 });
  await isAsked(ana, 'call', lena);
  await house.passes({ minutes: 10 });
  house.phone(ana).receives(/missed you today/);
  await isAsked(ana, 'call', marcus);
  await isAsked(ana, 'emergency-contact', null);
  await house.passes({ minutes: 25 });
  await isAsked(ana, 'emergency-contact', ada);
  await house.passes({ minutes: 60 });
  await isAsked(ana, 'emergency-contact', marcus);
  await nobodyElseHeard(ana);
});

test('a client in the high tier who answers nothing: everything comes in half the time', async () => {
  house = await openHouse({ at: 'Tuesday 14:00', who: [dev] });
  await house.misses(dev);
  house.phone(dev).receives(/don't see you yet/);
  await isAsked(dev, 'call', ada);
  await house.passes({ minutes: 5 });
  await isAsked(dev, 'call', lena);
  await house.passes({ minutes: 5 });
  house.phone(dev).receives(/missed you today/);
  await isAsked(dev, 'call', marcus);
  await isAsked(dev, 'emergency-contact', null);
  await house.passes({ minutes: 5 });
  await isAsked(dev, 'emergency-contact', ada);
  await house.passes({ minutes: 15 });
  await isAsked(dev, 'second-call', ada);
  await isAsked(dev, 'emergency-contact', lena);
  await house.passes({ minutes: 15 });
  await isAsked(dev, 'emergency-contact', marcus);
  await nobodyElseHeard(dev);
});

/** Who is asked about a step at this moment. */
async function isAsked(client: CastClient, step: string, person: CastStaff | null): Promise<void> {
  const { asks } = await house.caseOf(client);
  expect(asks.find(({ stepId }) => stepId === step)?.staffId, step).toBe(person?.id);
}

/** Through a whole day: the client is not written to more often, and whoever may be called hears nothing from a machine. */
async function nobodyElseHeard(client: CastClient): Promise<void> {
  const written = house.phone(client).inbox.length;
  await house.passes({ days: 1 });
  expect(house.phone(client).inbox).toHaveLength(written);
  house.phone({ mobile: client.contact?.phone ?? '' }).staysQuiet();
  expect((await house.caseOf(client)).asks.length).toBeGreaterThan(0);
  await house.expectCase(client, { phase: 'missed' });
}

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
