/** Ana's case before a real Chromium, for what is done in it; each person sits at a browser of their own. */
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { expect } from 'vitest';
import { freePort } from '#adapters/free-port.ts';
import { ada, ana, ben, type CastStaff } from '#test/cast.ts';
import { type House, openHouse } from '#test/house.ts';
import { barriers, fitsWindow, screensFolder } from './open-screens.ts';

export interface CaseRoom {
  readonly house: House;
  readonly base: string;
  /** Somebody, signed in at a browser whose clock shows what the house's does. */
  sits(person: CastStaff): Promise<Page>;
  close(): Promise<void>;
}

export async function openCaseRoom(browser: Browser): Promise<CaseRoom> {
  const port = await freePort('localhost');
  const base = `http://localhost:${port}`;
  const house = await openHouse({ at: 'Tuesday 14:00', who: [ana, ben], publicAddress: base });
  const { api } = await house.web({ staticFolder: screensFolder });
  await api.listen({ host: 'localhost', port });
  const contexts: BrowserContext[] = [];
  return {
    house,
    base,
    async sits(person) {
      const context = await browser.newContext({ timezoneId: 'America/New_York', locale: 'en-US' });
      contexts.push(context);
      const { jar } = await house.signsIn(person);
      await context.addCookies([...jar].map(([name, value]) => ({ name, value, url: base })));
      const page = await context.newPage();
      page.setDefaultTimeout(8_000);
      await page.clock.setFixedTime(new Date(house.now()));
      return page;
    },
    async close() {
      for (const context of contexts) await context.close();
      await house.close();
    },
  };
}

/** Ana was not seen; what was agreed has been looked at, and Ada is to call her. */
export async function anaIsToBeCalled(house: House): Promise<void> {
  await house.books([ana]);
  await house.passes({ minutes: 7 });
  await house.does(ada, ana, { type: 'note-lateness' });
  await house.passes({ minutes: 8 });
  await house.does(ada, ana, { type: 'confirm-missed', clears: [], note: '' });
  await house.does(ada, ana, { type: 'review-agreement', note: '' });
  await house.passes({ minutes: 3 });
}

export async function opensCase({ house, base }: CaseRoom, page: Page, client = ana): Promise<void> {
  const { caseId } = await house.caseOf(client);
  await page.goto(`${base}/cases/${caseId}`);
  await page.getByRole('heading', { level: 1, name: client.preferredName }).waitFor();
}

const everywhere = [
  { colorScheme: 'dark', width: 390, height: 844 },
  { colorScheme: 'light', width: 1440, height: 900 },
  { colorScheme: 'dark', width: 1440, height: 900 },
  { colorScheme: 'light', width: 390, height: 844 },
] as const;

/** In both themes, on a phone and on a desk; with a picture of each when SCREENSHOTS names a folder. */
export async function isForEverybody(
  page: Page,
  name: string,
  where: readonly (typeof everywhere)[number][] = everywhere.slice(0, 2),
): Promise<void> {
  for (const { colorScheme, width, height } of where) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.setViewportSize({ width, height });
    const folder = process.env.SCREENSHOTS;
    const path = join(folder ?? '', `${name}-${width}-${colorScheme}.png`);
    if (folder) await page.screenshot({ path, fullPage: true });
    expect(await barriers(page), `${name}, ${colorScheme}, ${width} wide`).toEqual([]);
    expect(await fitsWindow(page), `${width} wide`).toBe(true);
  }
}

/** Every theme with every width: for the page itself, in whose forms little changes with them. */
export const isForEverybodyEverywhere = (page: Page, name: string) =>
  isForEverybody(page, name, [...everywhere]);
