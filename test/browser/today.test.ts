/** The day as a therapist has it before them, in a real browser with the whole program behind it. */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { lookAhead } from '#features/today/evening.ts';
import { ada, ana, ben, type CastClient, type CastStaff, dev, lena, marcus, priya } from '#test/cast.ts';
import { aBusyDay } from './busy-day.ts';
import { isForEverybody } from './for-everybody.ts';
import { barriers } from './open-screens.ts';
import { screenRoom } from './screen-room.ts';

const room = screenRoom({ at: 'Tuesday 13:00' });
let page: Page;

test('somebody is marked as here, taken back, and marked again', { tags: 'at-length' }, async () => {
  const session = await room.house.books(ana);
  await room.house.passes({ minutes: 2 });
  await sitsDown(ada);
  await page.getByRole('heading', { level: 1, name: 'Nobody is missing so far' }).waitFor();
  await page.getByText('1 has just begun').waitFor();
  await row(ana).getByRole('button', { name: 'Ana Reyes is here' }).click();
  await row(ana).getByText('here', { exact: true }).waitFor();
  await page.getByRole('heading', { level: 1, name: 'Everyone is accounted for' }).waitFor();
  expect(await presenceOf(session)).toBe('here');
  await row(ana).getByRole('button', { name: 'Undo: Ana Reyes is here' }).click();
  await page.getByRole('heading', { level: 1, name: 'Nobody is missing so far' }).waitFor();
  expect(await presenceOf(session)).toBe('expected');
  await page.keyboard.press('j');
  await page.keyboard.press('h');
  await page.getByRole('heading', { level: 1, name: 'Everyone is accounted for' }).waitFor();
  expect(await presenceOf(session)).toBe('here');
});

test('"not here" waits a moment in which it can be taken back, and goes on record when the page is left', async () => {
  await room.house.books(ben);
  await room.house.passes({ minutes: 2 });
  await sitsDown(lena);
  await row(ben).getByRole('button', { name: 'Ben Turner is not here yet' }).click();
  await row(ben).getByRole('button', { name: 'Undo: Ben Turner is not here' }).click();
  await row(ben).getByRole('button', { name: 'Ben Turner is not here yet' }).waitFor();
  await room.house.expectNoCase(ben);
  await row(ben).getByRole('button', { name: 'Ben Turner is not here yet' }).click();
  await page.goto('about:blank');
  await expect.poll(() => hasCase(ben), { timeout: 10_000 }).toBe(true);
  expect((await room.house.caseOf(ben)).latenessNotedAt).not.toBeNull();
});

test('a refused mark says why and leads to the case; one that ends a confirmed miss asks for words', {
  tags: 'at-length',
}, async () => {
  await room.house.misses(dev);
  await room.house.misses(ben);
  await sitsDown(priya);
  const devs = page.getByRole('article', { name: 'Dev Patel' });
  await devs.getByRole('button', { name: 'Dev Patel is here' }).click();
  await devs.getByText(/only a clinician, a supervisor or an owner can say so/).waitFor();
  await devs.getByRole('link', { name: 'Open the case', exact: true }).waitFor();
  await room.house.expectCase(dev, { phase: 'missed' });
  await page.getByRole('button', { name: 'Ben Turner is here' }).click();
  const dialog = page.getByRole('dialog', { name: 'Ben Turner is here after all' });
  await dialog.getByRole('button', { name: 'End the case: here' }).click();
  await dialog.getByText('It is empty; write how you know that they are here.').waitFor();
  await dialog.getByLabel('How do you know?').fill('Came at 13:20, the train stood still.');
  expect(await barriers(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'End the case: here' }).click();
  await page.getByRole('heading', { level: 1, name: '1 not yet accounted for' }).waitFor();
  await room.house.expectCase(ben, { phase: 'closed', outcome: 'late-arrival' });
});

test('whoever is not prepared for is one tap away from what mends it', async () => {
  await aBusyDay(room.house);
  await sitsDown(ada);
  const before = page.getByRole('region', { name: 'Before tomorrow' });
  await before.getByRole('link', { name: 'Dev Patel' }).click();
  await page.getByRole('heading', { level: 1, name: 'Dev Patel' }).waitFor();
  await page.getByRole('region', { name: 'What is missing' }).waitFor();
  await page.getByRole('link', { name: 'Review it' }).waitFor();
});

test('a time that nobody holds says who is paged about it, is taken by one tap, and ends with what was done', async () => {
  await room.house.books(ana, { inMinutes: 26 * 60 });
  const plan = await room.house.signsIn(marcus);
  const weekdays = [1, 2, 3, 4, 5, 6, 7];
  const shift = { staffId: lena.id, weekdays, from: '20:00', until: '08:00', firstOn: '2026-03-02' };
  expect((await plan.post('/on-call/shifts', shift)).status).toBe(201);
  const away = { staffId: lena.id, firstOn: '2026-03-04', lastOn: '2026-03-04' };
  expect((await plan.post('/on-call/away', away)).status).toBe(201);
  await room.house.passes({ hours: 4 });
  await lookAhead(room.house.program.evening);
  await sitsDown(marcus);
  const before = page.getByRole('region', { name: 'Before tomorrow' });
  await before
    .getByText(/whoever should answer is away, and nobody stands in/)
    .first()
    .waitFor();
  await before.getByText('You are being paged').waitFor();
  await before.getByRole('link', { name: 'Ana Reyes' }).waitFor();
  await isForEverybody(page, 'nobody-on-duty');
  await before.getByRole('button', { name: 'I have it' }).click();
  await before.getByText(/You have it until \d\d:\d\d/).waitFor();
  await before.getByRole('button', { name: 'Settled' }).click();
  await before.getByText('It is empty; write who answers then, or why nobody has to.').waitFor();
  await before.getByLabel('What was done about it?').fill('I answer myself.');
  await before.getByRole('button', { name: 'Settled' }).click();
  await before.getByText('You have it').waitFor({ state: 'hidden' });
});

test('who is unaccounted for stands first, with what is asked and what comes by itself, until they are accounted for', async () => {
  await aBusyDay(room.house);
  await sitsDown(ada);
  await page.getByRole('heading', { level: 1, name: '3 not yet accounted for' }).waitFor();
  const anas = page.getByRole('article', { name: 'Ana Reyes' });
  await anas.getByText('Next: look at what was agreed with Ana Reyes').waitFor();
  await anas.getByText(/goes out by itself at/).waitFor();
  await page.getByText('Dev Patel').first().waitFor();
  await page.getByText('Safety plan 13 months old').waitFor();
  await page.getByText('19:00 in London').waitFor();
  expect(await page.title(), 'a tab is seen over a shoulder').toBe('Kept');
  await isForEverybody(page, 'today');

  await page.getByText('Mine', { exact: true }).click();
  await page.getByRole('heading', { level: 1, name: '1 of yours not yet accounted for' }).waitFor();
  await page.getByText('2 of your colleagues’ clients are not yet accounted for.').waitFor();
  await page.reload();
  await page.getByRole('heading', { level: 1, name: '1 of yours not yet accounted for' }).waitFor();
  await room.house.does(ada, ana, {
    type: 'record-outcome',
    outcome: 'kept-elsewhere',
    note: 'She was at the group.',
  });
  await page.reload();
  await page.getByRole('heading', { level: 1, name: 'Everyone of yours is accounted for' }).waitFor();
  await row(ana).getByText('accounted for').waitFor();
});

test('an absence that no case holds is said loudest, and a mark settles it', {
  tags: 'at-length',
}, async () => {
  const session = await room.house.books(ana);
  await room.house.sleeps({ minutes: 8 });
  await sitsDown(ada);
  await page.getByRole('heading', { level: 1, name: '1 not yet accounted for' }).waitFor();
  const line = page.getByRole('article', { name: 'Ana Reyes' });
  await line
    .getByText('Kept could not open a case for Ana Reyes, so nobody is asked and nothing goes out.')
    .waitFor();
  await isForEverybody(page, 'nobody-looked');
  await line.getByRole('button', { name: 'Ana Reyes is here' }).click();
  await page.getByRole('heading', { level: 1, name: 'Everyone is accounted for' }).waitFor();
  expect(await presenceOf(session)).toBe('here');
});

test('a name leads to its record and other days to the calendar, without loading the program anew', {
  tags: 'at-length',
}, async () => {
  await room.house.books(ana, { inMinutes: 30 });
  await sitsDown(ada);
  await page.evaluate(() => Object.assign(window, { isSame: true }));
  await row(ana).getByRole('link', { name: 'Ana Reyes' }).click();
  await page.getByRole('heading', { level: 1, name: 'Ana Reyes' }).waitFor();
  expect(new URL(page.url()).pathname).toBe(`/clients/${ana.id}`);
  await page.goBack();
  await page.getByRole('link', { name: 'Tomorrow' }).click();
  await page.getByRole('heading', { level: 1, name: 'Wednesday 4 March' }).waitFor();
  expect(new URL(page.url()).search).toBe('?view=day&day=2026-03-04');
  expect(await page.evaluate(() => 'isSame' in window)).toBe(true);
});

test('a device whose clock is hours off still shows how long it has been', {
  tags: 'at-length',
}, async () => {
  await room.house.misses(ben);
  page = await room.sits(lena);
  await page.clock.setFixedTime(new Date(Date.parse(room.house.now()) + 3 * 60 * 60_000));
  await page.goto(room.base);
  await page.getByText('The clock of this device is 3 hours fast.').waitFor();
  await page.getByRole('article', { name: 'Ben Turner' }).getByText('15 min', { exact: true }).waitFor();
});

test('an empty day, and long names in either direction, on a phone', { tags: 'at-length' }, async () => {
  await sitsDown(ada);
  await page.getByRole('heading', { level: 1, name: 'Everyone is accounted for' }).waitFor();
  await page.getByText('No sessions are booked today.').waitFor();
  await isForEverybody(page, 'empty');
  const long = 'Maximiliana-Theodora Wolfeschlegelsteinhausenbergerdorff-Featherstonehaugh';
  await renames(ana, long);
  await renames(ben, 'عبد الرحمن بن محمد الأندلسي');
  await room.house.books(ana);
  await room.house.books(ben);
  await room.house.passes({ minutes: 6 });
  await sitsDown(ada);
  await page.getByRole('heading', { level: 1, name: '2 not yet accounted for' }).waitFor();
  await isForEverybody(page, 'long-names');
});

test('the board on the wall shows initials, and nothing else opens on its device until somebody signs in', async () => {
  await aBusyDay(room.house);
  await sitsDown(priya);
  await page.getByRole('link', { name: 'Board' }).click();
  await page.getByText('Nothing else can be opened on this device').waitFor();
  await isForEverybody(page, 'board-before');
  await page.getByRole('button', { name: 'Show the board' }).click();
  await page.getByRole('heading', { level: 1, name: '3 not yet accounted for' }).waitFor();
  await page.getByText('A. R.').first().waitFor();
  expect(await page.getByText('Reyes').count()).toBe(0);
  await isForEverybody(page, 'board');
  const typed = await page.evaluate(async () => (await fetch('/api/v1/today')).status);
  expect(typed).toBe(403);
  const words = await page.evaluate(async () => (await fetch('/api/v1/board')).text());
  expect(words).not.toContain('Reyes');
  await page.reload();
  await page.getByText('A. R.').first().waitFor();
  await page.getByRole('button', { name: 'Leave the board' }).click();
  await page.getByText('Nobody is signed in here any more.').waitFor();
});

/** Signed in at a browser whose clock shows what the house's does. */
async function sitsDown(person: CastStaff, path = '/'): Promise<void> {
  page = await room.sits(person);
  await page.goto(`${room.base}${path}`);
}

const row = (client: CastClient) =>
  page.getByRole('listitem').filter({ hasText: client.preferredName }).and(page.locator('.attending'));

async function presenceOf(sessionId: string): Promise<string | undefined> {
  const { body } = await (await room.house.signsIn(ada)).get<{ participants: { presence: string }[] }>(
    `/sessions/${sessionId}`,
  );
  return body.participants[0]?.presence;
}

async function renames(client: CastClient, preferredName: string): Promise<void> {
  const { status } = await (await room.house.signsIn(ada)).patch(`/clients/${client.id}`, {
    version: 1,
    preferredName,
  });
  expect(status).toBe(200);
}

async function hasCase(client: CastClient): Promise<boolean> {
  const { body } = await (await room.house.signsIn(ada)).get<unknown[]>(
    `/cases?status=all&clientId=${client.id}`,
  );
  return body.length > 0;
}
