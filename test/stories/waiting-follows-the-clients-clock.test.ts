import { afterEach, expect, test } from 'vitest';
import type { Instant } from '#core/time/instant.ts';
import { ana, ben, type CastClient, fay, lena } from '#test/cast.ts';
import { type House, openHouse, when } from '#test/house.ts';

let house: House;
afterEach(() => house.close());

/** When each check-in left. */
async function sentAt(client: CastClient): Promise<Instant[]> {
  return (await house.history(client)).filter((event) => event.type === 'check-in-sent').map(({ at }) => at);
}

test('a client in London is not woken because the practice in New York is still at work', async () => {
  house = await openHouse({ at: 'Tuesday 15:30', who: [fay] });
  await house.misses(fay);
  house.phone(fay).receives(/don't see you yet/);
  await house.passes({ hours: 10 });
  house.phone(fay).staysQuiet();
  house.mailbox(fay).staysQuiet();
  await house.passes({ hours: 2 });
  house.phone(fay).receives(/./);
  // Eight in the morning in London.
  expect((await sentAt(fay))[1]).toBe('2026-03-04T08:00:00.000Z');
});

test('on the night on which the clocks go forward, the morning begins by the new time', async () => {
  house = await openHouse({ at: 'Saturday 20:25', who: [ben] });
  await house.misses(ben);
  house.phone(ben).receives(/don't see you yet/);
  await house.passes({ hours: 15 });
  // 20:40 and twenty minutes is nine in the evening, which is too late; eight in New York is 12:00Z from that night on.
  expect((await sentAt(ben))[1]).toBe('2026-03-08T12:00:00.000Z');
});

test('a wait that runs through that night is as long as it was meant to be', async () => {
  house = await openHouse({ at: 'Saturday 12:00', who: [ben] });
  await house.misses(ben);
  await house.passes({ hours: 30 });
  const last = (await sentAt(ben)).at(-1);
  // A day after the miss was confirmed at 12:15: twenty-four hours, and a quarter past one by the new clock.
  expect(last).toBe('2026-03-08T17:15:00.000Z');
});

interface Row {
  readonly id: string;
  readonly kind: string;
  readonly version: number;
}

const weekendOnly: CastClient = { ...ben, allowed: ['sms'] };

test('a client who is free only at the weekend is written to at the weekend, and asked nothing stale', async () => {
  house = await openHouse({ at: 'Tuesday 14:00', who: [weekendOnly] });
  const caller = await house.signsIn(lena);
  const { body } = await caller.get<{ channels: Row[] }>(`/clients/${ben.id}/channels`);
  const { id, version } = body.channels.find(({ kind }) => kind === 'sms')!;
  const safeHours = { from: '10:00', to: '18:00', weekdays: [6, 7] };
  await caller.patch(`/clients/${ben.id}/channels/${id}`, { version, safeHours });
  await house.misses(weekendOnly);
  await house.passes({ days: 3 });
  house.phone(weekendOnly).staysQuiet();
  await house.passes({ days: 1 });
  house.phone(weekendOnly).receives(/check|missed/i);
  expect((await sentAt(weekendOnly))[0]).toBe(when('Saturday 10:00'));
  // "Are you running late?" is no question for four days later: a person was asked about it instead.
  const history = await house.history(weekendOnly);
  expect(history).toContainEqual(
    expect.objectContaining({ type: 'step-found-late', stepId: 'first-check-in' }),
  );
  expect(house.phone(weekendOnly).inbox.some(({ text }) => /don't see you yet/.test(text))).toBe(false);
});

test('an evening session of an elevated client is followed up by people at night, and by messages in the morning', async () => {
  house = await openHouse({ at: 'Tuesday 20:30', who: [ana] });
  await house.misses(ana);
  house.phone(ana).receives(/don't see you yet/);
  await house.passes({ hours: 8 });
  house.phone(ana).staysQuiet();
  expect((await house.asked(ana)).length).toBeGreaterThan(0);
  await house.passes({ hours: 4 });
  house.phone(ana).receives(/missed you/);
  expect((await sentAt(ana))[1]).toBe(when('Wednesday 08:00'));
});

test('two sessions missed on one day are one case, and one set of messages', async () => {
  house = await openHouse({ at: 'Tuesday 10:00', who: [ana] });
  await house.misses(ana);
  const { caseId } = await house.caseOf(ana);
  await house.passes({ minutes: 30 });
  const before = house.phone(ana).inbox.length;
  await house.books(ana);
  await house.books(ana, { inMinutes: 60 });
  await house.passes({ minutes: 90 });
  const state = await house.caseOf(ana);
  expect(state.caseId).toBe(caseId);
  expect(state.sessions).toHaveLength(3);
  expect(house.phone(ana).inbox).toHaveLength(before);
});
