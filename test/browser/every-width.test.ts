/** From a small tablet to a wall of four thousand pixels: nothing is cut off, and no line is too long to be read. */
import { expect, test } from 'vitest';
import { ada, ana, ben } from '#test/cast.ts';
import { takesPicture } from './for-everybody.ts';
import { fitsWindow } from './open-screens.ts';
import { screenRoom } from './screen-room.ts';

const room = screenRoom({ at: 'Tuesday 14:00', who: [ana, ben] });

const windows = [
  { width: 768, height: 1024 },
  { width: 1024, height: 768 },
  { width: 2560, height: 1440 },
  { width: 3840, height: 2160 },
];

/** Of a text at its usual size; a line of a table may be longer, since it is no line of words. */
const longestLinePx = 900;

test('every screen fits every window, and is read in lines of a bearable length', {
  tags: 'at-length',
  timeout: 240_000,
}, async () => {
  await room.house.misses(ben);
  await room.house.books(ana, { inMinutes: 30 });
  const { caseId } = await room.house.caseOf(ben);
  const page = await room.sits(ada, { reducedMotion: 'reduce' });
  for (const [name, address] of Object.entries({
    today: '/',
    board: '/board',
    cases: '/cases',
    case: `/cases/${caseId}`,
    calendar: '/calendar',
    calendars: '/calendars',
    clients: '/clients',
    client: `/clients/${ana.id}`,
    intake: `/clients/${ana.id}/intake/basics`,
    'on-call': '/on-call',
    protocol: '/protocol',
    templates: '/templates',
    template: '/templates/check-in/sms/en',
    people: '/people',
    settings: '/settings',
    audit: '/audit',
    account: '/account',
  })) {
    await page.goto(room.base + address);
    await page.locator('h1').first().waitFor();
    await page.getByRole('status', { name: 'One moment' }).waitFor({ state: 'detached' });
    for (const window of windows) {
      await page.setViewportSize(window);
      expect(await fitsWindow(page), `${name} at ${window.width}`).toBe(true);
      expect(await page.evaluate(tooLong, longestLinePx), `${name} at ${window.width}`).toEqual([]);
      await takesPicture(page, `${name}-${window.width}`);
    }
  }
});

/** Every text that runs over several lines of more than so many pixels. */
function tooLong(most: number): readonly string[] {
  const texts = document.createTreeWalker(
    document.querySelector('main') ?? document.body,
    NodeFilter.SHOW_TEXT,
  );
  const found: string[] = [];
  for (let text = texts.nextNode(); text; text = texts.nextNode()) {
    const range = document.createRange();
    range.selectNodeContents(text);
    const widest = Math.max(0, ...[...range.getClientRects()].map(({ width }) => width));
    if (widest > most) found.push(`${Math.round(widest)} px: ${text.textContent}`);
  }
  return found;
}
