/** Setting a practice up and signing in, as whoever runs the machine does it. */
import type { Page } from 'playwright-core';
import { secretFrom, timedCode } from '#test/sign-in.ts';

export const firstPerson = {
  name: 'Dr Ada Okafor',
  email: 'ada@riverside.example',
  password: 'a long walk by the river',
};

export async function setsUpPractice(page: Page, link: string, person: typeof firstPerson): Promise<void> {
  await page.goto(link);
  await fillsInPractice(page, person);
  await page.getByRole('button', { name: 'Set up' }).click();
  await page.getByRole('heading', { name: 'One more thing to sign in with' }).waitFor();
}

export async function fillsInPractice(page: Page, person: typeof firstPerson): Promise<void> {
  await page.getByLabel('Name of the practice').fill('Riverside Practice');
  await page.getByLabel('Your name').fill(person.name);
  await page.getByLabel('Your email').fill(person.email);
  await page.getByRole('textbox', { name: 'A new password' }).fill(person.password);
}

export async function givesPassword(page: Page, person: typeof firstPerson): Promise<void> {
  await page.getByLabel('Email').fill(person.email);
  await page.getByRole('textbox', { name: 'Password' }).fill(person.password);
  await page.getByRole('button', { name: 'Sign in with a password' }).click();
}

/** What an authenticator app is given by whoever types it in. */
export async function secretShown(page: Page): Promise<Buffer> {
  return secretFrom(await page.getByTestId('secret').innerText());
}

/** What the app shows; in real time, since the library that checks codes has its own clock. */
export const codeNow = (secret: Buffer): string => timedCode(secret, Date.now());
