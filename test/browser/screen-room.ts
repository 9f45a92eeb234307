/** The staff's screens with the whole program behind them, anew for each test; people sit at browsers of their own. */
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import { freePort } from '#adapters/free-port.ts';
import type { CastStaff } from '#test/cast.ts';
import { type House, type HouseOptions, openHouse } from '#test/house.ts';
import { type CuttableLine, layLine } from './cuttable-line.ts';
import { buildScreens, openChromium, screensFolder } from './open-screens.ts';

export interface ScreenRoom {
  readonly house: House;
  /** Where the program is reached. */
  readonly base: string;
  /** Between the browsers and the program. */
  readonly line: CuttableLine;
  /** A browser at which nobody is signed in, and whose clock shows what the house's does. */
  opens(options?: BrowserContextOptions): Promise<Page>;
  /** Somebody, signed in at a browser whose clock shows what the house's does. */
  sits(person: CastStaff, options?: BrowserContextOptions): Promise<Page>;
  /** Another person signs in at the same browser. */
  changesPlaces(page: Page, person: CastStaff): Promise<void>;
}

/** Belongs at the top of a test file, since it has something done before and after each test. */
export function screenRoom(options: HouseOptions): ScreenRoom {
  let browser: Browser;
  let house: House;
  let base: string;
  let line: CuttableLine;
  const contexts: BrowserContext[] = [];

  beforeAll(async () => {
    buildScreens();
    browser = await openChromium();
  }, 180_000);
  afterAll(() => browser?.close());

  beforeEach(async () => {
    const port = await freePort('localhost');
    const behind = await freePort('localhost');
    base = `http://localhost:${port}`;
    house = await openHouse({ ...options, publicAddress: base });
    const { api } = await house.web({ staticFolder: screensFolder });
    await api.listen({ host: 'localhost', port: behind });
    line = await layLine(port, behind);
  });
  afterEach(async () => {
    await Promise.all(contexts.splice(0).map((context) => context.close()));
    await line?.close();
    await house?.close();
  });

  const room: ScreenRoom = {
    get house() {
      return house;
    },
    get base() {
      return base;
    },
    get line() {
      return line;
    },
    async opens(contextOptions = {}) {
      const context = await browser.newContext({
        timezoneId: 'America/New_York',
        locale: 'en-US',
        // It would fetch every screen there is, for each test anew; whoever needs it on the device allows it.
        serviceWorkers: 'block',
        ...contextOptions,
      });
      contexts.push(context);
      const page = await context.newPage();
      page.setDefaultTimeout(15_000);
      await page.clock.setFixedTime(new Date(house.now()));
      return page;
    },
    async sits(person, contextOptions) {
      const page = await room.opens(contextOptions);
      await room.changesPlaces(page, person);
      return page;
    },
    async changesPlaces(page, person) {
      const { jar } = await house.signsIn(person);
      await page.context().clearCookies();
      await page.context().addCookies([...jar].map(([name, value]) => ({ name, value, url: base })));
      await page.clock.setFixedTime(new Date(house.now()));
    },
  };
  return room;
}
