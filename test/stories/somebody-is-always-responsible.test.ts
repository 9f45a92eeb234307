import { afterEach, expect, test } from 'vitest';
import { addMinutes } from '#core/time/instant.ts';
import { runCommand } from '#engine/run.ts';
import { ada, ana, ben, lena, marcus, priya, riverside } from '#test/cast.ts';
import { type House, openHouse } from '#test/house.ts';

let house: House;
afterEach(() => house.close());

const whoIsAsked = async (what: string) =>
  (await house.caseOf(ana)).asks.find((ask) => ask.kind === what || ask.stepId === what)?.staffId;

test('a question that nobody answers goes from the clinician to the backup, to the supervisor, and round again', async () => {
  house = await openHouse({ at: 'Tuesday 14:00', who: [ana] });
  await house.misses(ana);
  expect(await whoIsAsked('call')).toBe(ada.id);
  await house.passes({ minutes: 10 });
  expect(await whoIsAsked('call')).toBe(lena.id);
  house.mailbox(lena).receives(/something needs you/);
  await house.passes({ minutes: 10 });
  expect(await whoIsAsked('call')).toBe(marcus.id);
  house.mailbox(marcus).receives(/something needs you/);
  await house.passes({ minutes: 10 });
  expect(await whoIsAsked('call')).toBe(ada.id);
});

test('every case that is open has a time at which something happens and a person who has it, for ten days of silence', async () => {
  house = await openHouse({ at: 'Tuesday 14:00', who: [ana, ben] });
  await house.misses(ana);
  await house.misses(ben);
  for (let day = 0; day < 10; day += 1) {
    await house.passes({ days: 1 });
    for (const client of [ana, ben]) {
      const { status, asks, ownerId } = await house.caseOf(client);
      expect([status, ownerId]).toEqual(['open', client.clinician.id]);
      expect(asks.length).toBeGreaterThan(0);
    }
  }
});

test('"I have it" keeps the questions with one person for a quarter of an hour, and then they are asked again', async () => {
  house = await openHouse({ at: 'Tuesday 14:00', who: [ana] });
  await house.misses(ana);
  await house.puts(lena, ana, 'lease');
  const { asks } = await house.caseOf(ana);
  expect(new Set(asks.map(({ staffId }) => staffId))).toEqual(new Set([lena.id]));
  const mails = house.mailbox(lena).inbox.length;
  await house.passes({ minutes: 14 });
  expect(house.mailbox(lena).inbox).toHaveLength(mails);
  await house.passes({ minutes: 1 });
  expect((await house.caseOf(ana)).lease).toBeNull();
  house.mailbox(lena).receives(/something needs you/);
  await house.passes({ minutes: 15 });
  expect(await whoIsAsked('call')).not.toBe(lena.id);
});

test('a task that was given away comes back when its time is over', async () => {
  house = await openHouse({ at: 'Tuesday 14:00', who: [ana] });
  await house.misses(ana);
  const given = await house.puts(ada, ana, 'delegation', {
    to: priya.id,
    instructions: 'Please call her mobile, twice.',
    deadlineAt: addMinutes(house.now(), 60),
  });
  expect(given.status).toBe(200);
  house.mailbox(priya).receives(/something needs you by 15:15/);
  expect(await whoIsAsked('call')).toBe(priya.id);
  await house.expectCase(ana, { phase: 'missed', owner: ada });
  await house.passes({ minutes: 61 });
  const state = await house.caseOf(ana);
  expect(state.delegation).toBeNull();
  expect(await whoIsAsked('delegation-overdue')).toBe(ada.id);
});

test('a case is handed over only when the other one says yes', async () => {
  house = await openHouse({ at: 'Tuesday 14:00', who: [ana] });
  await house.misses(ana);
  await house.puts(ada, ana, 'handover', { to: marcus.id, note: 'I am in court until six.' });
  house.mailbox(marcus).receives(/something needs you/);
  await house.expectCase(ana, { phase: 'missed', owner: ada });
  const notHers = await house.puts(lena, ana, 'handover-answer', { accepted: true });
  expect(notHers).toMatchObject({ status: 409, body: { code: 'no-handover-for-you' } });
  await house.puts(marcus, ana, 'handover-answer', { accepted: true });
  await house.expectCase(ana, { phase: 'missed', owner: marcus });
});

test('a hand-over that nobody answers stays with its owner, who is told', async () => {
  house = await openHouse({ at: 'Tuesday 14:00', who: [ana] });
  await house.misses(ana);
  await house.does(ada, ana, { type: 'offer-handover', to: marcus.id, note: '' });
  await house.passes({ minutes: 16 });
  const state = await house.caseOf(ana);
  expect([state.ownerId, state.handover]).toEqual([ada.id, null]);
  expect(state.asks).toContainEqual(
    expect.objectContaining({ kind: 'review', about: 'handover-unanswered', staffId: ada.id }),
  );
});

test('two people who act at the same moment are both on record', async () => {
  house = await openHouse({ at: 'Tuesday 14:00', who: [ana] });
  await house.misses(ana);
  const { caseId } = await house.caseOf(ana);
  const people = [ada, lena, marcus, priya];
  const outcomes = await Promise.all(
    people.map(({ id: staffId }) =>
      runCommand(house.program.engine, riverside.id, caseId, {
        type: 'record-attempt',
        by: { kind: 'staff', staffId },
        medium: 'call',
        channelId: null,
        stepId: null,
        result: 'no-answer',
        happenedAt: house.now(),
        note: '',
      }),
    ),
  );
  expect(outcomes.map(({ kind }) => kind)).toEqual(['done', 'done', 'done', 'done']);
  const attempts = (await house.history(ana)).filter((event) => event.type === 'attempt-recorded');
  expect(new Set(attempts.map(({ by }) => 'staffId' in by && by.staffId))).toEqual(
    new Set(people.map(({ id }) => id)),
  );
});

test('of two people who close a case at the same moment one is told that it is closed', async () => {
  house = await openHouse({ at: 'Tuesday 14:00', who: [ana] });
  await house.books(ana);
  await house.passes({ minutes: 8 });
  const [one, other] = await Promise.all([
    house.puts(ada, ana, 'absence-outcome', { outcome: 'late-arrival' }),
    house.puts(lena, ana, 'absence-outcome', { outcome: 'late-cancellation' }),
  ]);
  expect([one.status, other.status].sort()).toEqual([200, 409]);
  const closings = (await house.history(ana)).filter((event) => event.type === 'case-closed');
  expect(closings).toHaveLength(1);
});
