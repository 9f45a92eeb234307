/** The rota: planned, its holes seen, and covered in two taps, in a real browser. */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { ada, ana, lena, marcus } from '#test/cast.ts';
import { isForEverybody } from './for-everybody.ts';
import { screenRoom } from './screen-room.ts';

const room = screenRoom({ at: 'Tuesday 14:00', who: [ana] });
let page: Page;

test('a shift is planned, its holes are shown, and somebody covers one with a tap', async () => {
  page = await room.sits(ada);
  await page.goto(`${room.base}/on-call`);
  await page.getByText('There is no rota.').waitFor();
  await page.getByRole('combobox', { name: 'Who', exact: true }).selectOption(marcus.name);
  await page.getByRole('button', { name: 'Add the shift' }).click();
  await page.getByText('Nobody is on call until 20:00').waitFor();
  await page.getByText('Nobody is on call 29 times in these four weeks.').waitFor();
  await isForEverybody(page, 'on-call');
  await page.getByRole('button', { name: 'I take it, Tue 3 Mar, 14:00 to 20:00' }).click();
  await page.getByText(`${ada.name} is on call until 20:00`).waitFor();
  await page.getByText(/stands in from Tue 3 Mar, 14:00/).waitFor();
});

test('a clinician stands in for themselves, and plans for nobody', async () => {
  const owner = await room.house.signsIn(ada);
  const everyDay = [1, 2, 3, 4, 5, 6, 7];
  const shift = {
    staffId: marcus.id,
    weekdays: everyDay,
    from: '20:00',
    until: '08:00',
    firstOn: '2026-03-01',
  };
  expect((await owner.post('/on-call/shifts', shift)).status).toBe(201);
  page = await room.sits(lena);
  await page.goto(`${room.base}/on-call`);
  await page.getByRole('button', { name: 'I take it, Tue 3 Mar, 14:00 to 20:00' }).waitFor();
  expect(await page.getByRole('button', { name: 'Add the shift' }).count()).toBe(0);
  expect(await page.getByRole('button', { name: /Somebody else/ }).count()).toBe(0);
  await page.goto(`${room.base}/`);
  await page
    .getByText(/nobody is on call/)
    .first()
    .waitFor();
  await page.getByRole('link', { name: 'Cover' }).first().waitFor();
});
