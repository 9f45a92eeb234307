/** What one does in a case, on the case's own page. */

import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test, vi } from 'vitest';
import { ada, ana, ben, lena } from '#test/cast.ts';
import { isForEverybody, isForEverybodyEverywhere } from './for-everybody.ts';
import { anaIsToBeCalled, opensCase } from './open-case.ts';
import { screenRoom } from './screen-room.ts';

// Each journey is looked at in several themes and widths.
vi.setConfig({ testTimeout: 180_000 });

const room = screenRoom({ at: 'Tuesday 14:00', who: [ana, ben] });
let page: Page;

test('a call is logged in two taps, and words can be added to it after', async () => {
  await anaIsToBeCalled(room.house);
  page = await room.sits(ada);
  await opensCase(room, page);
  const call = page.getByRole('link', { name: 'Call mobile · +1 917 555 0142' });
  expect(await call.getAttribute('href')).toBe('tel:+19175550142');
  await page.getByText('Text first. Don’t call work.').waitFor();
  await isForEverybodyEverywhere(page, 'case');

  await page.getByRole('button', { name: 'Left a voicemail' }).click();
  await page.getByText('On record. Call at 14:18: left a voicemail.').waitFor();
  const { attempts, steps } = await room.house.caseOf(ana);
  expect(attempts).toEqual([{ result: 'voicemail-left', happenedAt: room.house.now() }]);
  expect(steps).toMatchObject({ call: { status: 'finished', result: 'completed' } });

  await page.getByRole('button', { name: 'Add words' }).first().click();
  await page.getByLabel('What should stand beside it').fill('First name only.');
  await page.getByRole('button', { name: 'Add it' }).click();
  await page.getByText('Dr Ada Okafor added: First name only.').waitFor();
});

test('a wrong number is asked about once more, since it closes the number', {
  tags: 'at-length',
}, async () => {
  await anaIsToBeCalled(room.house);
  page = await room.sits(ada);
  await opensCase(room, page);
  await page.getByRole('button', { name: 'Wrong number', exact: true }).click();
  expect((await room.house.caseOf(ana)).attempts).toEqual([]);
  await page.getByRole('button', { name: 'Yes, a wrong number' }).click();
  await page.getByText('On record. Call at 14:18: wrong number.').waitFor();
  expect((await room.house.caseOf(ana)).withdrawnChannels).toHaveLength(1);
});

test('what cannot be done yet says why, and from when it can', { tags: 'at-length' }, async () => {
  await room.house.books([ana]);
  await room.house.passes({ minutes: 6 });
  page = await room.sits(ada);
  await opensCase(room, page);
  const missed = page.getByRole('button', { name: 'Not seen today' });
  expect(await missed.getAttribute('aria-disabled')).toBe('true');
  await page
    .getByText('That is possible from 14:15; until then, note that the client is late.')
    .first()
    .waitFor();
  await missed.click({ force: true });
  expect((await room.house.caseOf(ana)).missConfirmedAt).toBe(null);
  await isForEverybody(page, 'case-unconfirmed');

  const notHereYet = page.getByRole('button', { name: 'Not here yet' });
  await notHereYet.click();
  await page.getByText('It is put on record in 6 seconds.').waitFor();
  await page.keyboard.press('u');
  await notHereYet.click();
  await page.getByRole('button', { name: 'Take it back' }).click();
  await notHereYet.waitFor();
  expect((await room.house.caseOf(ana)).latenessNotedAt).toBe(null);
  await notHereYet.click();
  await page.getByText('On record. Ana Reyes is not here yet.').waitFor();
  expect((await room.house.caseOf(ana)).latenessNotedAt).toBe(room.house.now());
});

test('“not here yet” is called off by what is said after it, and not by leaving the page', {
  tags: 'at-length',
}, async () => {
  await room.house.books([ana]);
  await room.house.books([ben]);
  await room.house.passes({ minutes: 6 });
  page = await room.sits(ada);
  await opensCase(room, page);
  await page.getByRole('button', { name: 'Not here yet' }).click();
  await page.getByRole('link', { name: 'All open cases' }).click();
  await expect.poll(async () => (await room.house.caseOf(ana)).latenessNotedAt).toBe(room.house.now());

  await opensCase(room, page, ben);
  await page.getByRole('button', { name: 'Not here yet' }).click();
  await page.getByRole('button', { name: 'Is here now' }).click();
  await page.getByText(`On record. ${ben.preferredName} came.`).waitFor();
  expect(await page.getByText('It is put on record in').count()).toBe(0);
  expect((await room.house.caseOf(ben)).latenessNotedAt).toBe(null);
});

test('of two at once, the second is shown what the first did, and loses nothing', async () => {
  await anaIsToBeCalled(room.house);
  page = await room.sits(ada);
  // A page that hears of it by itself says so before the tap; this one's line is cut.
  await page.route('**/api/v1/live', (line) => line.abort());
  await opensCase(room, page);
  await page.getByRole('button', { name: 'Hand over…' }).click();
  await page.getByLabel('To whom').selectOption({ label: 'Marcus Bell, supervisor' });
  await page.getByLabel('What they should know first').fill('She was low last week.');
  await room.house.does(lena, ana, { type: 'judge-concern', level: 'worried', reasons: 'Her sister rang.' });

  await page.getByRole('button', { name: 'Offer it to Marcus Bell' }).click();
  await page.getByText('Lena Lindqvist judged').first().waitFor();
  expect((await room.house.caseOf(ana)).handover).toBe(null);
  expect(await page.getByLabel('What they should know first').inputValue()).toBe('She was low last week.');
  await page.getByRole('button', { name: 'Send it all the same' }).click();
  await page.getByText('On record. The case is offered to Marcus Bell.').waitFor();
  expect((await room.house.caseOf(ana)).handover).toMatchObject({ note: 'She was low last week.' });
});

test('words typed before the sign-in ended are taken up once, and stand for when they were typed', async () => {
  await anaIsToBeCalled(room.house);
  page = await room.sits(ada);
  await opensCase(room, page);
  const typedAt = room.house.now();
  await page.keyboard.press('c');
  const note = page.getByLabel('Note', { exact: true });
  await note.fill('Rang twice.');
  await page.waitForFunction(() => JSON.stringify(localStorage).includes('kept.draft.'));
  room.house.clock.advance(31);
  await expect.poll(() => page.evaluate(async () => (await fetch('/api/v1/me')).status)).toBe(401);

  await room.changesPlaces(page, ada);
  await opensCase(room, page);
  await page.evaluate(() => {
    const { setItem } = Storage.prototype;
    Storage.prototype.setItem = function (...what) {
      document.documentElement.dataset['writes'] = String(writes() + 1);
      setItem.apply(this, what);
    };
    const writes = () => Number(document.documentElement.dataset['writes'] ?? 0);
  });
  await page.keyboard.press('c');
  await page.getByText('Taken up where you left it.').waitFor();
  expect(await page.getByRole('radio', { name: 'Earlier' }).isChecked()).toBe(true);
  await page.getByLabel('Day and time, on the client’s clock').fill('');
  await page.getByRole('button', { name: 'Put it on record' }).click();
  await page.getByText('Enter the day and the time.').waitFor();
  await page.getByLabel('Day and time, on the client’s clock').fill('2026-03-03T14:18');
  await note.fill('Rang twice, no answer.');
  expect(
    Number(await page.locator('html').getAttribute('data-writes')),
    'keeping it comes to rest',
  ).toBeLessThan(20);
  await page.getByRole('button', { name: 'Put it on record' }).click();
  await page.getByText('On record. No answer.').waitFor();
  expect((await room.house.caseOf(ana)).attempts).toEqual([{ result: 'no-answer', happenedAt: typedAt }]);
});

test('on paper a case is what was agreed, the ladder and everything so far, and nothing to press', async () => {
  await anaIsToBeCalled(room.house);
  page = await room.sits(ada);
  await opensCase(room, page);
  await page.getByText('Dr Ada Okafor confirmed that Ana Reyes was not seen.').waitFor();
  await page.getByRole('radiogroup', { name: 'Which entries' }).getByText('Who was asked').click();
  await page.getByText('Dr Ada Okafor confirmed that Ana Reyes was not seen.').waitFor({ state: 'detached' });
  await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
  await page.getByText('Dr Ada Okafor confirmed that Ana Reyes was not seen.').waitFor();
  await page.emulateMedia({ media: 'print' });
  await page.getByText('Printed 3 March 2026, 14:18, by Dr Ada Okafor.').waitFor();
  expect(await page.getByRole('button').count()).toBe(0);
  expect(await page.getByRole('navigation').count()).toBe(0);
  await page.getByText('Text: Hello Ana Reyes').waitFor();
  const folder = process.env.SCREENSHOTS;
  if (folder) await page.screenshot({ path: join(folder, 'case-paper.png'), fullPage: true });
});
