/** What every screen stands in: going anywhere by keyboard, hearing of changes, and saying when it does not. */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { ada, ana, ben } from '#test/cast.ts';
import { barriers, comesBackTo, fitsWindow } from './open-screens.ts';
import { screenRoom } from './screen-room.ts';

const room = screenRoom({ at: 'Tuesday 14:00', who: [ana, ben] });

/** Ada at a browser of her own. */
async function adaSitsDown(viewport = { width: 1180, height: 800 }): Promise<Page> {
  const page = await room.sits(ada, { viewport });
  await page.goto(`${room.base}/cases`);
  await page.getByRole('heading', { name: 'Everyone is accounted for' }).waitFor();
  return page;
}

test('what happens is seen at every open browser by itself', { tags: 'at-length' }, async () => {
  const desk = await adaSitsDown();
  const phone = await adaSitsDown({ width: 390, height: 844 });
  await desk.getByText('Live', { exact: true }).waitFor();
  await room.house.misses(ana);
  for (const page of [desk, phone]) await page.getByRole('link', { name: 'Ana Reyes' }).waitFor();
});

test('a server that is away is said calmly, and what was missed is there when it is back', async () => {
  const page = await adaSitsDown();
  await page.getByText('Live', { exact: true }).waitFor();
  room.line.cut();
  const notice = page.getByRole('status', { name: 'Whether this is live' });
  await notice.getByText(/^Not live since \d\d:\d\d, trying again\./).waitFor();
  await page.getByRole('heading', { name: 'Everyone is accounted for' }).waitFor();
  expect(await barriers(page)).toEqual([]);

  await room.house.misses(ana);
  room.line.mend();
  await comesBackTo(page);
  await page.getByRole('link', { name: 'Ana Reyes' }).waitFor();
  await notice.getByText('Not live').waitFor({ state: 'hidden' });
});

test('a sign-in that ends takes what was on the screen with it', async () => {
  const page = await adaSitsDown();
  await room.house.misses(ana);
  await page.getByRole('link', { name: 'Ana Reyes' }).waitFor();
  room.house.clock.advance(31);
  await page.getByRole('heading', { name: 'You are signed out' }).waitFor();
  expect(await page.getByText('Ana').count()).toBe(0);
});

test.each([
  ['case', (caseId: string) => `/cases/${caseId}`],
  ['client', () => `/clients/${ana.id}`],
  ['intake', () => `/clients/${ana.id}/intake/reach`],
])(
  'the %s that may no longer be seen goes from the screen',
  { tags: 'at-length' },
  async (_what, addressOf) => {
    const page = await adaSitsDown();
    await room.house.misses(ana);
    const { caseId } = await room.house.caseOf(ana);
    await page.goto(room.base + addressOf(caseId));
    await page.getByText('Ana Reyes').first().waitFor();
    await page.evaluate(async () => {
      const body = JSON.stringify({ to: 'board' });
      await fetch('/api/v1/me/narrowing', {
        method: 'POST',
        body,
        headers: { 'content-type': 'application/json' },
      });
    });
    // A line that is back asks again for everything that is older.
    room.line.breakOff();
    await comesBackTo(page);
    await page.getByRole('heading', { name: 'This is not open to your role' }).waitFor();
    expect(await page.getByRole('main').getByText('Ana Reyes').count()).toBe(0);
  },
);

test('locking hides everything in all tabs at once, ends the sign-in, and leads back to the same place', async () => {
  const page = await adaSitsDown();
  await room.house.misses(ana);
  await page.getByRole('link', { name: 'Ana Reyes' }).click();
  await page.getByRole('heading', { level: 1, name: 'Ana Reyes' }).waitFor();
  const other = await page.context().newPage();
  await other.goto(`${room.base}/cases`);
  await other.getByRole('link', { name: 'Ana Reyes' }).waitFor();

  await page.keyboard.press('Control+Shift+L');
  for (const tab of [page, other]) {
    await tab.getByRole('heading', { name: 'Locked' }).waitFor();
    expect(await tab.getByText('Ana').count(), 'nothing is left of what was shown').toBe(0);
  }
  expect(await barriers(page)).toEqual([]);
  await expect.poll(() => page.evaluate(async () => (await fetch('/api/v1/me')).status), soon).toBe(401);

  room.house.clock.advance(26);
  await room.changesPlaces(page, ada);
  await page.reload();
  await page.getByRole('heading', { level: 1, name: 'Ana Reyes' }).waitFor();
});

test('a page that nobody has touched for half an hour locks itself, also without a line', async () => {
  const page = await adaSitsDown();
  await room.house.misses(ana);
  await page.getByRole('link', { name: 'Ana Reyes' }).waitFor();
  room.line.cut();
  const left = await page.evaluate(() => Date.now());
  await page.clock.setFixedTime(left + 29 * 60_000);
  await page.mouse.move(10, 10);
  await page.clock.setFixedTime(left + 58 * 60_000);
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  await page.getByRole('link', { name: 'Ana Reyes' }).waitFor();
  await page.clock.setFixedTime(left + 60 * 60_000);
  await page.mouse.move(20, 20);
  await page.getByRole('heading', { name: 'Locked' }).waitFor();
  expect(await page.getByText('Ana').count()).toBe(0);
  room.line.mend();
});

test('a day kept for when there is no line is gone at the next start once it is old, of the future or unreadable', {
  tags: 'at-length',
}, async () => {
  const page = await adaSitsDown();
  const now = new Date(room.house.now()).getTime();
  for (const kept of ['no JSON', ...[-13, 2].map((hours) => dayKeptAt(now + hours * 3_600_000))]) {
    await page.evaluate((day) => localStorage.setItem('kept.offline-day', day), kept);
    await page.reload();
    await page.getByRole('heading', { name: 'Everyone is accounted for' }).waitFor();
    expect(await page.evaluate(() => localStorage.getItem('kept.offline-day')), kept).toBe(null);
  }
});

const dayKeptAt = (at: number): string =>
  JSON.stringify({ savedAt: new Date(at).toISOString(), timeZone: 'America/New_York', sessions: [] });

test('a lock holds while the server is away, also against a reload, and ends the sign-in when it is back', async () => {
  const page = await adaSitsDown();
  room.line.cut();
  await page.getByRole('button', { name: 'your menu' }).click();
  await page.getByRole('menuitem', { name: 'Lock now' }).click();
  await page.getByRole('heading', { name: 'Locked' }).waitFor();
  await page.getByText('Until it has heard, keep this device with you.').waitFor();
  await page.evaluate(() => {
    history.pushState(null, '', '/no-such-screen');
    dispatchEvent(new PopStateEvent('popstate'));
  });
  await page.getByRole('heading', { name: 'Locked' }).waitFor();
  expect(await page.getByRole('navigation').count(), 'an address that names nothing is no way past it').toBe(
    0,
  );
  room.line.mend();
  await page.reload();
  await page.getByRole('heading', { name: 'Locked' }).waitFor();
  await expect.poll(() => page.evaluate(async () => (await fetch('/api/v1/me')).status), soon).toBe(401);
});

test('the search that is just closing can be opened again, and the focus goes back to where it was', {
  tags: 'at-length',
}, async () => {
  const page = await adaSitsDown();
  const before = page.getByRole('link', { name: 'Today' }).first();
  await before.focus();
  await page.keyboard.press('Control+k');
  const field = page.getByRole('combobox', { name: 'Search' });
  await field.fill('an');
  // Before the browser has told of the end of the first one.
  await page.evaluate(async () => {
    document.querySelector<HTMLDialogElement>('dialog.palette')?.requestClose();
    await Promise.resolve();
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'k', ctrlKey: true, bubbles: true }));
  });
  await expect.poll(() => field.inputValue()).toBe('');
  await page.keyboard.press('Escape');
  await field.waitFor({ state: 'detached' });
  await expect.poll(() => before.evaluate((one) => one === document.activeElement)).toBe(true);
});

test('anything is found and reached from one field, by keyboard alone', { tags: 'at-length' }, async () => {
  const page = await adaSitsDown();
  await room.house.misses(ana);
  await page.getByRole('link', { name: 'Ana Reyes' }).waitFor();
  const before = page.url();
  await page.keyboard.press('Control+k');
  const field = page.getByRole('combobox', { name: 'Search' });
  await field.waitFor();
  await page.getByRole('option', { name: 'Your account' }).waitFor();
  expect(await barriers(page)).toEqual([]);
  await page.keyboard.type('reyes a');
  await page.getByRole('option', { name: 'Ana Reyes unaccounted for' }).waitFor();
  expect(page.url(), 'nothing that is typed stands in the address').toBe(before);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Ana Reyes' }).waitFor();

  await page.keyboard.press('/');
  await page.keyboard.type('initials');
  await page.keyboard.press('Enter');
  await field.waitFor({ state: 'hidden' });
  await page.keyboard.press('Control+k');
  await page.keyboard.type('no such thing');
  await page.getByRole('status').getByText('Nothing was found.').waitFor();
  await page.keyboard.press('Escape');
  await field.waitFor({ state: 'hidden' });
});

test('everything in the frame is reached and done by keyboard', { tags: 'at-length' }, async () => {
  const page = await adaSitsDown();
  await page.keyboard.press('Tab');
  expect(await focused(page)).toBe('Skip to the content');
  await page.keyboard.press('Enter');
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('content');

  await page.getByRole('link', { name: 'Today' }).focus();
  await page.keyboard.press('Enter');
  await expect
    .poll(() => focused(page), { ...soon, message: 'the new page begins at its heading' })
    .toBe('Everyone is accounted for');

  await page.getByRole('button', { name: 'your menu' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('menuitemradio', { name: 'Dark' }).focus();
  await page.keyboard.press('Enter');
  await expect
    .poll(() => page.evaluate(() => document.documentElement.dataset['mantineColorScheme']), soon)
    .toBe('dark');
});

test.each([
  ['phone', 360],
  ['desk', 1440],
])(
  'the frame has no barriers on the %s, open menus included',
  { tags: 'at-length' },
  async (_name, width) => {
    const page = await adaSitsDown({ width, height: 800 });
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await page.getByRole('button', { name: 'your menu' }).click();
      await page.getByRole('menuitem', { name: 'Your account' }).waitFor();
      expect(await barriers(page), colorScheme).toEqual([]);
      expect(await fitsWindow(page)).toBe(true);
      await page.keyboard.press('Escape');
    }
  },
);

const soon = { timeout: 10_000 };
const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent?.trim());
