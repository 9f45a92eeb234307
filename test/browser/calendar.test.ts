/** The calendar in a real browser with the whole program behind it: sessions booked, moved and called off. */

import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { ada, ana, ben, type CastStaff, cara, dev, eli, fay, lena, marcus, sam, tom } from '#test/cast.ts';
import { isForEverybody } from './for-everybody.ts';
import { barriers } from './open-screens.ts';
import { screenRoom } from './screen-room.ts';

const room = screenRoom({ at: 'Tuesday 09:30' });
let page: Page;

test('a session is booked on a phone, and stands on its day', async () => {
  await sitsDown(lena, '/calendar');
  await page.setViewportSize({ width: 390, height: 844 });
  await page.getByRole('heading', { name: 'Nothing is booked on these days' }).waitFor();
  await isForEverybody(page, 'empty');
  await page.setViewportSize({ width: 390, height: 844 });
  await page.getByRole('button', { name: 'Book a session' }).click();
  const form = page.getByRole('dialog', { name: 'Book a session' });

  await form.getByRole('button', { name: 'Book', exact: true }).click();
  await form.getByText('Nobody is chosen. Choose who is expected.').waitFor();
  await form.getByRole('combobox', { name: 'Who comes' }).fill('fay ol');
  await form.getByRole('option', { name: 'Fay Olsen' }).click();
  await form.getByLabel('Begins at').fill('15:00');
  await form.getByText('For Fay Olsen it is 20:00 then, in London.').waitFor();
  await form.getByText('By video', { exact: true }).click();
  await form.getByLabel('Repeats').selectOption({ label: 'Every two weeks, Tuesday' });
  await form.getByText('It comes every two weeks on Tuesday, at 15:00.').waitFor();
  await isForEverybody(page, 'booking');
  await page.setViewportSize({ width: 390, height: 844 });
  await page.reload();
  await page.getByRole('button', { name: 'Book a session' }).click();
  await form.getByText('Fay Olsen').first().waitFor();
  await form.getByRole('button', { name: 'Book', exact: true }).click();
  await page.getByText(/Booked: Fay Olsen, Tue 3 March, 15:00, and \d more that follow\./).waitFor();
  const line = page.getByRole('button', { name: /15:00.*Fay Olsen/ }).first();
  await line.getByText('to come').waitFor();
  const [first] = await sessionsOf(fay);
  expect(first).toMatchObject({ startsAt: '2026-03-03T20:00:00.000Z', modality: 'telehealth' });
}, 120_000);

test('from anywhere one books by the palette, and the way back does not ask once more', {
  tags: 'at-length',
}, async () => {
  await sitsDown(ada, '/cases');
  await page.getByRole('heading', { level: 1, name: 'Everyone is accounted for' }).waitFor();
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'Search' }).fill('book');
  await page.getByRole('option', { name: 'Book a session' }).waitFor();
  await page.keyboard.press('Enter');
  const form = page.getByRole('dialog', { name: 'Book a session' });
  await form.getByRole('combobox', { name: 'Who comes' }).waitFor();
  await form.getByRole('button', { name: 'Close' }).click();
  await form.waitFor({ state: 'hidden' });
  expect(new URL(page.url()).searchParams.has('book')).toBe(false);
  await page.goBack();
  await page.getByRole('heading', { level: 1, name: 'Everyone is accounted for' }).waitFor();
});

test('whoever may only look is offered no deed that changes something', { tags: 'at-length' }, async () => {
  await sitsDown(tom, '/calendars');
  await page.getByRole('heading', { level: 1 }).waitFor();
  const rail = page.getByRole('navigation', { name: 'Screens' }).first();
  expect(await rail.getByRole('link', { name: 'Calendar' }).getAttribute('aria-current')).toBe('page');
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'Search' }).fill('a');
  await page.getByRole('option', { name: 'Audit' }).waitFor();
  expect(await page.getByRole('option', { name: 'Book a session' }).count()).toBe(0);
  expect(await page.getByRole('option', { name: 'Add a client' }).count()).toBe(0);
});

test('a week and the days ahead are for everybody', { tags: 'at-length', timeout: 120_000 }, async () => {
  await aWeek();
  await sitsDown(ada, '/calendar');
  await page.getByRole('button', { name: /Ana Reyes 10:00 to 10:50, to come/ }).waitFor();
  expect(await page.title(), 'a tab is seen over a shoulder').toBe('Kept');
  await isForEverybody(page, 'week');
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.getByText('Agenda', { exact: true }).click();
  await page.getByRole('heading', { name: 'Tuesday 3 March' }).waitFor();
  await isForEverybody(page, 'agenda');
  await page.setViewportSize({ width: 390, height: 844 });
  await page.getByText('Week', { exact: true }).click();
  await page.getByRole('region', { name: /Wednesday 4 March/ }).waitFor();
  await isForEverybody(page, 'week-asked-for');
});

test('a day and one session are for everybody', { tags: 'at-length', timeout: 120_000 }, async () => {
  await aWeek();
  await sitsDown(ada, '/calendar');
  await page.getByText('Day', { exact: true }).click();
  await page.getByRole('region', { name: 'Lena Lindqvist' }).waitFor();
  await isForEverybody(page, 'day');
  await page.setViewportSize({ width: 1440, height: 900 });
  await page
    .getByRole('button', { name: /Ana Reyes/ })
    .first()
    .click();
  await page.getByRole('dialog', { name: 'Ana Reyes' }).getByText('Dr Ada Okafor').waitFor();
  await isForEverybody(page, 'session');
});

test('a session is dragged to another day and hour, put back, and moved by keys', {
  tags: 'at-length',
}, async () => {
  await books({ clientIds: [ana.id], start: '2026-03-03T10:00' });
  await sitsDown(ada, '/calendar');
  const block = page.getByRole('button', { name: /Ana Reyes 10:00/ });
  const from = await box(block);
  const thursday = await box(page.getByRole('region', { name: /Thursday 5 March/ }));
  await page.mouse.move(from.x + 20, from.y + 10);
  await page.mouse.down();
  await page.mouse.move(thursday.x + 40, from.y + 40, { steps: 4 });
  await page.mouse.move(thursday.x + 40, from.y + 10 + 64, { steps: 4 });
  await page.mouse.up();
  await page.getByText('Ana Reyes moved to Thu 5 March, 11:00.').waitFor();
  expect(await startsOf(ana)).toEqual(['2026-03-05T16:00']);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(() => startsOf(ana), { timeout: 10_000 }).toEqual(['2026-03-03T15:00']);
  await page.getByRole('region', { name: 'Tuesday 3 March, 1 session' }).waitFor();

  await block.focus();
  await page.keyboard.press('m');
  for (const key of ['ArrowRight', 'ArrowDown', 'ArrowDown', 'Enter']) await page.keyboard.press(key);
  await page.getByText('Ana Reyes moved to Wed 4 March, 10:30.').waitFor();
  expect(await startsOf(ana)).toEqual(['2026-03-04T15:30']);
});

test('of a series one is asked which are meant: this one, all that follow, or all', {
  tags: 'at-length',
}, async () => {
  await books({
    clientIds: [ben.id],
    start: '2026-03-05T14:00',
    repeats: { rule: 'FREQ=WEEKLY;BYDAY=TH;COUNT=4' },
  });
  await sitsDown(ada, '/calendar?view=week&day=2026-03-12');
  await page.getByRole('button', { name: /Ben Turner 14:00/ }).focus();
  for (const key of ['m', 'ArrowDown', 'Enter']) await page.keyboard.press(key);
  const move = page.getByRole('dialog', { name: 'Move Ben Turner' });
  await move.getByText('Thu 12 March: 14:15 instead of 14:00').waitFor();
  await move.getByLabel('This and all that follow').check();
  await isForEverybody(page, 'which');
  await page.setViewportSize({ width: 1440, height: 900 });
  await move.getByRole('button', { name: 'Move', exact: true }).click();
  await move.waitFor({ state: 'hidden' });
  expect(await startsOf(ben)).toEqual([
    '2026-03-05T19:00',
    '2026-03-12T18:15',
    '2026-03-19T18:15',
    '2026-03-26T18:15',
  ]);

  const change = page.getByRole('dialog', { name: 'Change: Ben Turner' });
  await page.getByRole('button', { name: /Ben Turner 14:15/ }).click();
  await page.getByRole('button', { name: 'Change or move' }).click();
  await change.getByLabel('Begins at').fill('15:00');
  await change.getByLabel('Only this one').check();
  await change.getByRole('button', { name: 'Save' }).click();
  await change.waitFor({ state: 'hidden' });
  expect((await startsOf(ben)).slice(1, 3)).toEqual(['2026-03-12T19:00', '2026-03-19T18:15']);

  await page.getByRole('button', { name: /Ben Turner 15:00/ }).click();
  await page.getByRole('button', { name: 'Change or move' }).click();
  await change.getByLabel('With whom').selectOption({ label: lena.name });
  await change.getByLabel('All that have not begun').check();
  await change.getByText(`With ${lena.name} instead of ${ada.name}`).waitFor();
  await change.getByRole('button', { name: 'Save' }).click();
  await change.waitFor({ state: 'hidden' });
  const after = (await sessionsOf(ben)).filter(({ startsAt }) => startsAt > '2026-03-12');
  expect(new Set(after.map(({ clinicianId }) => clinicianId))).toEqual(new Set([lena.id]));

  await page.getByRole('button', { name: /Ben Turner/ }).click();
  await page.getByRole('button', { name: 'Call off' }).click();
  const off = page.getByRole('dialog', { name: 'Call off: Ben Turner' });
  await off.getByLabel('This and all that follow').check();
  await off.getByRole('button', { name: 'Call off' }).click();
  await page.getByText('Ben Turner: this and all that follow are called off.').waitFor();
  expect((await sessionsOf(ben)).map(({ status }) => status)).toEqual([
    'booked',
    'cancelled',
    'cancelled',
    'cancelled',
  ]);
});

test('what somebody else changed meanwhile is shown, and nothing that was typed is lost', {
  tags: 'at-length',
}, async () => {
  const { id } = await books({ clientIds: [ana.id], start: '2026-03-05T10:00' });
  await sitsDown(ada, '/calendar');
  await page.getByRole('button', { name: /Ana Reyes 10:00/ }).click();
  await page.getByRole('button', { name: 'Change or move' }).click();
  await page.getByLabel('Begins at').fill('12:00');
  await (await room.house.signsIn(lena)).patch(`/sessions/${id}`, { version: 1, minutes: 80 });
  await page.getByText('Somebody changed this session while you were here.').waitFor();
  await page.getByText('80 minutes instead of 50').waitFor();
  await page.getByRole('button', { name: 'I have seen it' }).click();
  expect(await page.getByLabel('Begins at').inputValue()).toBe('12:00');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  const [session] = await sessionsOf(ana);
  expect(session).toMatchObject({ startsAt: '2026-03-05T17:00:00.000Z', endsAt: '2026-03-05T18:20:00.000Z' });
});

test('whoever may only look finds nothing to press but the sessions', { tags: 'at-length' }, async () => {
  await books({ clientIds: [ana.id], start: '2026-03-05T10:00' });
  await sitsDown(tom, '/calendar');
  await page.getByRole('button', { name: /Ana Reyes 10:00/ }).click();
  await page.getByRole('dialog', { name: 'Ana Reyes' }).getByText('Dr Ada Okafor').waitFor();
  expect(await page.getByRole('button', { name: 'Change or move' }).count()).toBe(0);
  await page.getByRole('button', { name: 'Close' }).click();
  expect(await page.getByRole('button', { name: 'Book' }).count()).toBe(0);
});

test('a calendar is connected by a file, and an entry that names nobody for sure is told whose it is', {
  tags: 'at-length',
  timeout: 120_000,
}, async () => {
  await sitsDown(ada, '/calendars');
  await page.getByRole('heading', { name: 'No calendar is connected' }).waitFor();
  await page.getByRole('button', { name: 'Connect a calendar' }).click();
  const form = page.getByRole('dialog', { name: 'Connect a calendar' });
  await form.getByLabel('Name', { exact: true }).fill('Front desk');
  await form.getByLabel('Whose sessions they are').selectOption({ label: lena.name });
  await form.getByText('From files', { exact: true }).click();
  expect(await barriers(page)).toEqual([]);
  await form.getByRole('button', { name: 'Connect', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: 'Front desk' }).waitFor();
  await page.getByText('Nothing in it yet: upload a file.').waitFor();
  await page.getByRole('button', { name: 'Upload a file' }).click();
  const file = { name: 'week.ics', mimeType: 'text/calendar', buffer: Buffer.from(weekFile) };
  await page.locator('input[type=file]').setInputFiles(file);
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  await page.getByText('Imported: 1 booked, 0 as before, 2 wait to be told whose they are.').waitFor();
  expect(await startsOf(ana)).toEqual(['2026-03-05T15:00']);
  await isForEverybody(page, 'import');

  await page.getByRole('button', { name: 'It is Ben Turner' }).click();
  await page.getByText('Taught: one session is booked.').waitFor();
  expect(await startsOf(ben)).toEqual(['2026-03-09T14:00']);
  const lunch = page.getByRole('listitem').filter({ has: page.getByRole('button', { name: 'No session' }) });
  await lunch.filter({ hasText: 'Team lunch' }).getByRole('button', { name: 'No session' }).click();
  await page.getByText('Kept knows whose every entry to come is.').waitFor();
  await page.getByRole('link', { name: 'All connected calendars' }).click();
  await page.getByText('The title “Team lunch” is no session').waitFor();
  await isForEverybody(page, 'calendars');
  const taught = page.getByRole('listitem').filter({ hasText: 'Ben Turner' });
  await taught.getByRole('button', { name: 'Take back' }).click();
  await page.getByText('Taken back. What was booked by it stays booked').waitFor();
  await taught.waitFor({ state: 'detached' });
  expect((await sessionsOf(ben)).map(({ status }) => status)).toEqual(['booked']);
});

/** A name in full, initials alone, and what is no session. */
const weekFile = [
  'BEGIN:VCALENDAR',
  'VERSION:2.0',
  'PRODID:-//Example//Practice//EN',
  ...[
    ['1', '20260305T150000Z', 'Ana Reyes'],
    ['2', '20260309T140000Z', 'B.T. Appointment'],
    ['3', '20260306T170000Z', 'Team lunch'],
  ].flatMap(([uid, start, summary]) => [
    'BEGIN:VEVENT',
    `UID:${uid}@practice.example.com`,
    'DTSTAMP:20260301T120000Z',
    `DTSTART:${start}`,
    'DURATION:PT50M',
    `SUMMARY:${summary}`,
    'END:VEVENT',
  ]),
  'END:VCALENDAR',
  '',
].join('\r\n');

interface Booked {
  readonly id: string;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly status: string;
  readonly modality: string;
  readonly clinicianId: string;
}

async function books(over: object): Promise<Booked> {
  const { status, body } = await (await room.house.signsIn(ada)).post<{ sessions: Booked[] }>('/sessions', {
    clinicianId: ada.id,
    zone: 'America/New_York',
    ...over,
  });
  expect(status, JSON.stringify(body)).toBe(201);
  return body.sessions[0] as Booked;
}

async function sessionsOf(client: { readonly id: string }): Promise<Booked[]> {
  const { body } = await (await room.house.signsIn(ada)).get<{ sessions: Booked[] }>(
    `/sessions?from=2026-03-01T00:00:00Z&to=2026-04-30T00:00:00Z&clientId=${client.id}`,
  );
  return body.sessions;
}

async function startsOf(client: { readonly id: string }): Promise<string[]> {
  return (await sessionsOf(client)).map(({ startsAt }) => startsAt.slice(0, 16));
}

async function box(locator: Locator): Promise<{ readonly x: number; readonly y: number }> {
  const found = await locator.boundingBox();
  if (!found) throw new Error('it is not on the screen');
  return found;
}

/** Some of everything: a series, a couple, video, two at once, one who is here. */
async function aWeek(): Promise<void> {
  const nine = await books({ clientIds: [ben.id], clinicianId: lena.id, start: '2026-03-03T09:30' });
  await room.house.passes({ minutes: 2 });
  await room.house.marks(lena, nine.id as never, ben, 'here');
  const weekly = { rule: 'FREQ=WEEKLY;BYDAY=TU' };
  await books({ clientIds: [ana.id], start: '2026-03-03T10:00', repeats: weekly });
  await books({ clientIds: [cara.id], clinicianId: lena.id, start: '2026-03-03T10:30', minutes: 60 });
  await books({ clientIds: [dev.id], clinicianId: marcus.id, start: '2026-03-03T10:15' });
  await books({ clientIds: [eli.id, sam.id], start: '2026-03-04T14:00', minutes: 80 });
  await books({ clientIds: [fay.id], start: '2026-03-05T11:00', modality: 'telehealth' });
  await books({ clientIds: [dev.id], start: '2026-03-06T16:00' });
  const off = await books({ clientIds: [cara.id], clinicianId: lena.id, start: '2026-03-04T09:00' });
  await (await room.house.signsIn(ada)).post(`/sessions/${off.id}/cancellation`, { version: 1 });
}

/** Signed in at a browser whose clock shows what the house's does. */
async function sitsDown(person: CastStaff, path = '/'): Promise<void> {
  page = await room.sits(person, { viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' });
  await page.goto(`${room.base}${path}`);
}
