import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { barriers, fitsWindow } from './open-screens.ts';

const looks = [
  { colorScheme: 'dark', width: 360, height: 800 },
  { colorScheme: 'light', width: 1440, height: 900 },
  { colorScheme: 'light', width: 360, height: 800 },
  { colorScheme: 'dark', width: 1440, height: 900 },
] as const;

/** What the other theme at a width can still change. */
export const rulesOfColour = ['color-contrast', 'link-in-text-block'];

/**
 * For a state of a screen: both themes, a phone and a desk, each once. With a picture of each when SCREENSHOTS names a
 * folder.
 */
export const isForEverybody = (page: Page, name: string): Promise<void> =>
  looksGood(page, name, looks.slice(0, 2));

/** For a screen itself: each theme at each width. */
export const isForEverybodyEverywhere = (page: Page, name: string): Promise<void> =>
  looksGood(page, name, looks);

async function looksGood(page: Page, name: string, where: readonly (typeof looks)[number][]): Promise<void> {
  const before = page.viewportSize();
  for (const [index, { colorScheme, width, height }] of where.entries()) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.setViewportSize({ width, height });
    await takesPicture(page, `${name}-${width}-${colorScheme}`);
    expect(await moving(page), `what moves in ${name} although it should not`).toEqual([]);
    const rules = index < 2 ? undefined : rulesOfColour;
    expect(await barriers(page, rules), `${name}, ${colorScheme}, ${width} wide`).toEqual([]);
    expect(await fitsWindow(page), `${name}, ${width} wide`).toBe(true);
  }
  if (before) await page.setViewportSize(before);
}

/** Where SCREENSHOTS names a folder for them. */
export async function takesPicture(page: Page, name: string): Promise<void> {
  const folder = process.env.SCREENSHOTS;
  if (folder) await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
}

/** What goes from one state to another in steps, although whoever looks has asked for none [look: motion]. */
function moving(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const stays = (style: CSSStyleDeclaration) =>
      style.transitionDuration.split(', ').every((each) => Number.parseFloat(each) === 0) &&
      style.animationName === 'none';
    return [...document.body.querySelectorAll('*')]
      .filter((element) => !stays(getComputedStyle(element)))
      .map((element) => `${element.tagName} ${element.className}`);
  });
}
