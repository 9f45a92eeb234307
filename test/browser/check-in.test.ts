/** The client's page in a real browser: by touch, by keyboard, without a script, in both languages, light and dark. */
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Instant } from '#core/time/instant.ts';
import { agreedWord, type CheckInHouse, openCheckInHouse, sentAt } from '#test/check-in-page.ts';
import { rulesOfColour, takesPicture } from './for-everybody.ts';
import { barriers, theChromium } from './open-screens.ts';

const phone = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };
const neutralPlace = 'https://www.wikipedia.org/';

let house: CheckInHouse;
let browser: Browser;
let base: string;
beforeAll(async () => {
  house = await openCheckInHouse();
  base = await house.api.listen({ host: '127.0.0.1', port: 0 });
  browser = await theChromium();
});
afterAll(async () => {
  await house?.close();
});
beforeEach(() => {
  house.clock.set(sentAt as Instant);
  house.replies.length = 0;
  house.explanations.length = 0;
});

const pages: Page[] = [];
afterEach(async () => {
  for (const page of pages.splice(0)) await page.context().close();
});

/** Opens a page whose every request outside this house is answered here and written down. */
async function openPhone(path: string, options: BrowserContextOptions = {}) {
  const context = await browser.newContext({ ...phone, ...options });
  const page = await context.newPage();
  pages.push(page);
  const outside: { url: string; referer: string | undefined }[] = [];
  const complaints: string[] = [];
  await context.route(
    (url) => !url.href.startsWith(base),
    (route) => {
      outside.push({ url: route.request().url(), referer: route.request().headers().referer });
      return route.fulfill({ contentType: 'text/html', body: '<title>Elsewhere</title>' });
    },
  );
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(base + path);
  return { page, outside, complaints };
}

test.each([
  ['without a script', false],
  ['with one', true],
])('one tap is enough, %s', async (_how, javaScriptEnabled) => {
  const { page, outside, complaints } = await openPhone(await house.sends(), { javaScriptEnabled });
  expect(await page.title()).toBe('Hello');
  await page.getByRole('button', { name: "I'm OK", exact: true }).tap();
  await page.getByRole('heading', { name: 'Thank you. Good to know.' }).waitFor();
  expect(house.replies.map((reply) => reply.reading)).toEqual(['safe']);
  await page.getByRole('button', { name: 'I overslept' }).tap();
  await page.getByRole('status').waitFor();
  await page.getByText('In my own words').tap();
  await page.getByLabel('Anything you would like us to know').fill('Sorry, the alarm.\nNext week?');
  await page.getByRole('button', { name: 'Send' }).tap();
  await page.getByRole('button', { name: 'Please offer me another time' }).tap();
  await expect.poll(() => house.explanations.length).toBe(3);
  expect(house.explanations).toMatchObject([
    { reason: 'overslept' },
    { text: 'Sorry, the alarm.\nNext week?' },
    { wish: 'another-time' },
  ]);
  expect(outside).toEqual([]);
  expect(complaints).toEqual([]);
});

test('a double tap is one answer; going back and choosing otherwise is a second', async () => {
  const { page } = await openPhone(await house.sends());
  await page.getByRole('button', { name: 'Please call me' }).dblclick();
  await page.getByRole('heading', { name: 'Someone is being asked to call you' }).waitFor();
  await page.reload();
  expect(house.replies.map((reply) => reply.answer)).toEqual(['call-me']);
  await page.goBack();
  await page.getByRole('button', { name: "I'm not OK" }).tap();
  await page.getByRole('link', { name: /Call 116 123/ }).waitFor();
  expect(house.replies.map((reply) => reply.answer)).toEqual(['call-me', 'not-ok']);
});

test('whom to call stands on the first screen, and is still there after the call', async () => {
  const { page } = await openPhone(await house.sends({ country: 'US' }));
  await page.getByRole('button', { name: "I'm not OK" }).tap();
  for (const [name, href] of [
    [/Call 988/, 'tel:988'],
    [/Text 988/, 'sms:988'],
    [/Call 911/, 'tel:911'],
  ] as const) {
    const link = page.getByRole('link', { name });
    expect(await link.getAttribute('href')).toBe(href);
    const box = await link.boundingBox();
    expect((box?.y ?? 999) + (box?.height ?? 999)).toBeLessThan(phone.viewport.height - 90);
  }
  await page.reload();
  expect(await page.getByRole('link', { name: /Call 988/ }).isVisible()).toBe(true);
  expect(house.replies).toHaveLength(1);
});

test('by keyboard alone: every control is reached, seen, and not hidden behind the way out', async () => {
  const { page } = await openPhone(await house.sends(), {
    isMobile: false,
    hasTouch: false,
  });
  const names: string[] = [];
  for (let presses = 0; presses < 12; presses += 1) {
    await page.keyboard.press('Tab');
    const focused = (await page.evaluate(`(() => {
      const element = document.activeElement, box = element.getBoundingClientRect(), style = getComputedStyle(element);
      const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
      return element === document.body ? null : {
        name: element.innerText || element.labels?.[0]?.innerText,
        seen: element === top || element.contains(top),
        outlined: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
        height: box.height,
      };
    })()`)) as { name: string; seen: boolean; outlined: boolean; height: number } | null;
    if (!focused) break;
    names.push(focused.name);
    expect(focused, focused.name).toMatchObject({ seen: true, outlined: true });
    expect(focused.height, focused.name).toBeGreaterThanOrEqual(48);
  }
  expect(names).toEqual([
    'Español',
    'Français',
    'Deutsch',
    'Anything you want to add (optional)',
    "I'm OK",
    "I'm running late",
    'Please call me',
    "I'm not OK",
    "I'd rather explain later",
    'Leave this page quickly',
  ]);
  await page.getByRole('button', { name: "I'm running late" }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Thank you for saying so.' }).waitFor();
  expect(house.replies.map((reply) => reply.answer)).toEqual(['late']);
});

test('Enter in the field answers nothing by itself', async () => {
  const { page } = await openPhone(await house.sends());
  await page.getByLabel('Anything you want to add (optional)').fill(agreedWord);
  await page.keyboard.press('Enter');
  await page.waitForLoadState();
  expect(house.replies).toEqual([]);
  await page.getByRole('button', { name: "I'm OK" }).tap();
  await page.getByRole('heading', { name: 'Thank you. Good to know.' }).waitFor();
  expect(house.replies.map((reply) => reply.reading)).toEqual(['duress']);
  expect(await page.content()).not.toContain(agreedWord);
});

test('leaving quickly goes to a neutral place, which does not learn from where, and back does not return', async () => {
  const { page, outside } = await openPhone('/h/x');
  await page.goto(base + (await house.sends()));
  await page.getByRole('link', { name: 'Leave this page quickly' }).tap();
  await page.waitForURL(neutralPlace);
  expect(outside).toEqual([{ url: neutralPlace, referer: undefined }]);
  await page.goBack();
  expect(page.url()).toBe(`${base}/h/x`);
});

test('leaving works without a script', { tags: 'at-length' }, async () => {
  const { page, outside } = await openPhone(await house.sends(), { javaScriptEnabled: false });
  await page.getByRole('link', { name: 'Leave this page quickly' }).tap();
  await page.waitForURL(neutralPlace);
  expect(outside).toEqual([{ url: neutralPlace, referer: undefined }]);
});

/** Opens each page that a client can come to, and says which. */
async function seesEveryPage(
  language: string,
  sees: (page: Page, name: string) => Promise<void>,
): Promise<void> {
  const { page, complaints } = await openPhone(await house.sends({ language }));
  const look = async (name: string) => {
    await sees(page, name);
    const wide = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
    expect(wide, `${name} scrolls sideways`).toBeLessThanOrEqual(0);
    await takesPicture(page, `${name}-${language}`);
  };
  const url = page.url();
  await look('question');
  for (const answer of ['safe', 'not-ok', 'call-me', 'late', 'explain-later']) {
    await page.goto(url);
    await page.locator(`button[value=${answer}]`).tap();
    await page.locator('summary').tap();
    await look(answer);
  }
  await page.goto(`${base}/h/x?l=${language}`);
  await look('gone');
  expect(complaints.filter((text) => !text.includes('404'))).toEqual([]);
}

test('axe finds nothing on any page, light or dark', () =>
  seesEveryPage('en', async (page, name) => {
    expect(await barriers(page), `${name}, light`).toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
    expect(await barriers(page, rulesOfColour), `${name}, dark`).toEqual([]);
    await takesPicture(page, `${name}-dark`);
    await page.emulateMedia({ colorScheme: 'light' });
  }));

// The same pages with other words: what these can change is looked at.
test.each(['es', 'fr', 'de'])(
  'every page says that it speaks %s, and fits',
  { tags: 'at-length' },
  (language) =>
    seesEveryPage(language, async (page, name) => {
      expect(await page.getAttribute('html', 'lang'), name).toBe(language);
      expect(await barriers(page, ['html-lang-valid', 'valid-lang', 'document-title']), name).toEqual([]);
    }),
);

test('it can be read at 400 % zoom', { tags: 'at-length' }, async () => {
  const { page } = await openPhone(await house.sends(), {
    viewport: { width: 320, height: 256 },
    isMobile: false,
  });
  await page.locator('button[value=not-ok]').click();
  expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);
  expect(await barriers(page)).toEqual([]);
});

test('the language switches and stays switched through the answer', { tags: 'at-length' }, async () => {
  const { page } = await openPhone(await house.sends());
  await page.getByRole('link', { name: 'Español' }).tap();
  await page.getByRole('button', { name: 'Estoy bien', exact: true }).tap();
  await page.getByRole('heading', { name: 'Gracias. Nos alegra saberlo.' }).waitFor();
  await page.getByRole('link', { name: 'English' }).tap();
  await page.getByRole('heading', { name: 'Thank you. Good to know.' }).waitFor();
  expect(house.replies).toHaveLength(1);
});
