/** Files brought at the command line, on the whole program. */
import { readFile } from 'node:fs/promises';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type CalendarFile, importCalendarFile, importClientsFile } from '#app/import-file.ts';
import { pass } from '#app/worker.ts';
import { instant } from '#core/time/instant.ts';
import { ada, ana, riverside, settle } from './cast.ts';
import { type HttpHouse, openHttp, settleStaff } from './open-http.ts';

let house: HttpHouse;
let file: CalendarFile;

beforeAll(async () => {
  house = await openHttp({ at: '2026-03-02T12:00:00Z' });
  await settle(house.database, house.clock.now());
  const bytes = await readFile(new URL('../examples/week.ics', import.meta.url));
  file = { bytes, calendar: 'Imported', clinicianEmail: ada.email, part: false, manyMayVanish: false };
});
afterAll(() => house.close());

const bring = (over: Partial<CalendarFile> = {}) =>
  importCalendarFile(house.program, riverside.id, { ...file, ...over });

test('a calendar is made by its name, and found by it the next time', async () => {
  const first = await bring();
  expect(first.counts.added).toBeGreaterThan(20);
  const again = await bring({ clinicianEmail: null });
  expect(again).toMatchObject({
    calendarId: first.calendarId,
    counts: { added: 0, unchanged: first.counts.added },
  });
});

test('whose sessions they are is never guessed', async () => {
  await expect(bring({ calendar: 'Other', clinicianEmail: null })).rejects.toMatchObject({
    code: 'clinician-needed',
  });
  await expect(
    bring({ calendar: 'Other', clinicianEmail: 'nobody@riverside.example' }),
  ).rejects.toMatchObject({ code: 'no-such-staff' });
  await expect(bring({ clinicianEmail: 'lena@riverside.example' })).rejects.toMatchObject({
    code: 'other-clinician',
  });
});

test('a practice of one needs no name', async () => {
  const { practiceId } = await settleStaff(house, 'owner');
  const clients = await importClientsFile(
    house.program,
    practiceId,
    Buffer.from('preferred name,email\nAna Reyes,ana@example.com\n'),
  );
  expect(clients.map(({ outcome, problems }) => [outcome, problems])).toEqual([['imported', []]]);
  const report = await importCalendarFile(house.program, practiceId, { ...file, clinicianEmail: null });
  expect(report.counts.added).toBeGreaterThan(5);
});

test('an imported session that nobody marks becomes a case', async () => {
  house.clock.set(instant('2026-03-03T15:05:00Z'));
  await pass(house.program);
  const { rows } = await house.database.inPractice(riverside.id, (tx) =>
    sql`select client_id from case_file where client_id = ${ana.id}`.execute(tx),
  );
  expect(rows).toHaveLength(1);
});
