/** The protocol read, changed with the verifier beside it, refused, mended and put in force; its versions compared. */

import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { expect, test, vi } from 'vitest';
import { ana, ben, lena, marcus } from '#test/cast.ts';
import { isForEverybody } from './for-everybody.ts';
import { screenRoom } from './screen-room.ts';

/** Trying a protocol out takes seconds of a whole core, here and once more at the server. */
const patience = 400_000;
vi.setConfig({ testTimeout: patience });

const room = screenRoom({ at: 'Tuesday 14:00', who: [ana, ben] });
let page: Page;

async function begins(): Promise<void> {
  page = await room.sits(marcus);
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto(`${room.base}/protocol/edit`);
  await page.getByRole('heading', { level: 1, name: 'Edit the protocol' }).waitFor();
}

const sum = () => page.locator('.verdict-sum');
const holds = () => sum().getByText('It holds on every tier.').waitFor({ timeout: 120_000 });

test('it is read in plain words by everybody, and changed only by those who may', {
  tags: 'at-length',
}, async () => {
  page = await room.sits(lena);
  await page.goto(`${room.base}/protocol`);
  await page.getByRole('heading', { level: 1, name: 'Missed session' }).waitFor();
  await page.getByText('An open case keeps the version that it was opened with.').waitFor();
  await page
    .getByText('the client is sent the check-in “Running late” by text, or if that fails by email.')
    .waitFor();
  expect(await page.getByRole('link', { name: 'Edit' }).count()).toBe(0);
  await page.getByRole('tab', { name: 'Routine' }).focus();
  await page.keyboard.press('ArrowRight');
  await page.getByText('It never happens by itself: a named person decides').first().waitFor();
  await isForEverybody(page, 'protocol');

  await page.goto(`${room.base}/protocol/edit`);
  await page.getByRole('heading', { name: 'This is not open to your role' }).waitFor();
});

test('a change that breaks a promise is shown with the way to it, mended, and put in force with a reason', {
  tags: 'at-length',
}, async () => {
  await begins();
  await page.getByRole('tab', { name: 'Every tier' }).click();
  await page.getByLabel('Ask whether the client is here', { exact: true }).fill('15');
  const panel = page.getByRole('complementary', { name: "The verifier's answer" });
  await panel
    .getByText('After 15 minutes nobody has been asked anything')
    .first()
    .waitFor({ timeout: 60_000 });
  await panel.getByText('The owner is asked whether the client is here.').first().waitFor();
  const publish = page.getByRole('button', { name: 'Publish version 2' });
  expect(await publish.getAttribute('aria-disabled')).toBe('true');
  await page.getByRole('tab', { name: 'Routine' }).click();
  await isForEverybody(page, 'protocol-breaks');
  await page.setViewportSize({ width: 1440, height: 900 });

  await panel.getByRole('button', { name: 'Look at “Ask whether the client is here”' }).first().click();
  const field = page.getByLabel('Ask whether the client is here', { exact: true });
  await expect.poll(() => field.evaluate((one) => one === document.activeElement)).toBe(true);
  await field.fill('4');
  await holds();
  await isForEverybody(page, 'protocol-holds');
  await publish.click();
  await page.getByText('It is empty; say what changes and why.').waitFor();
  await page.getByLabel('Name').fill('Missed session, sooner');
  await page.getByLabel('Why').fill('Five minutes felt long.');
  await holds();
  await publish.click();
  await page.getByText('Version 2 is in force. Open cases keep theirs.').waitFor({ timeout: 120_000 });
  await page.getByRole('heading', { level: 1, name: 'Missed session, sooner' }).waitFor();
  await page.getByText('Version 2, published by Marcus Bell').waitFor();

  await page.getByRole('link', { name: 'Compare versions' }).click();
  const row = page.getByRole('row', { name: 'Ask whether the client is here' });
  await row.waitFor();
  expect(await row.getByRole('cell').allInnerTexts()).toEqual(['5 minutes', '4 minutes']);
  await isForEverybody(page, 'protocol-compared');
  await page.getByLabel('Before').selectOption({ label: '2 · Missed session, sooner' });
  await page.getByRole('heading', { name: 'Nothing differs' }).waitFor();
});

test('what is wrong on paper is said at once, at its field, and taken back by undo', {
  tags: 'at-length',
}, async () => {
  await begins();
  await page.getByRole('button', { name: /^Decide/ }).click();
  await page.getByRole('button', { name: 'Take out Decide' }).click();
  await sum().getByText('2 things have to be mended first.').waitFor();
  await page.getByText('Nobody would be asked how this should end.').waitFor();
  await isForEverybody(page, 'protocol-flawed');
  await page.getByRole('button', { name: 'Undo' }).click();
  await sum().getByText('things have to be mended first').waitFor({ state: 'hidden' });
});

test('a step is added, named and moved by keyboard, and survives a reload', {
  tags: 'at-length',
}, async () => {
  await begins();
  await page.getByRole('button', { name: 'Add a step' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('menuitem', { name: 'Call the client' }).press('Enter');
  await page.getByLabel('Name', { exact: true }).first().fill('Evening call');
  await page.keyboard.press('Tab');
  const handle = page.getByRole('button', { name: 'Move Evening call: arrow keys' });
  await handle.focus();
  await page.keyboard.press('ArrowUp');
  await page.getByText('Evening call is now step 4 of 7.').waitFor();
  await expect.poll(() => handle.evaluate((one) => one === document.activeElement)).toBe(true);
  await page.getByText('Kept on this device at').waitFor();
  await page.reload();
  await page.getByRole('button', { name: 'Move Evening call: arrow keys' }).waitFor();
});

test('a file that is no protocol changes nothing, and what is exported comes back in', {
  tags: 'at-length',
}, async () => {
  await begins();
  const choose = async (text: string) => {
    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser'),
      page.getByRole('button', { name: 'Import JSON' }).click(),
    ]);
    await chooser.setFiles({ name: 'p.json', mimeType: 'application/json', buffer: Buffer.from(text) });
  };
  await choose('{"name":"Nothing"}');
  await page.getByText('This file is no protocol that Kept can read.').waitFor();
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Export JSON' }).click(),
  ]);
  const exported = await readFile(await file.path(), 'utf8');
  await choose(exported.replace('"Missed session"', '"From a file"'));
  await expect.poll(() => page.getByLabel('Name').inputValue()).toBe('From a file');
});
