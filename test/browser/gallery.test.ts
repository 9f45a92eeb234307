/** Every part in every state is for everybody, and what one writes is not lost. */
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { freePort } from '#adapters/free-port.ts';
import { ada, lena } from '#test/cast.ts';
import { type House, openHouse } from '#test/house.ts';
import { isForEverybody, isForEverybodyEverywhere } from './for-everybody.ts';
import { buildScreens, screensFolder, theChromium } from './open-screens.ts';

let browser: Browser;
let house: House;
let base: string;
let context: BrowserContext;
let page: Page;

beforeAll(async () => {
  buildScreens();
  browser = await theChromium();
  const port = await freePort('localhost');
  base = `http://localhost:${port}`;
  house = await openHouse({ at: 'Tuesday 14:00', who: [], publicAddress: base });
  const { api } = await house.web({ staticFolder: screensFolder });
  await api.listen({ host: 'localhost', port });
}, 120_000);
afterAll(async () => {
  await house?.close();
});

beforeEach(async () => {
  context = await browser.newContext({ locale: 'en-US' });
  await context.addInitScript(() => localStorage.setItem('kept.gallery', 'on'));
  page = await context.newPage();
  page.setDefaultTimeout(10_000);
});
afterEach(() => context.close());

async function signIn(person: typeof ada): Promise<void> {
  const { jar } = await house.signsIn(person);
  await context.addCookies([...jar].map(([name, value]) => ({ name, value, url: base })));
}

const soon = { timeout: 10_000 };
const note = () => page.getByRole('textbox', { name: 'Note' });

test('nothing in the gallery is a barrier in either theme', { tags: 'at-length' }, async () => {
  await page.goto(`${base}/gallery`);
  await page.getByRole('heading', { name: 'Gallery' }).waitFor();
  await page.getByRole('button', { name: 'With undo' }).click();
  await page.getByText('Ana Reyes is here').waitFor();
  await isForEverybodyEverywhere(page, 'gallery');
  await page.getByRole('button', { name: 'Open a sheet' }).click();
  await page.getByRole('dialog', { name: 'Move Ana Reyes' }).waitFor();
  await isForEverybody(page, 'gallery-sheet');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Open the palette' }).click();
  await page.getByRole('option', { name: 'Anabel Quist' }).waitFor();
  await isForEverybody(page, 'gallery-palette');
});

test('the gallery is closed to everybody else', { tags: 'at-length' }, async () => {
  const other = await browser.newContext();
  const visitor = await other.newPage();
  await visitor.goto(`${base}/gallery`);
  await visitor
    .getByRole('heading', { level: 1, name: /There is nothing here|You are signed out/ })
    .waitFor();
  await other.close();
});

test('what was just done can be taken back, and says so', { tags: 'at-length' }, async () => {
  await page.goto(`${base}/gallery`);
  await page.getByRole('button', { name: 'With undo' }).click();
  const said = page.getByRole('status', { name: 'What was just done' });
  await said.getByText('Ana Reyes is here').waitFor();
  await page.getByRole('button', { name: 'Undo', exact: true }).focus();
  await page.keyboard.press('Enter');
  await said.getByText('Undone').waitFor();
  await said.getByText('Ana Reyes is here').waitFor({ state: 'hidden' });
});

test('what one writes survives a reload and a sign-in that ended, and nobody else finds it', async () => {
  await signIn(ada);
  await page.goto(`${base}/gallery`);
  await note().fill('She sounded tired.');
  await page.getByText(/^Draft kept on this device at/).waitFor();
  await page.reload();
  await expect.poll(() => note().inputValue(), soon).toBe('She sounded tired.');

  await context.clearCookies();
  await note().fill('She sounded tired. Call again at five.');
  await page.getByText(/^Draft kept on this device at/).waitFor();
  await page.reload();
  await page.getByText('No draft is kept').waitFor();
  expect(await note().inputValue(), 'nobody is signed in').toBe('');
  expect(await page.evaluate(() => JSON.stringify(Object.entries(localStorage)))).not.toMatch(/tired|five/);

  await signIn(lena);
  await page.reload();
  await note().fill('Of Lena');
  await page.getByText(/^Draft kept on this device at/).waitFor();
  await signIn(ada);
  await page.reload();
  await expect.poll(() => note().inputValue(), soon).toBe('She sounded tired. Call again at five.');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('No draft is kept').waitFor();
  await page.reload();
  await page.getByText('No draft is kept').waitFor();
  expect(await note().inputValue()).toBe('');
});
