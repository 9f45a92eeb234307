/** What somebody puts on record must not build on a page that another's word has made untrue. */
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openFor } from '#features/cases/open-absences.ts';
import { dueAbsences } from '#features/sessions/facts.ts';
import { ada, ana, ben, lena, priya, riverside } from '#test/cast.ts';
import { type House, openHouse } from '#test/house.ts';

let house: House;
beforeEach(async () => {
  house = await openHouse({ at: 'Tuesday 14:00', who: [ana, ben] });
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

test('a case that is opened again in the moment in which a new one begins is refused in words', async () => {
  await house.puts(ada, ana, 'absence-outcome', { outcome: 'late-cancellation', note: 'She rang at noon.' });
  await house.passes({ days: 1 });
  const session = await house.books(ana);
  const { database, asOwner } = house.fresh;
  const { absences } = house.program;
  await house.signsIn(ada);
  let reopening: ReturnType<House['puts']> | null = null;
  await database.inPractice(riverside.id, async (tx) => {
    const missed = { startsAt: house.now(), clinicianId: ada.id, status: 'booked' } as const;
    const absence = { ...missed, sessionId: session, clientId: ana.id };
    await openFor(tx, absences, riverside.id, [absence], { kind: 'timer' }, house.now());
    reopening = house.puts(ada, ana, 'reopening', { reason: 'That did not sound like her.' });
    await untilSomebodyWaits(asOwner);
  });
  expect(await reopening).toMatchObject({ status: 409, body: { code: 'other-case-open' } });
});

test('"not here yet" in the very moment in which the timer opens the case is one case, and no fault', async () => {
  const session = await house.books(ben);
  await house.sleeps({ minutes: 5 });
  await house.signsIn(priya);
  const { database, asOwner } = house.fresh;
  let marking: ReturnType<House['marks']> | null = null;
  await database.inPractice(riverside.id, async (tx) => {
    const [due] = await dueAbsences(tx, house.now(), 10);
    if (!due) throw new Error('nobody is asked about');
    await openFor(tx, house.program.absences, riverside.id, [due], { kind: 'timer' }, house.now());
    marking = house.marks(priya, session, ben, 'late-noted');
    await untilSomebodyWaits(asOwner);
  });
  expect(await marking).toMatchObject({ status: 204 });
  expect((await house.caseOf(ben)).latenessNotedAt).not.toBeNull();
});

/** For a lock that this test holds: in its own database nobody else is at work. */
async function untilSomebodyWaits(asOwner: House['fresh']['asOwner']): Promise<void> {
  for (;;) {
    const { rows } = await sql`
      select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`.execute(
      asOwner,
    );
    if (rows.length > 0) return;
  }
}
