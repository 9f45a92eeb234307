/** The day as a therapist has it before them, in a real browser with the whole program behind it. */
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { freePort } from '#adapters/free-port.ts';
import {
  ada,
  ana,
  ben,
  type CastClient,
  type CastStaff,
  cara,
  dev,
  eli,
  fay,
  lena,
  priya,
  sam,
} from '#test/cast.ts';
import { type House, openHouse } from '#test/house.ts';
import { barriers, buildScreens, fitsWindow, openChromium, screensFolder } from './open-screens.ts';

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
  house = await openHouse({ at: 'Tuesday 13:00', publicAddress: base });
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

test('somebody is marked as here, taken back, and marked again', async () => {
  const session = await house.books(ana);
  await house.passes({ minutes: 2 });
  await sitsDown(ada);
  await page.getByRole('heading', { level: 1, name: 'Nobody is missing so far' }).waitFor();
  await page.getByText('1 has just begun').waitFor();
  await row(ana).getByRole('button', { name: 'Ana Reyes is here' }).click();
  await row(ana).getByText('here', { exact: true }).waitFor();
  await page.getByRole('heading', { level: 1, name: 'Everyone is accounted for' }).waitFor();
  expect(await presenceOf(session)).toBe('here');
  await row(ana).getByRole('button', { name: 'Undo: Ana Reyes is here' }).click();
  await page.getByRole('heading', { level: 1, name: 'Nobody is missing so far' }).waitFor();
  expect(await presenceOf(session)).toBe('expected');
  await page.keyboard.press('j');
  await page.keyboard.press('h');
  await page.getByRole('heading', { level: 1, name: 'Everyone is accounted for' }).waitFor();
  expect(await presenceOf(session)).toBe('here');
});

test('"not here" waits a moment in which it can be taken back, and goes on record when the page is left', async () => {
  await house.books(ben);
  await house.passes({ minutes: 2 });
  await sitsDown(lena);
  await row(ben).getByRole('button', { name: 'Ben Turner is not here yet' }).click();
  await row(ben).getByRole('button', { name: 'Undo: Ben Turner is not here' }).click();
  await row(ben).getByRole('button', { name: 'Ben Turner is not here yet' }).waitFor();
  await house.expectNoCase(ben);
  await row(ben).getByRole('button', { name: 'Ben Turner is not here yet' }).click();
  await page.goto('about:blank');
  await expect.poll(() => hasCase(ben), { timeout: 10_000 }).toBe(true);
  expect((await house.caseOf(ben)).latenessNotedAt).not.toBeNull();
});

test('a refused mark says why and leads to the case; one that ends a confirmed miss asks for words', async () => {
  await house.misses(dev);
  await house.misses(ben);
  await sitsDown(priya);
  const devs = page.getByRole('article', { name: 'Dev Patel' });
  await devs.getByRole('button', { name: 'Dev Patel is here' }).click();
  await devs.getByText(/only a clinician, a supervisor or an owner can say so/).waitFor();
  await devs.getByRole('link', { name: 'Open the case', exact: true }).waitFor();
  await house.expectCase(dev, { phase: 'missed' });
  await page.getByRole('button', { name: 'Ben Turner is here' }).click();
  const dialog = page.getByRole('dialog', { name: 'Ben Turner is here after all' });
  await dialog.getByRole('button', { name: 'End the case: here' }).click();
  await dialog.getByText('It is empty; write how you know that they are here.').waitFor();
  await dialog.getByLabel('How do you know?').fill('Came at 13:20, the train stood still.');
  expect(await barriers(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'End the case: here' }).click();
  await page.getByRole('heading', { level: 1, name: '1 not yet accounted for' }).waitFor();
  await house.expectCase(ben, { phase: 'closed', outcome: 'late-arrival' });
});

test('who is unaccounted for stands first, with what is asked and what comes by itself, until they are accounted for', async () => {
  await aBusyDay();
  await sitsDown(ada);
  await page.getByRole('heading', { level: 1, name: '3 not yet accounted for' }).waitFor();
  const anas = page.getByRole('article', { name: 'Ana Reyes' });
  await anas.getByText('Next: look at what was agreed with Ana Reyes').waitFor();
  await anas.getByText(/goes out by itself at/).waitFor();
  await page.getByText('Dev Patel').first().waitFor();
  await page.getByText('Safety plan 13 months old').waitFor();
  await page.getByText('19:00 in London').waitFor();
  expect(await page.title(), 'a tab is seen over a shoulder').toBe('Kept');
  await isForEverybody('today');

  await page.getByText('Mine', { exact: true }).click();
  await page.getByRole('heading', { level: 1, name: '1 of yours not yet accounted for' }).waitFor();
  await page.getByText('2 of your colleagues’ clients are not yet accounted for.').waitFor();
  await page.reload();
  await page.getByRole('heading', { level: 1, name: '1 of yours not yet accounted for' }).waitFor();
  await house.does(ada, ana, {
    type: 'record-outcome',
    outcome: 'kept-elsewhere',
    note: 'She was at the group.',
  });
  await page.reload();
  await page.getByRole('heading', { level: 1, name: 'Everyone of yours is accounted for' }).waitFor();
  await row(ana).getByText('accounted for').waitFor();
});

test('an absence that no case holds is said loudest, and a mark settles it', async () => {
  const session = await house.books(ana);
  await house.sleeps({ minutes: 8 });
  await sitsDown(ada);
  await page.getByRole('heading', { level: 1, name: '1 not yet accounted for' }).waitFor();
  const line = page.getByRole('article', { name: 'Ana Reyes' });
  await line
    .getByText('Kept could not open a case for Ana Reyes, so nobody is asked and nothing goes out.')
    .waitFor();
  await isForEverybody('nobody-looked');
  await line.getByRole('button', { name: 'Ana Reyes is here' }).click();
  await page.getByRole('heading', { level: 1, name: 'Everyone is accounted for' }).waitFor();
  expect(await presenceOf(session)).toBe('here');
});

test('a device whose clock is hours off still shows how long it has been', async () => {
  await house.misses(ben);
  const { jar } = await house.signsIn(lena);
  await context.addCookies([...jar].map(([name, value]) => ({ name, value, url: base })));
  await page.clock.setFixedTime(new Date(Date.parse(house.now()) + 3 * 60 * 60_000));
  await page.goto(base);
  await page.getByText('The clock of this device is 3 hours fast.').waitFor();
  await page.getByRole('article', { name: 'Ben Turner' }).getByText('15 min', { exact: true }).waitFor();
});

test('an empty day, and long names in either direction, on a phone', async () => {
  await sitsDown(ada);
  await page.getByRole('heading', { level: 1, name: 'Everyone is accounted for' }).waitFor();
  await page.getByText('No sessions are booked today.').waitFor();
  await isForEverybody('empty');
  const long = 'Maximiliana-Theodora Wolfeschlegelsteinhausenbergerdorff-Featherstonehaugh';
  await renames(ana, long);
  await renames(ben, 'عبد الرحمن بن محمد الأندلسي');
  await house.books(ana);
  await house.books(ben);
  await house.passes({ minutes: 6 });
  await sitsDown(ada);
  await page.getByRole('heading', { level: 1, name: '2 not yet accounted for' }).waitFor();
  await isForEverybody('long-names');
});

test('the board on the wall shows initials and nothing to press but the way out', async () => {
  await aBusyDay();
  await sitsDown(priya, '/board');
  await page.getByRole('heading', { level: 1, name: '3 not yet accounted for' }).waitFor();
  await page.getByText('A. R.').first().waitFor();
  expect(await page.getByText('Reyes').count()).toBe(0);
  expect(await page.getByRole('button').count()).toBe(0);
  await isForEverybody('board');
});

/** Missed, unconfirmed, late, here and to come, with what is missing before tomorrow. */
async function aBusyDay(): Promise<void> {
  await house.books(eli, { by: lena });
  const sams = await house.books(sam, { by: lena });
  await house.marks(lena, sams, sam, 'here');
  await house.passes({ minutes: 6 });
  const bens = await house.books(ben, { inMinutes: 24 });
  await house.books(ana, { inMinutes: 24 });
  await house.books(fay, { inMinutes: 54 });
  await house.books(dev, { inMinutes: 114 });
  await house.books(cara, { inMinutes: 174 });
  await house.passes({ minutes: 32 });
  await house.marks(lena, bens, ben, 'late-noted');
  await house.passes({ minutes: 9 });
  await house.does(ada, ana, { type: 'confirm-missed', clears: [], note: '' });
  await house.passes({ minutes: 1 });
}

/** Signed in at a browser whose clock shows what the house's does. */
async function sitsDown(person: CastStaff, path = '/'): Promise<void> {
  const { jar } = await house.signsIn(person);
  await context.addCookies([...jar].map(([name, value]) => ({ name, value, url: base })));
  await page.clock.setFixedTime(new Date(house.now()));
  await page.goto(`${base}${path}`);
}

const row = (client: CastClient) =>
  page.getByRole('listitem').filter({ hasText: client.preferredName }).and(page.locator('.attending'));

async function presenceOf(sessionId: string): Promise<string | undefined> {
  const { body } = await (await house.signsIn(ada)).get<{ participants: { presence: string }[] }>(
    `/sessions/${sessionId}`,
  );
  return body.participants[0]?.presence;
}

async function renames(client: CastClient, preferredName: string): Promise<void> {
  const { status } = await (await house.signsIn(ada)).patch(`/clients/${client.id}`, {
    version: 1,
    preferredName,
  });
  expect(status).toBe(200);
}

async function hasCase(client: CastClient): Promise<boolean> {
  const { body } = await (await house.signsIn(ada)).get<unknown[]>(`/cases?status=all&clientId=${client.id}`);
  return body.length > 0;
}

/** In both themes and at every width; with a picture of each when SCREENSHOTS names a folder. */
async function isForEverybody(name: string): Promise<void> {
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    for (const width of [360, 1440]) {
      await page.setViewportSize({ width, height: width === 360 ? 800 : 900 });
      expect(await barriers(page), `${colorScheme}, ${width} wide`).toEqual([]);
      expect(await fitsWindow(page), `${width} wide`).toBe(true);
      const folder = process.env.SCREENSHOTS;
      if (folder)
        await page.screenshot({ path: join(folder, `${name}-${width}-${colorScheme}.png`), fullPage: true });
    }
  }
}
