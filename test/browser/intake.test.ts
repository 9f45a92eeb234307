/** A client's record from nothing to a signed agreement, as the staff see it in a real browser. */

import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { ada, ana, ben, type CastStaff, dev, lena, priya } from '#test/cast.ts';
import { isForEverybody } from './for-everybody.ts';
import { screenRoom } from './screen-room.ts';
import { signsByHand } from './sign-by-hand.ts';

const room = screenRoom({ at: 'Tuesday 14:00' });
let page: Page;

test('whoever is looked for is found, with what their record lacks', { tags: 'at-length' }, async () => {
  await sitsDown(ada);
  await page.goto(`${room.base}/clients`);
  await page.getByRole('link', { name: 'Fay Olsen' }).waitFor();
  await isForEverybody(page, 'clients');
  await page.getByText('Elevated or high', { exact: true }).click();
  await page.getByRole('link', { name: 'Fay Olsen' }).waitFor({ state: 'detached' });
  await page.getByRole('link', { name: 'Dev Patel' }).waitFor();
  await page.getByText('Something missing', { exact: true }).click();
  await page.getByRole('searchbox', { name: 'Name or reference' }).fill('dev');
  await page.getByText('Safety plan 13 months old').waitFor();
  expect(new URL(page.url()).search, 'a name is never in the address').toBe('');
  await page.getByRole('searchbox', { name: 'Name or reference' }).fill('nobody at all');
  await page.getByText('Nobody by that name or reference').waitFor();
});

/** It goes through every step, and looks at each for barriers. */
const longMs = 240_000;

test('an intake on a phone, from nothing to a signed agreement, and a reload in the middle loses nothing', {
  timeout: longMs,
}, async () => {
  await sitsDown(ada, { width: 390, height: 844 });
  await page.goto(`${room.base}/clients/new`);
  await field('Name').fill('Noor Haddad');
  await field('Pronouns').fill('she/her');
  await page.getByLabel('Day of birth').fill('1994-05-06');
  await page.waitForFunction(() => Object.keys(localStorage).some((key) => key.startsWith('kept.draft.')));
  await isForEverybody(page, 'new-client');
  await page.reload();
  await page.getByText('This is what you had typed').waitFor();
  await press('Save and go on');

  await arrivesAt('Ways to reach them');
  await press('Add a number or address');
  await field('Number').fill('12');
  await page.getByLabel('They allow it').check();
  await press('Add it');
  await page.getByText(/Is too short or too long/).waitFor();
  await isForEverybody(page, 'new-channel');
  await field('Number').fill('(917) 555-0161');
  await page.getByLabel('Checked with them just now').check();
  await press('Add it');
  await page.getByRole('link', { name: '+1 917 555 0161' }).first().waitFor();
  await isForEverybody(page, 'channels');
  await press('Go on');

  await arrivesAt('People who may be called');
  await press('Add somebody');
  await field('Name').fill('Layla Haddad');
  await field('What they are to the client').fill('sister');
  await field('Number').fill('917 555 0162');
  await page.getByLabel('May be told that a session was missed').check();
  await press('Holds a year');
  await field('Do not call if').fill('She is at work');
  await isForEverybody(page, 'new-contact');
  await press('Add them');
  await page.getByText('holds until 3 March 2027').waitFor();
  await isForEverybody(page, 'contacts');
  await press('Go on');

  await arrivesAt('Safety plan');
  await field('1. Warning signs').fill('Not sleeping\nNot answering friends');
  await field('2. What they can do alone').fill('Walk by the river');
  await press('Add a person');
  await field('Name').fill('Layla');
  await field('Where the whole plan is').fill('paper record');
  await isForEverybody(page, 'plan');
  await press('Save and go on');

  await arrivesAt('How worried to be');
  await page.getByRole('radio', { name: 'Elevated', exact: true }).check();
  await press('Judge and go on');
  await page.getByText('It is empty. Fill it in.').waitFor();
  await field('Reasons').fill('Recent loss, lives alone.');
  await isForEverybody(page, 'tier');
  await press('Judge and go on');

  await arrivesAt('If somebody ever looks in');
  await press('Add a place');
  await field('Address').fill('5 Sample Street, New York');
  await press('Add it');
  await page.getByText('Not confirmed with them yet').waitFor();
  await field('What helps').fill('Knock softly');
  await isForEverybody(page, 'wishes');
  await press('Save and go on');

  await arrivesAt('Missed-session agreement');
  await page.getByText('Text', { exact: true }).click();
  await page.getByLabel('Yes, those on their list').check();
  await isForEverybody(page, 'agreement-form');
  await press('Save and read it together');
  await page.getByText('Version 1 waits for a signature.').waitFor();
  await page.getByText('1. A text to +1 917 555 0161 (mobile), between 08:00 and 21:00').waitFor();
  await isForEverybody(page, 'agreement-waits');
  await page.getByRole('link', { name: 'Give the device to them to sign' }).click();
  await press('Show the text');
  await page.getByRole('heading', { level: 1, name: 'If you do not come to a session' }).waitFor();
  expect(await page.getByRole('link').count(), 'nothing leads anywhere else').toBe(0);
  await isForEverybody(page, 'signing');
  await page.goBack();
  await page.getByRole('heading', { level: 1, name: 'If you do not come to a session' }).waitFor();
  await signsByHand(page, 'Noor Haddad');

  await page.getByRole('link', { name: 'Back to Kept' }).click();
  await page.getByRole('heading', { level: 1, name: /sign in/i }).waitFor();
  await room.changesPlaces(page, lena);
  await page.goto(`${room.base}/clients`);
  await page.getByRole('link', { name: 'Noor Haddad' }).click();
  await page.getByText('Signed 3 March 2026 by Noor Haddad').waitFor();
  await page.getByRole('img', { name: 'Signature of Noor Haddad' }).waitFor();
  await page.getByText('Nothing is missing that it takes to reach them.').waitFor();
  await isForEverybody(page, 'client');
});

test('by keyboard alone somebody is added, and a sign-in that ends in the middle loses no word', {
  tags: 'at-length',
}, async () => {
  await sitsDown(ada);
  await page.goto(`${room.base}/clients`);
  await page.getByRole('link', { name: 'Add a client' }).focus();
  await page.keyboard.press('Enter');
  await arrivesAt('A new client');
  await field('Name').focus();
  await page.keyboard.type('Idris Vale');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.type('he/him');
  await page.waitForFunction(() => Object.keys(localStorage).some((key) => key.startsWith('kept.draft.')));
  expect(
    await page.evaluate(() => Object.values(localStorage).join(' ')),
    'a lost phone tells nobody',
  ).not.toContain('Idris');
  await page.context().clearCookies();
  await page.keyboard.press('Enter');
  await page.getByRole('alert').filter({ hasText: /\S/ }).first().waitFor();
  await room.changesPlaces(page, ada);
  await page.reload();
  await page.getByText('This is what you had typed').waitFor();
  expect(await field('Pronouns').inputValue()).toBe('he/him');
  await field('Name').focus();
  await page.keyboard.press('Enter');
  await arrivesAt('Ways to reach them');
});

test('whoever is being looked for says so on their page, before anything else', {
  tags: 'at-length',
}, async () => {
  await room.house.misses(ana);
  await sitsDown(ada);
  await page.goto(`${room.base}/clients/${ana.id}`);
  await page.getByRole('link', { name: 'To the open case' }).click();
  await arrivesAt('Ana Reyes');
  await page.waitForURL(/[/]cases[/]/);
});

test('a file is looked at first, and comes in when somebody says so', { tags: 'at-length' }, async () => {
  await sitsDown(ada);
  await page.goto(`${room.base}/clients`);
  await page.getByRole('link', { name: 'Import a file' }).click();
  await arrivesAt('Import clients');
  const rows =
    'preferred_name,mobile,clinician,shoe_size\nQuinn Vale,917 555 0171,Lena Lindqvist,43\nRoss,12,,\n';
  const choosing = page.waitForEvent('filechooser');
  await press('Choose a file');
  await (await choosing).setFiles({ name: 'clients.csv', mimeType: 'text/csv', buffer: Buffer.from(rows) });
  await page.getByText('would come in').waitFor();
  await page.getByText('shoe_size').waitFor();
  await page.getByText('Row 3').waitFor();
  await isForEverybody(page, 'import');
  await press('Bring in 1 client');
  await page.getByText('came in').waitFor();
  await page.getByRole('link', { name: 'To all clients' }).click();
  await page.getByRole('link', { name: 'Quinn Vale' }).waitFor();
});

test('the front desk keeps numbers, and is shown nothing clinical', { tags: 'at-length' }, async () => {
  await sitsDown(priya);
  await page.goto(`${room.base}/clients/${dev.id}`);
  await arrivesAt('Dev Patel');
  await page.getByText('kept for clinicians and supervisors').waitFor();
  await page.getByRole('link', { name: '+1 917 555 0173' }).first().waitFor();
  expect(await page.getByText('Attempt last spring').count()).toBe(0);
  expect(await page.getByRole('heading', { name: 'Safety plan' }).count()).toBe(0);
  await page.goto(`${room.base}/clients/${dev.id}/intake/tier`);
  await page.getByText('This part is for their clinician.').waitFor();
  await isForEverybody(page, 'front-desk');
});

test('two who write at once lose nothing: what was typed stays, beside what the other one saved', async () => {
  await sitsDown(ada);
  // Whoever hears of the other's change before saving has nothing to be refused.
  await page.route('**/api/v1/live', (route) => route.abort());
  await page.goto(`${room.base}/clients/${ben.id}`);
  await page.getByRole('button', { name: 'Edit about them' }).click();
  await field('Pronouns').fill('they/them');
  await field('Legal name').fill('Ben A. Turner');
  const other = await room.house.signsIn(lena);
  const theirs = { legalName: 'Benjamin Turner', bornOn: '1984-11-03' };
  await other.patch(`/clients/${ben.id}`, { version: 1, ...theirs });
  await press('Save');
  await page.getByText('Somebody changed this while you were typing.').waitFor();
  await page.getByText('Legal name, on record now: Benjamin Turner').waitFor();
  expect(await field('Pronouns').inputValue()).toBe('they/them');
  expect(await page.getByLabel('Day of birth').inputValue()).toBe(theirs.bornOn);
  await press('Save');
  await page.getByText('3 November 1984').waitFor();
  await page.getByText('Ben A. Turner').waitFor();
});

test('a judgement begun yesterday keeps its day, and nobody is said to have changed it', {
  tags: 'at-length',
}, async () => {
  await sitsDown(ada);
  await page.goto(`${room.base}/clients/${ana.id}/intake/tier`);
  await field('Reasons').fill('Calmer since the visit.');
  await page.waitForFunction(() => Object.keys(localStorage).some((key) => key.startsWith('kept.draft.')));
  room.house.clock.advance(24 * 60);
  await room.changesPlaces(page, ada);
  await page.reload();
  await page.getByText('This is what you had typed').waitFor();
  expect(await field('Reasons').inputValue()).toBe('Calmer since the visit.');
  expect(await page.getByLabel('Judged on').inputValue()).toBe('2026-03-03');
  expect(await page.getByText('Somebody changed this').count()).toBe(0);
});

test('a client who leaves the text that they hold finds everything locked, and the sign-in ended', async () => {
  await sitsDown(ada, { width: 390, height: 844 });
  await page.goto(`${room.base}/signing/${ana.id}/1`);
  await press('Show the text');
  await page.getByRole('heading', { level: 1, name: 'If you do not come to a session' }).waitFor();
  expect(await statusOf('/clients'), 'also for whoever types it').toBe(403);
  expect(await statusOf(`/clients/${ana.id}`)).toBe(403);
  await page.reload();
  await field('Your name').waitFor();
  await page.goto(`${room.base}/clients/${ana.id}`);
  await page.getByText('Nobody is signed in here any more.').waitFor();
  expect(await page.getByText('Ana').count()).toBe(0);
  expect(await statusOf('/clients')).toBe(401);
});

const statusOf = (path: string) =>
  page.evaluate(async (asked) => (await fetch(`/api/v1${asked}`)).status, path);
const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
const field = (name: string) => page.getByRole('textbox', { name, exact: true });
const arrivesAt = (name: string) => page.getByRole('heading', { level: 1, name }).waitFor();

/** In front of a desk, unless on a phone. */
async function sitsDown(who: CastStaff, viewport = { width: 1440, height: 900 }): Promise<void> {
  page = await room.sits(who, { viewport });
}
