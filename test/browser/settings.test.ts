/** What holds for the whole practice, and what to do before its first session, in a real browser. */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { ada, ana, type CastStaff, lena } from '#test/cast.ts';
import { isForEverybody } from './for-everybody.ts';
import { screenRoom } from './screen-room.ts';

const room = screenRoom({ at: 'Tuesday 13:00', who: [ana] });
let page: Page;

test('an owner changes the practice, sees whom clients are told to call, and tries the mail', {
  tags: 'at-length',
}, async () => {
  await sitsDown(ada, '/settings');
  await page.getByText('988 Lifeline: call 988').waitFor();
  await page.getByRole('combobox', { name: 'Country' }).fill('United King');
  await page.getByRole('option', { name: 'United Kingdom' }).click();
  await page.getByText('Samaritans: call 116 123').waitFor();
  await page.getByRole('textbox', { name: 'Name' }).fill('Riverside & Partners');
  await page.getByRole('switch', { name: /^Tell whoever writes that they may be in danger/ }).check();
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('The practice is changed.').waitFor();
  const { body } = await (await room.house.signsIn(ada)).get('/practice');
  expect(body).toMatchObject({ country: 'GB', answersCries: true });
  await page.getByRole('banner').getByText('Riverside & Partners').waitFor();

  await page.getByRole('button', { name: `Send a test to ${ada.email}` }).click();
  await page.getByText('The mail server took it.').waitFor();
  expect(room.house.mailbox(ada).inbox.map(({ subject }) => subject)).toEqual(['A test from Kept']);
  await isForEverybody(page, 'settings');
});

test('a clinician reads the settings and changes nothing', { tags: 'at-length' }, async () => {
  await sitsDown(lena, '/settings');
  await page.getByText('Riverside Practice · America/New York · United States').waitFor();
  expect(await page.getByRole('button', { name: /Save|test/ }).count()).toBe(0);
});

test('what is to be done before the first session is told in plain words', {
  tags: 'at-length',
}, async () => {
  await sitsDown(ada, '/welcome');
  await page.getByText('988 Lifeline: call 988').waitFor();
  await page.getByText(/the case may end only after at least/).waitFor();
  await isForEverybody(page, 'welcome');
});

async function sitsDown(person: CastStaff, path: string): Promise<void> {
  page = await room.sits(person);
  await page.goto(`${room.base}${path}`);
}
