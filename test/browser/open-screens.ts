/** The staff's screens as they are shipped, before a real Chromium. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type axe from 'axe-core';
import { type Browser, chromium, type Page } from 'playwright-core';

const root = join(import.meta.dirname, '..', '..');
const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
export const screensFolder = join(root, 'dist', 'browser');

/** Does nothing when they were built from exactly these sources before. */
export function buildScreens(): void {
  const built = spawnSync(process.execPath, [join(root, 'scripts', 'build-browser.ts')], {
    encoding: 'utf8',
  });
  if (built.status !== 0) throw new Error(`the screens could not be built: ${built.stderr}`);
}

/**
 * No page lives long enough to earn back what a process for drawing costs, nor what it costs to compile all of it twice:
 * only what runs thousands of times is, which is the verifier and the search for barriers.
 */
const thrift = ['--in-process-gpu', '--js-flags=--no-opt --invocation-count-for-maglev=2000'] as const;

let chromiumOfAll: Promise<Browser> | null = null;

/** One for all the test files of a process; it ends with the process. */
export function theChromium(): Promise<Browser> {
  chromiumOfAll ??= chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', ...thrift],
  });
  return chromiumOfAll;
}

/**
 * What somebody who sees, hears or moves differently would stumble over, in words; empty when nothing. By all rules,
 * unless some are named.
 */
export async function barriers(page: Page, rules?: readonly string[]): Promise<readonly string[]> {
  const isThere = await page.evaluate(() => 'axe' in window);
  if (!isThere) await bringAxe(page);
  return page.evaluate(
    async (named) => {
      const { violations } = await (window as unknown as { axe: typeof axe }).axe.run({
        resultTypes: ['violations'],
        ...(named && { runOnly: named }),
      });
      return violations.flatMap(({ id, nodes }) =>
        nodes.map(({ target, html }) => `${id}: ${target} ${html}`),
      );
    },
    rules && [...rules],
  );
}

/** By the shortest way: it is handed over at each page, and takes longer to come than to look. */
async function bringAxe(page: Page): Promise<void> {
  const devices = await page.context().newCDPSession(page);
  await devices.send('Runtime.evaluate', { expression: axeSource, silent: true });
  await devices.detach();
}

/** Nothing is wider than the window, so that a phone need not be scrolled sideways. */
export function fitsWindow(page: Page): Promise<boolean> {
  return page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth);
}

/** What was typed last is on this device, sealed. */
export async function draftIsKept(page: Page): Promise<void> {
  const isThere = () => Object.keys(localStorage).some((key) => key.startsWith('kept.draft.'));
  await page.waitForFunction(isThere);
}

/** What is away is asked for again at once when somebody comes back to the page; by itself within half a minute. */
export async function comesBackTo(page: Page): Promise<void> {
  // By a clock that stands still, nothing that was read is older than the line that opens now.
  await page.clock.setFixedTime((await page.evaluate(() => Date.now())) + 1000);
  await page.evaluate(() => window.dispatchEvent(new Event('focus')));
}

/** By the person's own menu, which hangs in the frame. */
export async function openAccount(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'your menu' }).click();
  await page.getByRole('menuitem', { name: 'Your account' }).click();
  await page.getByRole('heading', { name: 'Your account' }).waitFor();
}

/** A person who proves with a finger that it is they, on a device of their own. */
export async function holdAuthenticator(page: Page): Promise<void> {
  const devices = await page.context().newCDPSession(page);
  await devices.send('WebAuthn.enable');
  await devices.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
}
