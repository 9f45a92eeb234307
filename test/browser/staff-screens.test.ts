/** Who is not accounted for, and one case, as the staff see them in a real browser. */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { StepId } from '#core/ids.ts';
import { ada, ana, ben } from '#test/cast.ts';
import { isForEverybody } from './for-everybody.ts';
import { screenRoom } from './screen-room.ts';

const room = screenRoom({ at: 'Tuesday 14:00', who: [ana, ben] });
let page: Page;

test('a case: what was agreed, what to do next, what will happen by itself, and everything so far', {
  tags: 'at-length',
}, async () => {
  await bothAreMissing();
  page = await room.sits(ada);
  await page.goto(`${room.base}/cases`);
  await page.getByRole('heading', { name: '2 not yet accounted for' }).waitFor();
  await page.getByText('Next: say whether Ben Turner is here').waitFor();
  await page.getByText('Next: call Ana Reyes · you, by 14:25 (in 7 min)').waitFor();
  await isForEverybody(page, 'open-cases');

  await page.getByRole('link', { name: 'Ana Reyes' }).click();
  await page.getByRole('heading', { level: 1, name: 'Ana Reyes' }).waitFor();
  await page.getByText('Mia Reyes (sister): may be told that a session was missed').waitFor();
  await page.getByText('You are asked, until 14:25 (in 7 min).').waitFor();
  await page.getByText('A text to mobile asks whether Ana Reyes is all right').waitFor();
  await page.getByText('Dr Ada Okafor confirmed that Ana Reyes was not seen.').waitFor();
  expect(await page.title(), 'a tab is seen over a shoulder').toBe('Kept');
  await isForEverybody(page, 'case');

  await room.house.does(ada, ana, {
    type: 'record-attempt',
    medium: 'call',
    channelId: null,
    stepId: 'call' as StepId,
    result: 'voicemail-left',
    happenedAt: room.house.now(),
    note: 'First name only.',
  });
  await page.reload();
  await page.getByText('Note: First name only.').waitFor();
  await page.getByText('Nobody is asked for anything at the moment.').waitFor();
});

test('whoever is signed out in the middle of a case comes back to it', async () => {
  await bothAreMissing();
  page = await room.sits(ada);
  await page.goto(`${room.base}/cases`);
  await page.getByRole('link', { name: 'Ana Reyes' }).click();
  await page.getByRole('heading', { level: 1, name: 'Ana Reyes' }).waitFor();
  const { pathname } = new URL(page.url());
  await page.context().clearCookies();
  await page.reload();
  const link = page.getByRole('link', { name: 'Sign in' });
  expect(await link.getAttribute('href')).toBe(`/sign-in?back=${encodeURIComponent(pathname)}`);
  expect(await page.getByText('Ana').count(), 'nothing of the case is left on the page').toBe(0);
});

test('a page that nobody touches stops asking, says so, and goes on at the first touch', {
  tags: 'at-length',
}, async () => {
  page = await room.sits(ada, { isForOnce: true });
  await page.clock.install({ time: new Date(room.house.now()) });
  let asked = 0;
  page.on('request', (request) => {
    if (request.url().endsWith('/api/v1/cases')) asked += 1;
  });
  await page.goto(`${room.base}/cases`);
  await page.getByRole('heading', { name: 'Everyone is accounted for' }).waitFor();
  const atFirst = asked;
  await room.house.misses(ana);
  await expect.poll(() => asked).toBeGreaterThan(atFirst);
  expect(await page.getByText('Paused').count()).toBe(0);

  await page.clock.runFor('10:00');
  await page.getByText('Paused, because nobody has been here').waitFor();
  const before = asked;
  await room.house.does(ada, ana, { type: 'review-agreement', note: 'Text first.' });
  await page.clock.runFor('05:00');
  expect(asked).toBe(before);

  await page.mouse.move(40, 40);
  await page.getByText('Paused, because nobody has been here').waitFor({ state: 'hidden' });
  await expect.poll(() => asked).toBeGreaterThan(before);
});

/** Ana's clinician has looked at what was agreed and is to call her; nobody has said yet whether Ben is here. */
async function bothAreMissing(): Promise<void> {
  await room.house.books([ana]);
  await room.house.passes({ minutes: 7 });
  await room.house.does(ada, ana, { type: 'note-lateness' });
  await room.house.books(ben, { inMinutes: -2 });
  await room.house.passes({ minutes: 8 });
  await room.house.does(ada, ana, { type: 'confirm-missed', clears: [], note: '' });
  const note = 'Text first, never at work. Her sister may be called after an hour.';
  await room.house.does(ada, ana, { type: 'review-agreement', note });
  await room.house.passes({ minutes: 3 });
}
