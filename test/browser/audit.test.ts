/** Who looked at what, as an auditor reads it in a real browser. */
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { freePort } from '#adapters/free-port.ts';
import { ana, ben, type CastStaff, lena, priya, tom } from '#test/cast.ts';
import { type House, openHouse } from '#test/house.ts';
import { isForEverybody } from './for-everybody.ts';
import { buildScreens, openChromium, screensFolder } from './open-screens.ts';

let browser: Browser;
let house: House;
let base: string;
let context: BrowserContext;
let page: Page;

beforeAll(async () => {
  buildScreens();
  browser = await openChromium();
}, 180_000);
afterAll(() => browser?.close());

beforeEach(async () => {
  const port = await freePort('localhost');
  base = `http://localhost:${port}`;
  house = await openHouse({ at: 'Tuesday 13:00', who: [ana, ben], publicAddress: base });
  const { api } = await house.web({ staticFolder: screensFolder });
  await api.listen({ host: 'localhost', port });
  context = await browser.newContext({ timezoneId: 'America/New_York', locale: 'en-US' });
  page = await context.newPage();
  page.setDefaultTimeout(15_000);
});
afterEach(async () => {
  await context.close();
  await house.close();
});

test('an auditor narrows it to a client and back, and takes out what it shows', async () => {
  await house.books(ana);
  await house.misses(ben);
  await (await house.signsIn(lena)).get(`/cases/${(await house.caseOf(ben)).caseId}`);
  await (await house.signsIn(priya)).get(`/cases/${(await house.caseOf(ana)).caseId}`);
  await (await house.signsIn(priya)).post('/templates', {});
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

test('an auditor narrows it to refusals and to a person', async () => {
  await house.signsIn(priya);
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
  const { jar } = await house.signsIn(person);
  await context.clearCookies();
  await context.addCookies([...jar].map(([name, value]) => ({ name, value, url: base })));
  await page.clock.setFixedTime(new Date(house.now()));
  await page.goto(`${base}/audit`);
  await page.getByRole('heading', { level: 1, name: 'Audit' }).waitFor();
}
