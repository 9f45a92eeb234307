/** Everything is tried with invented people, from the first look to the last trace. */
import { expect, test, vi } from 'vitest';
import { ada, ana, lena } from '#test/cast.ts';
import { isForEverybody } from './for-everybody.ts';
import { screenRoom } from './screen-room.ts';

vi.setConfig({ testTimeout: 180_000 });

const room = screenRoom({ at: 'Tuesday 14:00', who: [ana] });

test('somebody is missing in the example, answers on the pretend phone, and the example goes without trace', {
  tags: 'at-length',
}, async () => {
  const { house, base } = room;
  const page = await room.sits(ada);
  await page.goto(`${base}/welcome`);
  await page.getByRole('button', { name: 'Try it with an example practice' }).waitFor();
  await isForEverybody(page, 'welcome');
  await page.getByRole('button', { name: 'Try it with an example practice' }).click();
  await page.getByText('Nobody here is real, and nothing is sent').waitFor();
  await house.settles();
  await page.getByRole('heading', { name: /not yet accounted for/ }).waitFor();
  await isForEverybody(page, 'example-today');

  await page.getByRole('link', { name: 'Ana Reyes' }).first().click();
  await page.getByRole('heading', { level: 1, name: 'Ana Reyes' }).waitFor();
  await isForEverybody(page, 'example-case');
  await page.goto(`${base}/phones`);
  const phone = page.getByRole('region', { name: 'Ben Turner' });
  await phone.getByText('Text,').waitFor();
  await phone.getByLabel('Answer as Ben Turner').fill("I'm ok, sorry, overslept");
  await phone.getByRole('button', { name: 'Write back' }).click();
  await phone.getByText('Written back').waitFor();
  await isForEverybody(page, 'phones');
  const opened = page.waitForEvent('popup');
  await phone.getByRole('link').first().click();
  await (await opened).getByRole('button').first().waitFor();

  await page.goto(`${base}/settings`);
  await page.getByRole('button', { name: 'Remove the example…' }).click();
  await page.getByText('goes, at once and for good').waitFor();
  await isForEverybody(page, 'example-removal');
  await page.getByRole('button', { name: 'Remove it' }).click();
  await page.getByText('Riverside Practice').first().waitFor();
  expect(await page.getByText('Nobody here is real').count()).toBe(0);
  await page.goto(`${base}/phones`);
  await page.getByText('Only an example practice has pretend phones').waitFor();
});

test('whoever is no owner is not offered one', { tags: 'at-length' }, async () => {
  const page = await room.sits(lena);
  await page.goto(`${room.base}/settings`);
  await page.getByRole('heading', { name: 'What is kept' }).waitFor();
  expect(await page.getByText('Example practice').count()).toBe(0);
});
