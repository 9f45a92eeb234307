/**
 * Browsers at which nobody sits. One is cleared away and taken again by the next test of a file: a page of a new one has
 * to fetch and compile the whole program first, which takes longer than most tests.
 */
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';

/** What is wished of a browser. `isForOnce` when the test does to it what no clearing away undoes. */
export interface Desk extends BrowserContextOptions {
  readonly isForOnce?: boolean;
}

export interface Desks {
  /** An empty page of a browser that remembers nothing. */
  takes(desk: Desk): Promise<Page>;
  /** Everybody gets up, while the program still answers. All that stays is the program's own files. */
  clear(): Promise<void>;
}

interface Seat {
  readonly wished: BrowserContextOptions;
  readonly context: BrowserContext;
  readonly page: Page;
  readonly isForOnce: boolean;
}

const usualWindow = { width: 1280, height: 720 };

export function standDesks(browser: Browser, base: string): Desks {
  const free = new Map<string, Seat[]>();
  const taken: Seat[] = [];

  async function setUp(wished: BrowserContextOptions, isForOnce: boolean): Promise<Seat> {
    const context = await browser.newContext(wished);
    const page = await context.newPage();
    page.setDefaultTimeout(15_000);
    return { wished, context, page, isForOnce };
  }

  return {
    async takes({ isForOnce = false, ...options }) {
      const wished: BrowserContextOptions = {
        timezoneId: 'America/New_York',
        locale: 'en-US',
        viewport: usualWindow,
        colorScheme: 'light',
        reducedMotion: 'no-preference',
        // It would fetch every screen there is, for each test anew; whoever needs it on the device allows it.
        serviceWorkers: 'block',
        ...options,
      };
      const isKept = !isForOnce && wished.serviceWorkers === 'block';
      const again = isKept ? free.get(JSON.stringify(wished))?.pop() : undefined;
      const seat = again ?? (await setUp(wished, !isKept));
      taken.push(seat);
      return seat.page;
    },
    async clear() {
      await Promise.all(
        taken.splice(0).map(async (seat) => {
          if (seat.isForOnce || seat.page.isClosed()) return seat.context.close();
          // Whoever left it in a state that cannot be cleared away keeps it.
          await clearAway(seat, base).then(
            () =>
              free.set(JSON.stringify(seat.wished), [...(free.get(JSON.stringify(seat.wished)) ?? []), seat]),
            () => seat.context.close(),
          );
        }),
      );
    },
  };
}

/** The page stays at the same address, since the browser gives another one a process of its own. */
async function clearAway({ wished, context, page }: Seat, base: string): Promise<void> {
  await Promise.all(context.pages().map((other) => other !== page && other.close()));
  await page.removeAllListeners(undefined, { behavior: 'ignoreErrors' });
  await page.unrouteAll({ behavior: 'ignoreErrors' });
  await page.goto(`${base}/icon.svg`);
  await page.evaluate(() => {
    localStorage.clear();
    sessionStorage.clear();
  });
  await context.clearCookies();
  await page.emulateMedia({
    media: null,
    colorScheme: wished.colorScheme ?? null,
    reducedMotion: wished.reducedMotion ?? null,
  });
  await page.setViewportSize(wished.viewport ?? usualWindow);
}
