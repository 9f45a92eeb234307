/** What everybody sees when messages do not get out, in a real browser. */
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { pretendCarrier } from '#adapters/pretend-carrier.ts';
import type { Carrier, Medium } from '#engine/ports.ts';
import { ada, ana, lena } from '#test/cast.ts';
import { isForEverybody } from './for-everybody.ts';
import { screenRoom } from './screen-room.ts';

const texts = pretendCarrier('sms', 'texts.example.org');
const mail = pretendCarrier('email', 'mail.example.org');
const room = screenRoom({
  at: 'Tuesday 14:00',
  who: [ana],
  carriers: new Map<Medium, Carrier>([
    ['sms', texts],
    ['email', mail],
  ]),
});

test('a canary that does not come through is said in red, with the place, until it does', {
  tags: 'at-length',
}, async () => {
  const { database } = room.house.program.world;
  const now = room.house.now();
  await database.withoutPractice((tx) => sql`select kept.canary_stopped(${now}, 'send', ${now})`.execute(tx));
  const page = await room.sits(lena);
  await page.goto(`${room.base}/`);
  const alarm = page.getByRole('alert', { name: 'Whether messages get out' });
  await alarm.getByText(/since 14:00 that fails: the message did not leave/).waitFor();
  await isForEverybody(page, 'today-canary');
  await database.withoutPractice((tx) => sql`select kept.canary_came_through(${now}, 2)`.execute(tx));
  await page.reload();
  await page.getByRole('heading', { level: 1 }).waitFor();
  await alarm.getByText(/pretend client/).waitFor({ state: 'hidden' });
});

test('texts that do not get out are said in red on Today, the board and in the settings, with what helps', {
  tags: 'at-length',
}, async () => {
  for (let time = 0; time < 9; time += 1) {
    const reason = 'Wrong password.';
    const trouble = 'credentials';
    texts.meets(ana.mobile, { kind: 'failed', permanent: false, code: 'credentials', reason, trouble });
  }
  await room.house.misses(ana);
  await room.house.passes({ minutes: 2 });

  const page = await room.sits(lena);
  await page.goto(`${room.base}/`);
  const alarm = page.getByRole('alert', { name: 'Whether messages get out' });
  await alarm.getByText(/Texts have not been going out since 14:15: the provider does not accept/).waitFor();
  expect(await alarm.getByText(/Mail has not/).count()).toBe(0);
  await isForEverybody(page, 'today-nothing-sent');
  await room.changesPlaces(page, ada);
  await page.goto(`${room.base}/settings`);
  await page.getByText(/texts\.example\.org/).waitFor();
  await page.getByText('mail.example.org works').waitFor();
  await isForEverybody(page, 'settings-nothing-sent');

  await page.goto(`${room.base}/board`);
  await page.getByRole('button', { name: 'Show the board' }).click();
  await alarm.getByText(/Texts have not been going out since 14:15/).waitFor();
  await isForEverybody(page, 'board-nothing-sent');
});
