/** How the mailbox that answers come to is doing, in Settings and in the red notice. */
import { expect, test } from 'vitest';
import { mailboxHasTrouble } from '#app/mailbox-state.ts';
import { ada, ben, lena } from '#test/cast.ts';
import { isForEverybody } from './for-everybody.ts';
import { screenRoom } from './screen-room.ts';

const room = screenRoom({ at: 'Tuesday 13:00', who: [ben] });

test('an owner sees what nobody reads, and everybody that answers are not heard', {
  tags: 'at-length',
}, async () => {
  const { house } = room;
  const early = new Date(Date.parse(house.now()) - 60 * 60_000);
  await house.mailsAfresh('news@shop.example.org', 'Buy now', { at: early });
  await mailboxHasTrouble(house.fresh.database, 'The mailbox server refuses connections.', house.now());
  await house.sleeps({ minutes: 11 });
  const page = await room.sits(ada);
  await page.goto(`${room.base}/settings`);
  await page.getByText('is read by nobody here').waitFor();
  await page.getByText('Tue 3 Mar: 1 mail').waitFor();
  await page.getByText(/Answers by mail have not been heard since .*refuses connections/).waitFor();
  await isForEverybody(page, 'mailbox-for-answers');

  const clinician = await room.sits(lena);
  await clinician.goto(room.base);
  await clinician.getByText(/Answers by mail have not been heard/).waitFor();
  expect(await clinician.getByText('is read by nobody here').count()).toBe(0);
});
