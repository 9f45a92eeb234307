/** What somebody puts on record must not build on a page that another's word has made untrue. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ada, ana, lena } from '#test/cast.ts';
import { type House, openHouse } from '#test/house.ts';

let house: House;
beforeEach(async () => {
  house = await openHouse({ at: 'Tuesday 14:00', who: [ana] });
  await house.misses(ana);
});
afterEach(() => house.close());

const call = { medium: 'call', result: 'no-answer' };

test('a word that came first is looked at before the second one counts', async () => {
  const { sequence } = await house.caseOf(ana);
  await house.puts(lena, ana, 'concern', { level: 'worried', reasons: 'Her sister rang.' });
  const second = await house.puts(ada, ana, `attempts?seen=${sequence}`, call);
  expect(second).toMatchObject({ status: 409, body: { code: 'case-moved' } });
  expect((await house.caseOf(ana)).attempts).toEqual([]);

  const { sequence: now } = await house.caseOf(ana);
  expect(await house.puts(ada, ana, `attempts?seen=${now}`, call)).toMatchObject({ status: 200 });
});

test('what only a timer did since refuses nobody', async () => {
  const { sequence } = await house.caseOf(ana);
  await house.passes({ minutes: 30 });
  expect((await house.caseOf(ana)).sequence).toBeGreaterThan(sequence);
  expect(await house.puts(ada, ana, `attempts?seen=${sequence}`, call)).toMatchObject({ status: 200 });
});

test('a second tap after a lost answer does not count twice', async () => {
  const { sequence } = await house.caseOf(ana);
  const first = await house.puts(ada, ana, `attempts?seen=${sequence}`, call);
  expect(first.body).toMatchObject({ recordedAs: sequence + 1 });
  expect(await house.puts(ada, ana, `attempts?seen=${sequence}`, call)).toMatchObject({ status: 409 });
  expect((await house.caseOf(ana)).attempts).toHaveLength(1);
});

test('what was just now is told by the server’s clock, and a refusal’s time by the client’s', async () => {
  await house.puts(ada, ana, 'attempts', call);
  expect((await house.caseOf(ana)).attempts).toEqual([{ result: 'no-answer', happenedAt: house.now() }]);
  const tooFar = { stepId: null, reasons: 'Away.', lookAgainAt: '2026-03-09T14:00:00-05:00' };
  const refused = await house.puts(ada, ana, 'decisions-not-to-escalate', tooFar);
  expect(refused.body.detail).toContain('14:15 on Friday 6 March');
});
