/** The staff's screens with the whole program behind them, anew for each test; people sit at browsers of their own. */
import type { Page } from 'playwright-core';
import { afterEach, beforeAll, beforeEach } from 'vitest';
import { idleMinutes } from '#core/sign-in-lengths.ts';
import type { CastStaff } from '#test/cast.ts';
import { type House, type HouseOptions, openHouse } from '#test/house.ts';
import type { CuttableLine } from './cuttable-line.ts';
import type { Desk } from './desks.ts';
import { buildScreens, screensFolder } from './open-screens.ts';
import { type Place, thePlace } from './place.ts';

export interface ScreenRoom {
  readonly house: House;
  /** Where the program is reached. */
  readonly base: string;
  /** Between the browsers and the program. */
  readonly line: CuttableLine;
  /** A browser at which nobody is signed in, and whose clock shows what the house's does. */
  opens(desk?: Desk): Promise<Page>;
  /** Somebody, signed in at a browser whose clock shows what the house's does. */
  sits(person: CastStaff, desk?: Desk): Promise<Page>;
  /** Another person signs in at the same browser. */
  changesPlaces(page: Page, person: CastStaff): Promise<void>;
}

/** Belongs at the top of a test file, since it has something done before and after each test. */
export function screenRoom(options: HouseOptions): ScreenRoom {
  let place: Place;
  let house: House;

  beforeAll(async () => {
    buildScreens();
    place = await thePlace();
  }, 180_000);

  beforeEach(async () => {
    house = await openHouse({ ...options, publicAddress: place.base });
    const { api } = await house.web({ staticFolder: screensFolder });
    await api.listen(place.behind);
  });
  afterEach(async () => {
    await place.clear();
    await house?.close();
  });

  const room: ScreenRoom = {
    get house() {
      return house;
    },
    get base() {
      return place.base;
    },
    get line() {
      return place.line;
    },
    async opens(desk = {}) {
      const page = await place.desks.takes(desk);
      await page.clock.setFixedTime(new Date(house.now()));
      return page;
    },
    async sits(person, desk) {
      const page = await room.opens(desk);
      await room.changesPlaces(page, person);
      return page;
    },
    async changesPlaces(page, person) {
      const { jar } = await house.signsIn(person);
      await page.context().clearCookies();
      const here = await leavesIfLongAway(page);
      await page.context().addCookies([...jar].map(([name, value]) => ({ name, value, url: place.base })));
      await page.clock.setFixedTime(new Date(house.now()));
      if (here) await page.goto(here);
    },
  };
  return room;

  /** A page that nobody has touched for long locks itself; signing in leads back to it, as it does for everybody. */
  async function leavesIfLongAway(page: Page): Promise<string | null> {
    const here = page.url();
    if (!here.startsWith(place.base)) return null;
    const minutesAway = (Date.parse(house.now()) - (await page.evaluate(() => Date.now()))) / 60_000;
    if (minutesAway < idleMinutes) return null;
    await page.goto(`${place.base}/icon.svg`);
    return here;
  }
}
