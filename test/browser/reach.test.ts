/** How a person sets how they are reached, and answers a page from a phone, in a real browser. */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { ada, ana } from '#test/cast.ts';
import { isForEverybody } from './for-everybody.ts';
import { screenRoom } from './screen-room.ts';

const room = screenRoom({ at: 'Tuesday 14:00', who: [ana] });
const adasPhone = { mobile: '+12125550110' };
let page: Page;

test('a number of one’s own is added, proved with its code, and set to come after two minutes', async () => {
  page = await room.sits(ada);
  await page.goto(`${room.base}/account`);
  await page.getByText(`Mail to ${ada.email}`).waitFor();
  await page.getByRole('textbox', { name: 'A number of yours for texts' }).fill('+1 (212) 555-0110');
  await page.getByRole('button', { name: 'Add' }).first().click();
  await page.getByText('Not used yet. Six digits were sent to it.').waitFor();
  await room.house.settles();
  const code = /\d{6}/.exec(room.house.phone(adasPhone).receives(/your code is/).text)?.[0] ?? '';
  await page.getByRole('textbox', { name: 'The six digits' }).fill('000000');
  await page.getByRole('button', { name: 'That is them' }).click();
  await page.getByText(/This is not the code/).waitFor();
  await page.getByRole('textbox', { name: 'The six digits' }).fill(code);
  await page.getByRole('button', { name: 'That is them' }).click();
  await page.getByText('Not used yet').waitFor({ state: 'detached' });
  await page.getByRole('combobox', { name: `When: Text to ${adasPhone.mobile}` }).selectOption('after 2 min');
  await isForEverybody(page, 'account');
});

test('one tap on the link in a page is enough, and shows nothing of anybody', async () => {
  await room.house.misses(ana);
  const { link } = room.house.mailbox(ada).receives(/something needs you/);
  const phone = await room.opens();
  await phone.goto(`${room.base}${new URL(link).pathname}`);
  await isForEverybody(phone, 'page-to-staff');
  await phone.getByRole('button', { name: 'I have it' }).click();
  await phone.getByRole('heading', { name: 'You have it' }).waitFor();
  await phone.getByRole('link', { name: 'Open Kept' }).waitFor();
  await isForEverybody(phone, 'page-to-staff-answered');
  expect((await room.house.caseOf(ana)).lease?.staffId).toBe(ada.id);
});
