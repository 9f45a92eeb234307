import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { barriers, fitsWindow } from './open-screens.ts';

/** In both themes and at every width; with a picture of each when SCREENSHOTS names a folder. */
export async function isForEverybody(page: Page, name: string): Promise<void> {
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    for (const width of [360, 1440]) {
      await page.setViewportSize({ width, height: width === 360 ? 800 : 900 });
      expect(await barriers(page), `${name}: ${colorScheme}, ${width} wide`).toEqual([]);
      expect(await fitsWindow(page), `${name}: ${width} wide`).toBe(true);
      const folder = process.env.SCREENSHOTS;
      if (folder)
        await page.screenshot({ path: join(folder, `${name}-${width}-${colorScheme}.png`), fullPage: true });
    }
  }
}
