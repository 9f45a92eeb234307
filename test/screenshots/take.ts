/** Pictures of what stands on a page: on a desk and on a phone, light and dark. */
import { join } from 'node:path';
import type { Page } from 'playwright-core';

const sizes = { desktop: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } } as const;

export interface Camera {
  readonly page: Page;
  /** Goes to an address and takes a picture of what is there. */
  visits(path: string, name: string): Promise<void>;
  takes(name: string): Promise<void>;
}

export function cameraOn(page: Page, base: string): Camera {
  const isQuiet = watchAnswers(page);

  async function takes(name: string): Promise<void> {
    const folder = process.env.SCREENSHOTS;
    if (!folder) throw new Error('SCREENSHOTS names no folder; `npm run screenshots` does');
    for (const [size, viewport] of Object.entries(sizes)) {
      await page.setViewportSize(viewport);
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        await isQuiet();
        await page.screenshot({ path: join(folder, `${name}.${size}.${colorScheme}.png`), fullPage: true });
      }
    }
    await page.setViewportSize(sizes.desktop);
  }

  return {
    page,
    takes,
    async visits(path, name) {
      await page.goto(base + path);
      await page.getByRole('heading', { level: 1 }).first().waitFor();
      await takes(name);
    },
  };
}

/** Until whatever the page asked for is there and painted; the line over which it hears of changes never ends. */
function watchAnswers(page: Page): () => Promise<void> {
  const open = new Set<object>();
  page.on('request', (request) => {
    if (!new URL(request.url()).pathname.endsWith('/live')) open.add(request);
  });
  page.on('requestfinished', (request) => open.delete(request));
  page.on('requestfailed', (request) => open.delete(request));
  return async () => {
    for (let paints = 0; paints < 4; paints = open.size === 0 ? paints + 1 : 0) {
      await page.evaluate(() => new Promise((painted) => requestAnimationFrame(painted)));
    }
  };
}
