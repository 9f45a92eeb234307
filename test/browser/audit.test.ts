/** Who looked at what, as an auditor reads it in a real browser. */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { ana, ben, type CastStaff, lena, priya, tom } from '#test/cast.ts';
import { isForEverybody } from './for-everybody.ts';
import { screenRoom } from './screen-room.ts';

const room = screenRoom({ at: 'Tuesday 13:00', who: [ana, ben] });
let page: Page;

test('an auditor narrows it to a client and back, and takes out what it shows', async () => {
  await room.house.books(ana);
  await room.house.misses(ben);
  await (await room.house.signsIn(lena)).get(`/cases/${(await room.house.caseOf(ben)).caseId}`);
  await (await room.house.signsIn(priya)).get(`/cases/${(await room.house.caseOf(ana)).caseId}`);
  await (await room.house.signsIn(priya)).post('/templates', {});
  await sitsDown(tom);
  const look = line('Looked at the case').filter({ hasText: 'Ben Turner' });
  await look.getByText('Lena Lindqvist').waitFor();
  await line('Refused: what their role does not allow').getByText('Priya Nair').waitFor();
  await isForEverybody(page, 'audit');

  await look.getByRole('button', { name: 'Ben Turner' }).click();
  await page.getByText('Ana Reyes').waitFor({ state: 'hidden' });
  expect(await page.getByRole('combobox', { name: 'Client' }).inputValue()).toBe('Ben Turner');
  const table = page.getByRole('link', { name: 'Take out as a table' });
  expect(await table.getAttribute('href')).toBe(`/api/v1/audit.csv?clientId=${ben.id}`);

  await page.getByRole('button', { name: 'Show everything' }).click();
  await page.getByText('Ana Reyes').waitFor();
});

test('an auditor narrows it to refusals and to a person', { tags: 'at-length' }, async () => {
  await room.house.signsIn(priya);
  await sitsDown(tom);
  await page.getByLabel('What', { exact: true }).selectOption('Refusals');
  await page.getByRole('heading', { name: 'No entries' }).waitFor();
  await isForEverybody(page, 'audit-empty');
  await page.getByRole('button', { name: 'Show everything' }).click();
  await page.getByLabel('Who', { exact: true }).selectOption('Priya Nair');
  await line('Signed in').getByText('Priya Nair').waitFor();
  expect(await page.getByRole('main').getByRole('listitem').filter({ hasText: 'Tom Hale' }).count()).toBe(0);
});

test('a clinician is told who may read it', async () => {
  await sitsDown(lena);
  await page.getByRole('heading', { name: 'This is not open to your role' }).waitFor();
  await page.getByText('It takes one of: owner, auditor.').waitFor();
  await isForEverybody(page, 'audit-refused');
});

const line = (words: string) => page.getByRole('main').getByRole('listitem').filter({ hasText: words });

async function sitsDown(person: CastStaff): Promise<void> {
  page = await room.sits(person);
  await page.goto(`${room.base}/audit`);
  await page.getByRole('heading', { level: 1, name: 'Audit' }).waitFor();
}
