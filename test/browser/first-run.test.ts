/** From the set-up link to the first look at one's cases, as the person who sets Kept up goes through it. */
import type { Page } from 'playwright-core';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { offerSetUpLink } from '#features/access/actions.ts';
import { type HttpHouse, openHttp } from '#test/open-http.ts';
import { isForEverybodyEverywhere } from './for-everybody.ts';
import { barriers, buildScreens, holdAuthenticator, openAccount, screensFolder } from './open-screens.ts';
import { type Place, thePlace } from './place.ts';
import {
  codeNow,
  fillsInPractice,
  givesPassword,
  firstPerson as person,
  secretShown,
  setsUpPractice,
} from './set-up.ts';

let place: Place;
let base: string;
let house: HttpHouse;
let page: Page;
const outside: string[] = [];

beforeAll(async () => {
  buildScreens();
  place = await thePlace();
  base = place.base;
}, 120_000);

beforeEach(async () => {
  house = await openHttp({ world: { publicAddress: base }, deps: { staticFolder: screensFolder } });
  await house.api.listen(place.behind);
  page = await place.desks.takes({ viewport: { width: 360, height: 740 }, isForOnce: true });
  outside.length = 0;
  page.on('request', (request) => {
    if (!request.url().startsWith(base) && !request.url().startsWith('data:')) outside.push(request.url());
  });
  page.on('console', (message) => {
    if (message.text().includes('Content Security Policy')) outside.push(message.text());
  });
});
afterEach(async () => {
  await place.clear();
  await house.close();
  expect(outside, 'nothing was fetched from elsewhere, and nothing broke the page’s own policy').toEqual([]);
});

test('sets up a practice, an authenticator app and backup codes, and signs in again', {
  tags: 'at-length',
}, async () => {
  await setUp();
  await page.getByRole('button', { name: 'Use an authenticator app' }).click();
  const secret = await secretShown(page);
  await page.getByLabel('Code').fill('000000');
  await page.getByRole('button', { name: 'Confirm' }).click();
  await page.getByRole('alert').waitFor();
  await page.getByLabel('Code').fill(codeNow(secret));
  await page.getByRole('button', { name: 'Confirm' }).click();

  await page.getByRole('heading', { name: 'Keep these codes' }).waitFor();
  const codes = await page.getByRole('list', { name: 'Backup codes' }).getByRole('listitem').allInnerTexts();
  expect(codes.length).toBeGreaterThanOrEqual(8);
  expect(await barriers(page)).toEqual([]);
  await page.getByRole('link', { name: 'I have kept them' }).click();
  await isWelcomed();

  await signOut();
  await withPassword();
  await page.getByLabel('Code').fill(codeNow(secret));
  await page.getByRole('button', { name: 'Sign in' }).click();
  await seesHome();

  await signOut();
  await withPassword();
  await page.getByLabel('Code').fill(codes[0] ?? '');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await seesHome();
});

test('sets up a practice with a passkey, and signs in with it alone', { tags: 'at-length' }, async () => {
  await holdAuthenticator(page);
  await setUp();
  await page.getByRole('button', { name: 'Make a passkey on this device' }).click();
  await isWelcomed();

  await signOut();
  await page.getByRole('button', { name: 'Use a passkey' }).click();
  await seesHome();
  await openAccount(page);
  await page.getByText('This device', { exact: true }).waitFor();
  expect(await barriers(page)).toEqual([]);
});

test('says at the field what to correct, and keeps what was entered', { tags: 'at-length' }, async () => {
  await page.goto(await setUpLink());
  await fillsInPractice(page, { ...person, password: 'short' });
  await page.getByRole('button', { name: 'Set up' }).click();
  await page.getByText('It is too short: at least 12 characters are needed.').waitFor();
  expect(await page.getByLabel('Name of the practice').inputValue()).toBe('Riverside Practice');
  expect(await page.getByRole('textbox', { name: 'A new password' }).getAttribute('aria-invalid')).toBe(
    'true',
  );
  expect(await barriers(page)).toEqual([]);
});

test('leads whoever is signed out back to where they were', { tags: 'at-length' }, async () => {
  await holdAuthenticator(page);
  await setUp();
  await page.getByRole('button', { name: 'Make a passkey on this device' }).click();
  await isWelcomed();
  await page.goto(`${base}/account`);
  await page.getByRole('heading', { name: 'Your account' }).waitFor();
  await page.context().clearCookies();
  await page.reload();
  await page.getByRole('link', { name: 'Sign in' }).click();
  await page.getByRole('button', { name: 'Use a passkey' }).click();
  await page.getByRole('heading', { name: 'Your account' }).waitFor();
});

test('takes up a sign-in that stopped before its second factor', { tags: 'at-length' }, async () => {
  await holdAuthenticator(page);
  await setUp();
  await page.goto(base);
  await page.getByRole('heading', { name: 'Sign in' }).waitFor();
  await withPassword();
  await page.getByRole('heading', { name: 'One more thing to sign in with' }).waitFor();
  await page.getByRole('button', { name: 'Make a passkey on this device' }).click();
  await seesHome();

  await signOut();
  await withPassword();
  await page.getByRole('heading', { name: 'Now your passkey' }).waitFor();
  await page.getByRole('button', { name: 'Use a passkey' }).click();
  await seesHome();
});

test('adds an authenticator app for the right password only, and removes a passkey', {
  tags: 'at-length',
}, async () => {
  await holdAuthenticator(page);
  await setUp();
  await page.getByRole('button', { name: 'Make a passkey on this device' }).click();
  await isWelcomed();
  await openAccount(page);
  await page.getByRole('textbox', { name: 'Your password' }).fill('not the right password');
  await page.getByRole('button', { name: 'Set up an app' }).click();
  await page.getByRole('alert').getByText('The password is not right').waitFor();
  await page.getByRole('textbox', { name: 'Your password' }).fill(person.password);
  await page.getByRole('button', { name: 'Set up an app' }).click();
  await page.getByLabel('Code').fill(codeNow(await secretShown(page)));
  await page.getByRole('button', { name: 'Confirm' }).click();
  await page.getByRole('list', { name: 'Backup codes' }).waitFor();
  await page.getByRole('button', { name: 'Remove This device' }).click();
  await page.getByText('None yet.').waitFor();
  expect(await barriers(page)).toEqual([]);
});

test('has no barriers in either theme, from phone to desktop', { tags: 'at-length' }, async () => {
  for (const path of ['/set-up', '/sign-in', '/join', '/somewhere-else']) {
    await page.goto(base + path);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await isForEverybodyEverywhere(page, path.slice(1));
    expect(await page.title()).toBe('Kept');
  }
});

async function setUp(): Promise<void> {
  await setsUpPractice(page, await setUpLink(), person);
  expect(page.url(), 'the link’s token does not stay in the address').toBe(`${base}/set-up`);
}

const setUpLink = () => offerSetUpLink(house.program.world);

const withPassword = () => givesPassword(page, person);

/** What is left to do comes first, and can be skipped. */
async function isWelcomed(): Promise<void> {
  await page.getByRole('heading', { name: 'Before the first session' }).waitFor();
  await page.getByRole('link', { name: 'Skip to today' }).click();
  await seesHome();
}

async function seesHome(): Promise<void> {
  await page.getByRole('heading', { name: 'Everyone is accounted for' }).waitFor();
  expect(await page.title()).toBe('Kept');
}

async function signOut(): Promise<void> {
  await openAccount(page);
  await page.getByRole('button', { name: 'Sign out', exact: true }).click();
  await page.getByRole('heading', { name: 'Sign in' }).waitFor();
}
