/** Names as people have them: long, in either direction, with signs that no keyboard of the office has. */
import type { Page } from 'playwright-core';
import { expect, test, vi } from 'vitest';
import { ada, ana, ben, cara, eli, sam } from '#test/cast.ts';
import { isolated } from '#ui/initials.ts';
import { takesPicture } from './for-everybody.ts';
import { opensCase } from './open-case.ts';
import { fitsWindow } from './open-screens.ts';
import { screenRoom } from './screen-room.ts';

vi.setConfig({ testTimeout: 240_000 });

const long = {
  ...ana,
  preferredName: 'Maximiliana-Theodora Wolfeschlegelsteinhausenbergerdorff-Featherstonehaugh',
};
const unbroken = {
  ...ben,
  preferredName: 'Taumatawhakatangihangakoauauotamateaturipukakapikimaungahoronuku',
};
const arabic = { ...cara, preferredName: 'عبد الرحمن بن محمد الأندلسي' };
const hebrew = { ...eli, preferredName: 'שרה כהן-לוי (אבני)' };
const emoji = { ...sam, preferredName: 'Zoë 👩🏽‍🚀🌈 Nightingale' };
const everyName = [long, unbroken, arabic, hebrew, emoji];

const room = screenRoom({ at: 'Tuesday 14:00', who: everyName });
let page: Page;

test('every name can be read on Today, among the cases and in the palette', {
  tags: 'at-length',
}, async () => {
  await allAreMissing();
  page = await room.sits(ada);
  await page.goto(room.base);
  await page.getByRole('heading', { level: 1, name: '5 not yet accounted for' }).waitFor();
  await isReadable('today-names');
  await page.goto(`${room.base}/cases`);
  await page.getByRole('heading', { level: 1, name: '5 not yet accounted for' }).waitFor();
  await isReadable('cases-names');

  for (const [typed, { preferredName }] of [
    ['maxi', long],
    ['محمد', arabic],
    ['שרה', hebrew],
    ['zoë', emoji],
  ] as const) {
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: 'Search' }).fill(typed);
    await page.getByRole('option', { name: preferredName }).first().waitFor();
    await isReadable(`palette-names-${typed.length}`);
    await page.keyboard.press('Escape');
    await page.getByRole('combobox', { name: 'Search' }).waitFor({ state: 'detached' });
  }
});

test('every name can be read in its case and on its record', { tags: 'at-length' }, async () => {
  for (const client of everyName) await room.house.misses(client);
  page = await room.sits(ada);
  for (const [index, client] of everyName.entries()) {
    const name = client.preferredName;
    await opensCase(room, page, client);
    await page
      .getByText(`${isolated(name)} was not seen`)
      .first()
      .waitFor();
    await isReadable(`case-name-${index}`);
    await page.goto(`${room.base}/clients/${client.id}`);
    await page.getByRole('heading', { level: 1, name }).waitFor();
    await page.getByRole('link', { name: 'To the open case' }).waitFor();
    await isReadable(`client-name-${index}`);
  }
});

test('every name can be read in the calendar and in the list of clients', { tags: 'at-length' }, async () => {
  for (const [index, client] of everyName.entries())
    await room.house.books(client, { by: ada, inMinutes: index * 60 });
  page = await room.sits(ada);
  for (const view of ['week', 'day', 'agenda']) {
    await page.goto(`${room.base}/calendar?view=${view}&day=2026-03-03`);
    await page.getByRole('button', { name: emoji.preferredName }).first().waitFor();
    await isReadable(`calendar-${view}-names`);
  }
  await page.goto(`${room.base}/clients`);
  await page.getByRole('link', { name: emoji.preferredName }).waitFor();
  await isReadable('clients-names');
});

async function allAreMissing(): Promise<void> {
  for (const client of everyName) await room.house.books(client, { by: ada });
  await room.house.passes({ minutes: 9 });
}

/** The rest of what these screens owe to everybody does not hang on a name, and is asked of them elsewhere. */
async function isReadable(name: string): Promise<void> {
  for (const width of [360, 1440]) {
    await page.setViewportSize({ width, height: 900 });
    await takesPicture(page, `${name}-${width}`);
    expect(await fitsWindow(page), `${name}, ${width} wide`).toBe(true);
    expect(await mixedUp(page), `${name}: what stands beside a name may be read in its direction`).toEqual(
      [],
    );
    expect(await cutOff(page), `${name}, ${width} wide: cut, and nowhere to be read in full`).toEqual([]);
  }
}

/** Words in which a name from right to left would carry along the numbers and signs that stand beside it. */
function mixedUp(on: Page): Promise<readonly string[]> {
  return on.evaluate(() => {
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found: string[] = [];
    for (let node = texts.nextNode(); node; node = texts.nextNode()) {
      const words = node.textContent ?? '';
      const isSet = node.parentElement?.closest('bdi, [dir]:not(html), script, style');
      if (/[\u0590-\u08ff]/.test(words) && !isSet && !words.includes('\u2068')) found.push(words);
    }
    return found;
  });
}

/** Words that do not fit into their place and are not told in another way. */
function cutOff(on: Page): Promise<readonly string[]> {
  const unseenByAll = '.for-readers, .book-more, [class*=VisuallyHidden]';
  return on.evaluate(
    (unseen) =>
      [...document.querySelectorAll<HTMLElement>('body *')]
        .filter((element) => {
          const { overflowX, textOverflow, display } = getComputedStyle(element);
          const clips = textOverflow === 'ellipsis' || overflowX === 'hidden' || overflowX === 'clip';
          if (!clips || display === 'inline' || element.closest(unseen) || element.querySelector(unseen))
            return false;
          const isCut = element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 1;
          return isCut && element.innerText && !element.closest('[title], [aria-label]');
        })
        .map((element) => `${element.className}: ${element.innerText.slice(0, 80)}`),
    unseenByAll,
  );
}
