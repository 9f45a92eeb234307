import { afterEach, expect, test } from 'vitest';
import { latenessCheck } from '#app/lateness.ts';
import { addMinutes } from '#core/time/instant.ts';
import { readCase } from '#engine/load-case.ts';
import { ada, ana, ben, lena, marcus, riverside } from '#test/cast.ts';
import { type Deed, type House, openHouse } from '#test/house.ts';

let house: House;
afterEach(() => house.close());

const inDays = (days: number) => addMinutes(house.now(), days * 24 * 60);
const plan = (ownerId = ada.id): Deed => ({
  type: 'close-case',
  outcome: 'plan-made',
  note: 'No answer in three days; letter sent.',
  followUp: { ownerId, dueAt: inDays(7), text: 'Call once more, then write to close.' },
});

test('unanswered attempts alone do not end the case of a client who worries us', async () => {
  house = await openHouse({ at: 'Tuesday 14:00', who: [ana] });
  await house.misses(ana);
  const { type: _, ...closure } = plan();
  const { status, body } = await house.puts(ada, ana, 'closure', closure);
  expect([status, body.code]).toEqual([409, 'minimum-effort-not-met']);
  expect(body.detail).toMatch(/at least 3 attempts over at least 48 hours/);
  await house.passes({ days: 3 });
  expect(await house.tries(ada, ana, { ...plan(), followUp: null } as Deed)).toMatchObject({
    refusal: { code: 'follow-up-missing' },
  });
  expect(await house.tries(ada, ana, plan())).toMatchObject({ refusal: { code: 'concern-not-judged' } });
  await house.does(ada, ana, { type: 'judge-concern', level: 'worried', reasons: 'Silent for three days.' });
  await house.does(ada, ana, { type: 'review-agreement', note: '' });
  await house.does(ada, ana, plan());
  await house.expectCase(ana, { phase: 'closed', outcome: 'plan-made' });
});

test('a plan comes back on its day, to the person who promised it', async () => {
  house = await openHouse({ at: 'Tuesday 14:00', who: [ben] });
  await house.misses(ben);
  await house.passes({ days: 2 });
  await house.does(lena, ben, plan(marcus.id));
  const texts = house.phone(ben).inbox.length;
  await house.passes({ days: 6 });
  await house.expectCase(ben, { phase: 'closed', outcome: 'plan-made' });
  await house.passes({ days: 1 });
  await house.expectCase(ben, { phase: 'missed' });
  expect(await house.asked(ben)).toEqual([{ kind: 'follow-up', staffId: marcus.id }]);
  house.mailbox(marcus).receives(/something needs you/);
  expect(house.phone(ben).inbox).toHaveLength(texts);
  await house.does(marcus, ben, { type: 'complete-follow-up', note: 'He called; he has moved away.' });
  await house.expectCase(ben, { phase: 'closed', outcome: 'plan-carried-out' });
});

test('a plan whose day comes while the client is missed anew waits for that case to end, and is nobody’s lateness', async () => {
  house = await openHouse({ at: 'Tuesday 14:00', who: [ben] });
  await house.misses(ben);
  await house.passes({ days: 2 });
  await house.does(lena, ben, plan(marcus.id));
  const first = (await house.caseOf(ben)).caseId;
  await house.passes({ days: 6, hours: 23 });
  await house.misses(ben);
  await house.passes({ hours: 3 });
  expect((await house.caseOf(ben)).caseId).not.toBe(first);
  expect(await latenessCheck(house.fresh.database, house.clock).check()).toBeNull();

  const done = { type: 'record-attempt', medium: 'call', channelId: null, stepId: null } as const;
  await house.does(lena, ben, { ...done, result: 'spoke-with-client', happenedAt: house.now(), note: '' });
  await house.does(lena, ben, {
    type: 'close-case',
    outcome: 'client-reached',
    note: 'He is well.',
    followUp: null,
  });
  await house.passes({ minutes: 1 });
  const again = await house.fresh.database.inPractice(riverside.id, (tx) => readCase(tx, first));
  expect(again?.status).toBe('open');
  expect(again?.asks.map(({ kind, staffId }) => ({ kind, staffId }))).toEqual([
    { kind: 'follow-up', staffId: marcus.id },
  ]);
});

test('nobody can close with an outcome that nothing on record shows', async () => {
  house = await openHouse({ at: 'Tuesday 14:00', who: [ben] });
  await house.misses(ben);
  for (const outcome of ['client-said-ok', 'client-reached', 'safe-by-welfare-check']) {
    const refused = await house.tries(lena, ben, {
      type: 'close-case',
      outcome,
      note: 'Surely.',
      followUp: null,
    } as Deed);
    expect(refused).toMatchObject({ refusal: { code: 'evidence-missing' } });
  }
});

test('a case that was closed too soon is opened again by a person, and sends nothing by itself', async () => {
  house = await openHouse({ at: 'Tuesday 14:00', who: [ben] });
  await house.misses(ben);
  await house.phone(ben).receives(/./).taps('safe');
  await house.expectCase(ben, { phase: 'closed', outcome: 'client-said-ok' });
  const again = await house.puts(lena, ben, 'reopening', { reason: 'That did not sound like him.' });
  expect(again.status).toBe(200);
  await house.expectCase(ben, { phase: 'missed' });
  expect((await house.asked(ben)).map(({ kind }) => kind)).toEqual(['review']);
  await house.passes({ days: 1 });
  house.phone(ben).staysQuiet();
  await house.does(lena, ben, { type: 'resume-ladder', note: 'Go on as agreed.' });
  await house.passes({ hours: 3 });
  house.phone(ben).receives(/./);
});

test('after a client was reached by phone the messages stop until somebody says how it goes on', async () => {
  house = await openHouse({ at: 'Tuesday 14:00', who: [ben] });
  await house.misses(ben);
  house.phone(ben).receives(/./);
  await house.does(lena, ben, {
    type: 'record-attempt',
    medium: 'call',
    channelId: null,
    stepId: 'call' as never,
    result: 'spoke-with-client',
    happenedAt: house.now(),
    note: 'Mixed up the day.',
  });
  await house.passes({ days: 1 });
  house.phone(ben).staysQuiet();
  house.mailbox(ben).staysQuiet();
  expect((await house.asked(ben)).map(({ kind }) => kind)).toContain('review');
  await house.does(lena, ben, {
    type: 'close-case',
    outcome: 'client-reached',
    note: 'Mixed up the day; comes on Thursday.',
    followUp: null,
  });
  await house.expectCase(ben, { phase: 'closed', outcome: 'client-reached' });
});
