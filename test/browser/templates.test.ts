/** The words that are sent: seen as they arrive, refused when they give somebody away, mended and published. */
import type { Page } from 'playwright-core';
import { expect, test, vi } from 'vitest';
import { ana, ben, lena, marcus } from '#test/cast.ts';
import { isForEverybody } from './for-everybody.ts';
import { screenRoom } from './screen-room.ts';

/** Each screen is looked at in both themes and two widths. */
vi.setConfig({ testTimeout: 120_000 });

const room = screenRoom({ at: 'Tuesday 14:00', who: [ana, ben] });
let page: Page;

const message = () => page.getByRole('group', { name: 'The message as it arrives' });
const words = () => page.getByLabel('Words', { exact: true });

test('every message is listed with its languages, and opened by keyboard', {
  tags: 'at-length',
}, async () => {
  page = await room.sits(marcus);
  await page.goto(`${room.base}/templates`);
  await page.getByRole('heading', { level: 3, name: 'Last check-in' }).waitFor();
  await page.getByRole('link', { name: /^Check-in, Text, French not reviewed/ }).waitFor();
  await isForEverybody(page, 'templates');
  await page.getByRole('link', { name: /^Check-in, Text, English not reviewed/ }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Check-in · Text' }).waitFor();
});

test('a word that gives somebody away is refused, mended, and what is mended is sent from then on', {
  tags: 'at-length',
}, async () => {
  page = await room.sits(marcus);
  await page.goto(`${room.base}/templates/check-in/sms/en`);
  await message().getByText("Hello Ana, it's Ada. We missed you today").waitFor();
  const before = await words().inputValue();
  await words().fill(`${before} Your therapy matters.`);
  await page.getByRole('button', { name: '“therapy”' }).waitFor();
  await page.getByText('Whoever sees this message would learn that this person is in care.').waitFor();
  const publish = page.getByRole('button', { name: 'Publish version 1' });
  expect(await publish.getAttribute('aria-disabled')).toBe('true');
  await isForEverybody(page, 'template-refused');

  await page.getByRole('button', { name: '“therapy”' }).click();
  expect(
    await words().evaluate((field: HTMLTextAreaElement) =>
      field.value.slice(field.selectionStart, field.selectionEnd),
    ),
  ).toBe('therapy');
  await words().fill(before.replace('We missed you today', 'We thought of you today'));
  await page.getByText('Nothing stands in its way.').waitFor();
  await page.getByLabel('Read by, as a speaker of English').fill('Lena Lindqvist');
  await page.getByLabel('On', { exact: true }).fill('2026-03-01');
  await page.getByText('It is being looked at.').waitFor({ state: 'hidden' });
  await publish.click();
  await page.getByText('Version 1 is sent from now on.').waitFor();
  await page.getByText('reviewed by Lena Lindqvist on 1 March 2026').waitFor();
});

test('what is shown follows the language and the names, and says how many messages it becomes', {
  tags: 'at-length',
}, async () => {
  page = await room.sits(marcus);
  await page.goto(`${room.base}/templates/check-in/sms/en`);
  await page.getByText('one text message. Written as GSM-7').waitFor();
  await page.getByLabel('Shown with').selectOption({ label: 'A name from right to left' });
  await message().getByText('Hello نور الهدى').waitFor();
  await page.getByText(/3 text messages. “ن” makes phones write it as UCS-2/).waitFor();
  await isForEverybody(page, 'template-right-to-left');

  await page.getByRole('tab', { name: 'Spanish' }).click();
  await message().getByText('Hola').waitFor();
  expect(new URL(page.url()).pathname).toBe('/templates/check-in/sms/es');
  await page.getByRole('tab', { name: 'French' }).click();
  await message().getByText('Bonjour').waitFor();
  await page.getByText('one text message. Written as GSM-7').waitFor();
  await words().fill("Bonjour {preferredName}, ici {callerName}. D'un geste : {link}");
  await page.getByText('Kept on this device at').waitFor();
  await page.reload();
  await page.getByText('Kept on this device at').waitFor();
  await expect.poll(() => words().inputValue(), { message: 'a draft is kept' }).toContain('ici {callerName}');
});

test('whoever may not publish reads and looks, and changes nothing', { tags: 'at-length' }, async () => {
  page = await room.sits(lena);
  await page.goto(`${room.base}/templates/check-in/email/en`);
  await message().getByText('Hello from Ada').waitFor();
  expect(await words().isEditable()).toBe(false);
  expect(await page.getByRole('button', { name: /^Publish/ }).count()).toBe(0);
  await isForEverybody(page, 'template-email');
});
