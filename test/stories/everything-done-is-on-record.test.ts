import { sql } from 'kysely';
import { afterEach, expect, test } from 'vitest';
import { addMinutes, type Instant } from '#core/time/instant.ts';
import { ada, ana, ben, lena, priya, riverside, tom } from '#test/cast.ts';
import { type House, openHouse } from '#test/house.ts';

let house: House;
afterEach(() => house.close());

const call = (happenedAt: Instant) => ({
  medium: 'call',
  stepId: 'call',
  result: 'no-answer',
  happenedAt,
  note: 'Rang eight times.',
});

test('a call that is written down an hour and a half later says when it was made and that it was entered late', async () => {
  house = await openHouse({ at: 'Tuesday 14:00', who: [ben] });
  await house.misses(ben);
  const calledAt = house.now();
  await house.passes({ minutes: 90 });
  expect((await house.puts(lena, ben, 'attempts', call(calledAt))).status).toBe(200);
  const attempt = (await house.history(ben)).find((event) => event.type === 'attempt-recorded');
  expect(attempt).toMatchObject({ happenedAt: calledAt, at: house.now(), lateEntry: true });
});

test('a call that was only just made is no late entry, and answers the question to call', async () => {
  house = await openHouse({ at: 'Tuesday 14:00', who: [ben] });
  await house.misses(ben);
  await house.passes({ minutes: 5 });
  expect((await house.asked(ben)).map(({ kind }) => kind)).toContain('step');
  await house.puts(lena, ben, 'attempts', call(house.now()));
  const { steps, asks } = await house.caseOf(ben);
  expect(steps).toMatchObject({ call: { status: 'finished', result: 'completed' } });
  expect(asks.some((ask) => ask.stepId === 'call')).toBe(false);
  const attempt = (await house.history(ben)).find((event) => event.type === 'attempt-recorded');
  expect(attempt).toMatchObject({ lateEntry: false });
});

test('nobody can have called tomorrow, or before the session began', async () => {
  house = await openHouse({ at: 'Tuesday 14:00', who: [ben] });
  await house.misses(ben);
  const { sequence } = await house.caseOf(ben);
  const tomorrow = await house.puts(lena, ben, 'attempts', call(addMinutes(house.now(), 24 * 60)));
  expect(tomorrow).toMatchObject({ status: 409, body: { code: 'happened-in-the-future' } });
  const before = await house.puts(lena, ben, 'attempts', call(addMinutes(house.now(), -60)));
  expect(before).toMatchObject({ status: 409, body: { code: 'happened-before-the-session' } });
  expect((await house.caseOf(ben)).sequence).toBe(sequence);
});

test('a mistake is corrected by adding to the entry, and the entry stays', async () => {
  house = await openHouse({ at: 'Tuesday 14:00', who: [ben] });
  await house.misses(ben);
  await house.puts(lena, ben, 'attempts', call(house.now()));
  const history = await house.history(ben);
  const toSequence = 1 + history.findIndex((event) => event.type === 'attempt-recorded');
  await house.puts(priya, ben, 'addenda', { toSequence, text: 'It was his work number.' });
  const later = await house.history(ben);
  expect(later.slice(0, history.length)).toEqual(history);
  expect(later.at(-1)).toMatchObject({ type: 'addendum-added', toSequence, text: 'It was his work number.' });
  const nowhere = await house.puts(lena, ben, 'addenda', { toSequence: 900, text: 'What?' });
  expect(nowhere).toMatchObject({ status: 409, body: { code: 'unknown-entry' } });
});

test('what happened cannot be rewritten, not even by the program itself', async () => {
  house = await openHouse({ at: 'Tuesday 14:00', who: [ben] });
  await house.misses(ben);
  const inPractice = (statement: ReturnType<typeof sql>) =>
    house.fresh.database.inPractice(riverside.id, (tx) => statement.execute(tx));
  await expect(inPractice(sql`update case_event set payload = '{}'`)).rejects.toThrow(
    /permission denied|never/,
  );
  await expect(inPractice(sql`delete from case_event`)).rejects.toThrow(/permission denied|never/);
  await expect(inPractice(sql`delete from audit_entry`)).rejects.toThrow(/permission denied|never/);
});

test('who looked, who did what, and who was refused what stands in the audit log', async () => {
  house = await openHouse({ at: 'Tuesday 14:00', who: [ana] });
  await house.misses(ana);
  const { caseId } = await house.caseOf(ana);
  await (await house.signsIn(tom)).get(`/cases/${caseId}`);
  await house.puts(ada, ana, 'agreement-review');
  await house.puts(ada, ana, 'closure', { outcome: 'client-reached', note: 'I think she is fine.' });
  expect(await audited(caseId)).toEqual(
    expect.arrayContaining([
      { staffId: tom.id, action: 'case.viewed', detail: {} },
      { staffId: ada.id, action: 'case.miss-confirmed', detail: {} },
      { staffId: ada.id, action: 'case.agreement-reviewed', detail: {} },
      { staffId: ada.id, action: 'case.close-case.refused', detail: { code: 'evidence-missing' } },
    ]),
  );
});

test('whoever has a list of clients before them is on record, once an hour for each part of it', async () => {
  house = await openHouse({ at: 'Tuesday 14:00', who: [ana] });
  const session = await house.books(ana);
  const caller = await house.signsIn(tom);
  const looks = [
    '/cases',
    '/cases?status=closed',
    `/cases?clientId=${ana.id}`,
    '/sessions?day=2026-03-03',
    `/sessions?day=2026-03-03&clientId=${ana.id}`,
    `/sessions/${session}`,
    '/today/readiness',
  ];
  for (const path of [...looks, ...looks]) expect((await caller.get(path)).status, path).toBe(200);
  const { rows } = await sql<{ action: string; about: string }>`
    select action, subject_kind as about from audit_entry where staff_id = ${tom.id} and action like '%.viewed'
    order by at, id`.execute(house.fresh.asOwner);
  expect(rows.map(({ action, about }) => `${action} ${about}`)).toEqual([
    'cases.viewed practice',
    'cases.viewed practice',
    'cases.viewed client',
    'sessions.viewed practice',
    'sessions.viewed client',
    'session.viewed practice',
    'readiness.viewed practice',
  ]);
});

test('an auditor may look and change nothing; the front desk may not judge', async () => {
  house = await openHouse({ at: 'Tuesday 14:00', who: [ana] });
  await house.misses(ana);
  const { sequence } = await house.caseOf(ana);
  expect((await house.puts(tom, ana, 'attempts', call(house.now()))).status).toBe(403);
  const judged = await house.puts(priya, ana, 'concern', { level: 'as-usual', reasons: 'Often late.' });
  expect(judged.status).toBe(403);
  expect((await house.caseOf(ana)).sequence).toBe(sequence);
});

async function audited(caseId: string) {
  const { rows } = await sql<{ staffId: string; action: string; detail: object }>`
    select staff_id as "staffId", action, detail from audit_entry where subject_id = ${caseId}`.execute(
    house.fresh.asOwner,
  );
  return rows;
}
