/** What every screen stands in: going anywhere by keyboard, hearing of changes, and saying when it does not. */
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { freePort } from '#adapters/free-port.ts';
import { ada, ana, ben } from '#test/cast.ts';
import { type House, openHouse } from '#test/house.ts';
import { type CuttableLine, layLine } from './cuttable-line.ts';
import { barriers, buildScreens, fitsWindow, openChromium, screensFolder } from './open-screens.ts';

let browser: Browser;
let house: House;
let base: string;
let line: CuttableLine;
const contexts: BrowserContext[] = [];

beforeAll(async () => {
  buildScreens();
  browser = await openChromium();
}, 120_000);
afterAll(() => browser?.close());

beforeEach(async () => {
  const port = await freePort('localhost');
  const behind = await freePort('localhost');
  base = `http://localhost:${port}`;
  house = await openHouse({ at: 'Tuesday 14:00', who: [ana, ben], publicAddress: base });
  const { api } = await house.web({ staticFolder: screensFolder });
  await api.listen({ host: 'localhost', port: behind });
  line = await layLine(port, behind);
});
afterEach(async () => {
  await Promise.all(contexts.splice(0).map((context) => context.close()));
  await line.close();
  await house.close();
});

/** Ada at a browser of her own. */
async function adaSitsDown(viewport = { width: 1180, height: 800 }): Promise<Page> {
  const context = await browser.newContext({ timezoneId: 'America/New_York', locale: 'en-US', viewport });
  contexts.push(context);
  const { jar } = await house.signsIn(ada);
  await context.addCookies([...jar].map(([name, value]) => ({ name, value, url: base })));
  const page = await context.newPage();
  page.setDefaultTimeout(8_000);
  await page.goto(`${base}/cases`);
  await page.getByRole('heading', { name: 'Everyone is accounted for' }).waitFor();
  return page;
}

test('what happens is seen at every open browser by itself', async () => {
  const desk = await adaSitsDown();
  const phone = await adaSitsDown({ width: 390, height: 844 });
  await desk.getByText('Live', { exact: true }).waitFor();
  await house.misses(ana);
  for (const page of [desk, phone]) await page.getByRole('link', { name: 'Ana Reyes' }).waitFor();
});

test('a server that is away is said calmly, and what was missed is there when it is back', async () => {
  const page = await adaSitsDown();
  await page.getByText('Live', { exact: true }).waitFor();
  line.cut();
  const notice = page.getByRole('status', { name: 'Whether this is live' });
  await notice.getByText(/^Not live since \d\d:\d\d, trying again\./).waitFor();
  await page.getByRole('heading', { name: 'Everyone is accounted for' }).waitFor();
  expect(await barriers(page)).toEqual([]);

  await house.misses(ana);
  line.mend();
  await page.getByRole('link', { name: 'Ana Reyes' }).waitFor({ timeout: 40_000 });
  await notice.getByText('Not live').waitFor({ state: 'hidden' });
});

test('a sign-in that ends takes what was on the screen with it', async () => {
  const page = await adaSitsDown();
  await house.misses(ana);
  await page.getByRole('link', { name: 'Ana Reyes' }).waitFor();
  house.clock.advance(31);
  await page.getByRole('heading', { name: 'You are signed out' }).waitFor();
  expect(await page.getByText('Ana').count()).toBe(0);
});

test('locking hides everything in all tabs at once, ends the sign-in, and leads back to the same place', async () => {
  const page = await adaSitsDown();
  await house.misses(ana);
  await page.getByRole('link', { name: 'Ana Reyes' }).click();
  await page.getByRole('heading', { level: 1, name: 'Ana Reyes' }).waitFor();
  const other = await page.context().newPage();
  await other.goto(`${base}/cases`);
  await other.getByRole('link', { name: 'Ana Reyes' }).waitFor();

  await page.keyboard.press('Control+Shift+L');
  for (const tab of [page, other]) {
    await tab.getByRole('heading', { name: 'Locked' }).waitFor();
    expect(await tab.getByText('Ana').count(), 'nothing is left of what was shown').toBe(0);
  }
  expect(await barriers(page)).toEqual([]);
  await expect.poll(() => page.evaluate(async () => (await fetch('/api/v1/me')).status), soon).toBe(401);

  house.clock.advance(26);
  const { jar } = await house.signsIn(ada);
  await page.context().addCookies([...jar].map(([name, value]) => ({ name, value, url: base })));
  await page.reload();
  await page.getByRole('heading', { level: 1, name: 'Ana Reyes' }).waitFor();
});

test('a lock holds while the server is away, also against a reload, and ends the sign-in when it is back', async () => {
  const page = await adaSitsDown();
  line.cut();
  await page.getByRole('button', { name: 'your menu' }).click();
  await page.getByRole('menuitem', { name: 'Lock now' }).click();
  await page.getByRole('heading', { name: 'Locked' }).waitFor();
  await page.getByText('Until it has heard, keep this device with you.').waitFor();
  line.mend();
  await page.reload();
  await page.getByRole('heading', { name: 'Locked' }).waitFor();
  await expect.poll(() => page.evaluate(async () => (await fetch('/api/v1/me')).status), soon).toBe(401);
});

test('anything is found and reached from one field, by keyboard alone', async () => {
  const page = await adaSitsDown();
  await house.misses(ana);
  await page.getByRole('link', { name: 'Ana Reyes' }).waitFor();
  const before = page.url();
  await page.keyboard.press('Control+k');
  const field = page.getByRole('combobox', { name: 'Search' });
  await field.waitFor();
  await page.getByRole('option', { name: 'Your account' }).waitFor();
  expect(await barriers(page)).toEqual([]);
  await page.keyboard.type('reyes a');
  await page.getByRole('option', { name: 'Ana Reyes unaccounted for' }).waitFor();
  expect(page.url(), 'nothing that is typed stands in the address').toBe(before);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Ana Reyes' }).waitFor();

  await page.keyboard.press('/');
  await page.keyboard.type('initials');
  await page.keyboard.press('Enter');
  await field.waitFor({ state: 'hidden' });
  await page.keyboard.press('Control+k');
  await page.keyboard.type('no such thing');
  await page.getByRole('status').getByText('Nothing was found.').waitFor();
  await page.keyboard.press('Escape');
  await field.waitFor({ state: 'hidden' });
});

test('everything in the frame is reached and done by keyboard', async () => {
  const page = await adaSitsDown();
  await page.keyboard.press('Tab');
  expect(await focused(page)).toBe('Skip to the content');
  await page.keyboard.press('Enter');
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('content');

  await page.getByRole('link', { name: 'Today' }).focus();
  await page.keyboard.press('Enter');
  await expect
    .poll(() => focused(page), { ...soon, message: 'the new page begins at its heading' })
    .toBe('Everyone is accounted for');

  await page.getByRole('button', { name: 'your menu' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('menuitemradio', { name: 'Dark' }).focus();
  await page.keyboard.press('Enter');
  await expect
    .poll(() => page.evaluate(() => document.documentElement.dataset['mantineColorScheme']), soon)
    .toBe('dark');
});

test.each([
  ['phone', 360],
  ['desk', 1440],
])('the frame has no barriers on the %s, open menus included', async (_name, width) => {
  const page = await adaSitsDown({ width, height: 800 });
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.getByRole('button', { name: 'your menu' }).click();
    await page.getByRole('menuitem', { name: 'Your account' }).waitFor();
    expect(await barriers(page), colorScheme).toEqual([]);
    expect(await fitsWindow(page)).toBe(true);
    await page.keyboard.press('Escape');
  }
});

const soon = { timeout: 10_000 };
const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent?.trim());
