/** Kept on a device: what it shows without a line, what it forgets, and how it is renewed. */
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { ada, ana, ben } from '#test/cast.ts';
import { type House, openHouse } from '#test/house.ts';
import type { CuttableLine } from './cuttable-line.ts';
import { barriers, buildScreens, comesBackTo, screensFolder } from './open-screens.ts';
import { type Place, thePlace } from './place.ts';

let place: Place;
let base: string;
let line: CuttableLine;
let house: House;
let folder: string;
let page: Page;

beforeAll(async () => {
  buildScreens();
  place = await thePlace();
  ({ base, line } = place);
}, 120_000);

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kept-screens-'));
  await cp(screensFolder, folder, { recursive: true });
  house = await openHouse({ at: 'Tuesday 14:00', who: [ana, ben], publicAddress: base });
  const { api } = await house.web({ staticFolder: folder });
  await api.listen(place.behind);
  page = await place.desks.takes({ serviceWorkers: 'allow' });
  const { jar } = await house.signsIn(ada);
  await page.context().addCookies([...jar].map(([name, value]) => ({ name, value, url: base })));
  await house.books(ana, { inMinutes: 30 });
  await page.clock.setFixedTime(new Date(house.now()));
  await page.goto(base);
  await page.getByText('Ana Reyes').first().waitFor();
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
});
afterEach(async () => {
  await place.clear();
  await house.close();
  await rm(folder, { recursive: true });
});

const stored = () => page.evaluate(() => JSON.stringify(Object.entries(localStorage)));

test('without a line every address shows times and initials and no name, and goes on when the line is back', {
  tags: 'at-length',
}, async () => {
  expect(await stored(), 'a lost device says nothing').not.toMatch(/Ana|Reyes|Riverside/);
  line.cut();
  await page.reload();
  await page.getByRole('heading', { name: 'Kept cannot be reached' }).waitFor();
  await page.getByText('14:30 A. R.').waitFor();
  expect(await barriers(page)).toEqual([]);
  await page.goto(`${base}/cases`);
  await page.getByRole('heading', { name: 'Kept cannot be reached' }).waitFor();
  const clients = await page.context().newPage();
  await expect(clients.goto(`${base}/h/a-link`), 'clients’ pages are never touched').rejects.toThrow('ERR_');
  await page.goto(base);
  await page.getByText('14:30 A. R.').waitFor();
  line.mend();
  await comesBackTo(page);
  await page.getByText('Ana Reyes').first().waitFor();
});

test('after a lock nothing of the day is left on the device', { tags: 'at-length' }, async () => {
  expect(await stored()).toContain('A. R.');
  await page.keyboard.press('Control+Shift+L');
  await page.getByText('Nobody is signed in here any more.').waitFor();
  expect(await stored()).not.toContain('A. R.');
  line.cut();
  await page.reload();
  await page.getByRole('heading', { name: 'Kept cannot be reached' }).waitFor();
  expect(await page.getByText('A. R.').count()).toBe(0);
});

test('a newer version says that it is there, and comes when it is asked for', {
  tags: 'at-length',
}, async () => {
  const worker = join(folder, 'service-worker.js');
  await writeFile(worker, `${await readFile(worker, 'utf8')}\n// newer`);
  await page.evaluate(async () => (await navigator.serviceWorker.ready).update());
  await page.getByText('A newer version of Kept is there.').waitFor();
  const loaded = page.waitForEvent('load');
  await page.getByRole('button', { name: 'Load it' }).click();
  await loaded;
  await page.getByText('Ana Reyes').first().waitFor();
  expect(await page.getByText('A newer version of Kept is there.').count()).toBe(0);
});
