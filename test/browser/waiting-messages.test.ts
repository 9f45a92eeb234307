/** Messages that nobody but a person can place, at the top of the day of whoever may read them. */
import { expect, test } from 'vitest';
import { ana, ben, marcus, priya } from '#test/cast.ts';
import { isForEverybody } from './for-everybody.ts';
import { draftIsKept } from './open-screens.ts';
import { screenRoom } from './screen-room.ts';

const room = screenRoom({ at: 'Tuesday 13:00', who: [ana, ben] });

test('a message waits on Today until somebody says what was done about it, and the front desk does not read it', {
  tags: 'at-length',
}, async () => {
  const page = await room.sits(marcus);
  await page.goto(room.base);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await room.house.texts(ben.mobile, 'I do not want to live any more');
  await room.house.texts('+19175550199', 'Is this the dentist?');
  await page.getByRole('heading', { name: 'Messages that wait for you' }).waitFor();
  await page.getByText('may be danger').waitFor();
  expect(await page.getByText('I do not want to live').isVisible(), 'shown to whoever opens it').toBe(false);
  await page.getByText('What it says').first().click();
  await page.getByText('I do not want to live any more').waitFor();
  await page.getByText('Lena Lindqvist is being paged. If nobody answers by 13:05').waitFor();
  await isForEverybody(page, 'waiting-messages');
  await page.getByRole('button', { name: 'I have it' }).click();
  await page.getByText('You have it until 13:15. If nothing is written down by then').waitFor();
  expect(await page.getByRole('button', { name: 'I have it' }).count()).toBe(0);
  await isForEverybody(page, 'waiting-message-taken');

  const settle = page.getByRole('button', { name: 'Settled' }).first();
  await settle.click();
  await page.getByText(/It is empty; write what was done/).waitFor();
  const done = page.getByLabel('What was done about it?').first();
  await done.fill('Called Ben; he is with his brother.');
  await draftIsKept(page);
  await page.reload();
  await expect.poll(() => done.inputValue()).toBe('Called Ben; he is with his brother.');
  await settle.click();
  await page.getByText('may be danger').waitFor({ state: 'detached' });
  await page.getByText('A number that nobody has').waitFor();

  await room.house.mailsAfresh(ben.email, 'May we talk on Friday?');
  await page.getByText('This mail answers no message of yours').waitFor();
  await page.getByText('What it says').last().click();
  await page.getByText('By mail from').waitFor();
  await isForEverybody(page, 'waiting-mail');

  const desk = await room.sits(priya);
  await desk.goto(room.base);
  await desk.getByRole('heading', { level: 2, name: 'Sessions' }).waitFor();
  expect(await desk.getByText('Messages that wait').count()).toBe(0);
});
