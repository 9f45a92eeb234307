/** The rota: planned, its holes seen, and covered in two taps, in a real browser. */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { ada, ana, lena, marcus } from '#test/cast.ts';
import { isForEverybody } from './for-everybody.ts';
import { draftIsKept } from './open-screens.ts';
import { screenRoom } from './screen-room.ts';

const room = screenRoom({ at: 'Tuesday 14:00', who: [ana] });
let page: Page;

test('a shift is planned, its holes are shown, and somebody covers one with a tap', async () => {
  page = await room.sits(ada);
  await page.goto(`${room.base}/on-call`);
  await page.getByText('There is no rota.').waitFor();
  const who = page.getByRole('combobox', { name: 'Who', exact: true });
  await who.selectOption(marcus.name);
  await draftIsKept(page);
  await page.reload();
  await expect.poll(() => who.inputValue()).toBe(marcus.id);
  await page.getByRole('button', { name: 'Add the shift' }).click();
  await page.getByText('Nobody is on call until 20:00').waitFor();
  await page.getByText('Nobody is on call 29 times in these four weeks.').waitFor();
  await isForEverybody(page, 'on-call');
  await page.getByRole('button', { name: 'I take it, Tue 3 Mar, 14:00 to 20:00' }).click();
  await page.getByText(`${ada.name} is on call until 20:00`).waitFor();
  await page.getByText(/stands in from Tue 3 Mar, 14:00/).waitFor();
});

test('a clinician stands in for themselves, and plans for nobody', { tags: 'at-length' }, async () => {
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

test('who is on call changes with the shift, and a name that was only looked at takes no duty', {
  tags: 'at-length',
}, async () => {
  const owner = await room.house.signsIn(ada);
  const shift = {
    staffId: marcus.id,
    weekdays: [1, 2, 3, 4, 5, 6, 7],
    from: '20:00',
    until: '08:00',
    firstOn: '2026-03-01',
  };
  expect((await owner.post('/on-call/shifts', shift)).status).toBe(201);
  await room.house.passes({ minutes: 5 * 60 + 58 });
  page = await room.sits(ada);
  await page.goto(`${room.base}/on-call`);
  await page.getByText('Nobody is on call until 20:00').waitFor();
  const eveningAt = new Date(Date.parse(room.house.now()) + 3 * 60_000);
  await page.clock.setFixedTime(eveningAt);
  await page.getByText(`${marcus.name} is on call until Wed 4 Mar, 08:00`).waitFor();
  expect(await page.getByText('14:00 to 20:00').count()).toBe(0);
  expect(await page.getByLabel('In the week of, from').inputValue()).toBe('2026-03-03');

  const when = 'Wed 4 Mar, 08:00 to 20:00';
  await page.getByRole('button', { name: `Somebody else, ${when}` }).click();
  const who = page.getByRole('combobox', { name: `Somebody else, ${when}` });
  await who.selectOption(lena.name);
  await isForEverybody(page, 'on-call-somebody-else');
  await page.getByRole('button', { name: 'Not now' }).click();
  expect(await page.getByText(/stands in from/).count()).toBe(0);
  await page.getByRole('button', { name: `Somebody else, ${when}` }).click();
  await who.selectOption(lena.name);
  await page.getByRole('button', { name: 'Put them in' }).click();
  await page.getByText(/stands in from Wed 4 Mar, 08:00/).waitFor();
});

test('a rota out of another program is looked at first, comes in when somebody says so, and never twice', async () => {
  page = await room.sits(ada);
  await page.goto(`${room.base}/on-call`);
  const choose = page.getByRole('button', { name: /^Choose (?:a|another) file$/ });
  const takes = async () => {
    const chooser = page.waitForEvent('filechooser');
    await choose.click();
    await (await chooser).setFiles({
      name: 'rota.ics',
      mimeType: 'text/calendar',
      buffer: Buffer.from(rotaFile),
    });
  };
  await takes();
  await page.getByText('One shift would come in. One entry is left out:').waitFor();
  await page.getByText('It names nobody of the staff, by name or by mail address.').waitFor();
  await page.getByText('There is no rota.').waitFor();
  await isForEverybody(page, 'on-call-import');
  await page.getByRole('button', { name: 'Add it to the rota' }).click();
  await page.getByText('One shift came in.').waitFor();
  await page.getByText('Nobody is on call until 20:00').waitFor();
  await takes();
  await page.getByText('Nothing in it would come in. 2 entries are left out:').waitFor();
  await page.getByText('It is in the rota already.').waitFor();
  expect(await page.getByRole('button', { name: /to the rota$/ }).count()).toBe(0);
});

const rotaFile = [
  'BEGIN:VCALENDAR',
  'VERSION:2.0',
  ...[marcus.name, 'Whoever is there'].flatMap((name) => [
    'BEGIN:VEVENT',
    'DTSTART;TZID=America/New_York:20260302T200000',
    'DTEND;TZID=America/New_York:20260303T080000',
    'RRULE:FREQ=DAILY',
    `SUMMARY:On call: ${name}`,
    'END:VEVENT',
  ]),
  'END:VCALENDAR',
].join('\r\n');
