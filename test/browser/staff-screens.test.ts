/** The staff's first screens in a real browser, on the whole program. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { StepId } from '#core/ids.ts';
import { ada, ana, ben } from '#test/cast.ts';
import { type House, openHouse } from '#test/house.ts';
import { buildScreens } from './open-screens.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const root = join(import.meta.dirname, '..', '..');
const staticFolder = join(root, 'dist', 'browser');

let browser: Browser;
beforeAll(async () => {
  buildScreens();
  browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox'],
  });
}, 120_000);
afterAll(() => browser?.close());

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

/** Without anything that axe objects to, in both themes. */
async function isClean(page: Page): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await page.evaluate(axe);
    const found = (await page.evaluate(
      `axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })`,
    )) as { violations: { id: string; nodes: { html: string }[] }[] };
    expect(
      found.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`),
      colorScheme,
    ).toEqual([]);
  }
  await page.emulateMedia({ colorScheme: 'light' });
}

async function photograph(page: Page, name: string): Promise<void> {
  const folder = process.env.SCREENSHOTS;
  if (folder) await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
}

test('who is not accounted for, and one case: what to do next, what will happen, what was', async () => {
  const port = await freePort();
  const base = `http://localhost:${port}`;
  const house: House = await openHouse({ at: 'Tuesday 14:00', who: [ana, ben], publicAddress: base });
  const { api } = await house.web({ staticFolder });
  await api.listen({ host: 'localhost', port });
  const context = await browser.newContext({ timezoneId: 'America/New_York', locale: 'en-GB' });
  const page = await context.newPage();
  try {
    await house.books(ben);
    await house.misses(ana);
    await house.does(ada, ana, {
      type: 'review-agreement',
      note: 'Text first. Mia may be called after an hour.',
    });
    await house.passes({ minutes: 4 });
    await house.does(ada, ana, {
      type: 'record-attempt',
      medium: 'call',
      channelId: null,
      stepId: 'call' as StepId,
      result: 'voicemail-left',
      happenedAt: house.now(),
      note: 'First name only.',
    });
    await house.passes({ minutes: 7 });
    const signedIn = await house.signsIn(ada);
    await context.addCookies([...signedIn.jar].map(([name, value]) => ({ name, value, url: base })));
    await page.clock.setFixedTime(new Date(house.now()));
    await page.goto(base);
    await page.getByRole('heading', { name: '2 not yet accounted for' }).waitFor();
    await isClean(page);
    await photograph(page, 'open-cases');

    await page.getByText('Next: say whether Ben Turner is here').waitFor();

    await page.getByRole('link', { name: 'Ana Reyes' }).click();
    await page.getByRole('heading', { level: 1, name: 'Ana Reyes' }).waitFor();
    await page.getByText('Sister: may be told that a session was missed').waitFor();
    await page.getByText('to decide about the emergency contact').first().waitFor();
    await page.getByText('voicemail', { exact: false }).first().waitFor();
    expect(await page.title()).toBe('Kept');
    await isClean(page);
    await photograph(page, 'case');
    await page.setViewportSize({ width: 360, height: 740 });
    expect(await page.evaluate('document.documentElement.scrollWidth <= 360')).toBe(true);
    await photograph(page, 'case-phone');
    await page.emulateMedia({ colorScheme: 'dark' });
    await photograph(page, 'case-phone-dark');

    await context.clearCookies();
    await page.reload();
    await page.getByText('You are signed out').waitFor();
  } finally {
    await context.close();
    await house.close();
  }
});
