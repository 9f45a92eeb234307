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

async function opensGallery(): Promise<void> {
  await page.goto(`${base}/gallery`);
  await page.getByRole('heading', { name: 'Gallery' }).waitFor();
}

async function signIn(person: typeof ada): Promise<void> {
  const { jar } = await house.signsIn(person);
  await context.addCookies([...jar].map(([name, value]) => ({ name, value, url: base })));
}

const soon = { timeout: 10_000 };
const sealedDrafts = () =>
  page.evaluate(() =>
    Object.entries(localStorage).flatMap(([place, sealed]) =>
      place.startsWith('kept.draft.') ? [sealed] : [],
    ),
  );
const note = () => page.getByRole('textbox', { name: 'Note' });

test('nothing in the gallery is a barrier in either theme', { tags: 'at-length' }, async () => {
  await opensGallery();
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
  for (const [typed, said] of [
    ['slow', 'Searching'],
    ['nobody', 'Nothing was found. A client is found by name or by reference.'],
    ['away', 'Kept cannot be reached at the moment.'],
  ] as const) {
    await page.getByRole('combobox', { name: 'Search' }).fill(typed);
    await page.getByRole('status').getByText(said, { exact: true }).waitFor();
  }
});

test('clients are chosen from those who are found, and who is not found is said', {
  tags: 'at-length',
}, async () => {
  await opensGallery();
  await page.getByRole('combobox', { name: 'Still looking' }).click();
  await page.getByRole('listbox', { name: 'Still looking' }).getByText('Looking…').waitFor();
  await page.getByRole('combobox', { name: 'Two are chosen' }).fill('xy');
  await page.getByRole('listbox', { name: 'Two are chosen' }).getByText('Nobody of that name').waitFor();
  const choice = page.getByRole('combobox', { name: 'Nobody is chosen' });
  await choice.click();
  await page.getByRole('option', { name: 'Ana Reyes' }).waitFor();
  await isForEverybody(page, 'gallery-clients');
  await page.getByRole('option', { name: 'Ana Reyes' }).click();
  await page.getByRole('option', { name: 'Ana Reyes' }).waitFor({ state: 'detached' });
  await page.getByRole('option', { name: 'Anabel Quist' }).waitFor();
});

test('no page that takes the whole window is a barrier in any state', {
  tags: 'at-length',
  timeout: 180_000,
}, async () => {
  await opensGallery();
  const links = page.getByRole('navigation', { name: 'Whole pages' }).getByRole('link');
  const names = await links.allInnerTexts();
  expect(names.length).toBeGreaterThan(10);
  for (const name of names) {
    await links.getByText(name, { exact: true }).click();
    await links.first().waitFor({ state: 'detached' });
    await isForEverybody(page, `gallery-${name.toLowerCase().replaceAll(' ', '-')}`);
    await page.goBack();
  }
});

test('the gallery is closed to everybody else', { tags: 'at-length' }, async () => {
  await signIn(ada);
  const { cookies } = await context.storageState();
  const other = await browser.newContext();
  await other.addCookies(cookies);
  const visitor = await other.newPage();
  for (const path of ['/gallery', '/gallery/frame']) {
    await visitor.goto(base + path);
    await visitor.getByRole('heading', { level: 1, name: 'There is nothing here' }).waitFor();
  }
  await other.close();
});

test('what was just done can be taken back, and says so', { tags: 'at-length' }, async () => {
  await opensGallery();
  await page.getByRole('button', { name: 'With undo' }).click();
  const said = page.getByRole('status', { name: 'What was just done' });
  await said.getByText('Ana Reyes is here').waitFor();
  await page.getByRole('button', { name: 'Undo', exact: true }).focus();
  await page.keyboard.press('Enter');
  await said.getByText('Undone').waitFor();
  expect(await said.getByText('Ana Reyes is here').count(), 'what is undone is said no more').toBe(0);
});

test('what one writes survives a reload and a sign-in that ended, and nobody else finds it', async () => {
  await signIn(ada);
  await page.goto(`${base}/gallery`);
  await note().fill('She sounded tired.');
  await page.getByText(/^Draft kept on this device at/).waitFor();
  await page.reload();
  await expect.poll(() => note().inputValue(), soon).toBe('She sounded tired.');

  await context.clearCookies();
  const before = await sealedDrafts();
  await note().fill('She sounded tired. Call again at five.');
  await expect.poll(sealedDrafts, soon).not.toEqual(before);
  const askedForKey = page.waitForResponse(/\/me\/draft-key$/);
  await page.reload();
  expect((await askedForKey).status()).toBe(401);
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
  expect((await sealedDrafts()).length).toBe(2);
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('No draft is kept').waitFor();
  expect(await note().inputValue()).toBe('');
  await expect
    .poll(async () => (await sealedDrafts()).length, { ...soon, message: 'only Lena’s is left' })
    .toBe(1);
});
