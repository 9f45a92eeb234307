/** From the link that the first start prints to a case that is closed: all by one person, at one browser. */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { offerSetUpLink } from '#features/access/actions.ts';
import { screenRoom } from './screen-room.ts';
import { codeNow, firstPerson, givesPassword, secretShown, setsUpPractice } from './set-up.ts';
import { signsByHand } from './sign-by-hand.ts';

const room = screenRoom({ at: 'Tuesday 14:00', isNew: true });
let page: Page;
/** Of the person's authenticator app. */
let secret: Buffer;

const noor = { name: 'Noor Haddad', mobile: '+19175550161' };

test('a practice is set up, a client comes in, is missed, does not answer, is reached, and the case ends', {
  timeout: 240_000,
}, async () => {
  page = await room.opens({ viewport: { width: 390, height: 844 } });
  await setsUp();
  await takesIn();
  await books('14:10');

  await passes({ minutes: 15 });
  await page.getByRole('link', { name: 'Today' }).first().click();
  await page.getByRole('heading', { level: 1, name: '1 not yet accounted for' }).waitFor();
  const noors = page.getByRole('article', { name: noor.name });
  await noors.getByText(`Next: say whether ${noor.name} is here`).waitFor();
  await noors.getByRole('link', { name: `Open the case of ${noor.name}` }).click();
  await press('Not here yet');
  await page.getByText(`On record. ${noor.name} is not here yet.`).waitFor();
  await room.house.settles();
  phone().receives(/I don't see you yet/);

  await passes({ minutes: 10 });
  await press('Not seen today');
  await page.getByText(`On record. ${noor.name} was not seen today.`).waitFor();
  await press('No answer');
  await page.getByText('On record. Call at 14:25: no answer.').waitFor();

  await passes({ minutes: 20 });
  phone().receives(/missed you today/);
  await page.getByText(new RegExp(`^Hello ${noor.name}, it's Ada. We missed you today`)).waitFor();

  await passes({ days: 1, hours: 1 });
  phone().receives(/still thinking of you/);
  phone().staysQuiet();
  await signsInAgain();
  await page.getByRole('heading', { level: 1, name: noor.name }).waitFor();
  await page.keyboard.press('c');
  await page.getByLabel('What came of it').selectOption({ label: 'Spoke with the client' });
  await press('Put it on record');
  await page.getByText('On record.').waitFor();
  await page.getByText(`Is ${noor.name} accounted for?`).first().waitFor();
  await page.keyboard.press('x');
  await page.getByLabel('The client was reached', { exact: true }).check();
  await page.getByLabel('How you know').fill('Spoke with her: she had the wrong day.');
  await press('Close the case');
  await page.getByText('On record. Closed: the client was reached.').waitFor();

  await page.getByRole('link', { name: 'Today' }).first().click();
  await page.getByRole('heading', { level: 1, name: 'Everyone is accounted for' }).waitFor();
  await passes({ days: 3 });
  phone().staysQuiet();
});

async function setsUp(): Promise<void> {
  await setsUpPractice(page, await offerSetUpLink(room.house.program.world), firstPerson);
  await press('Use an authenticator app');
  secret = await secretShown(page);
  await page.getByLabel('Code').fill(codeNow(secret));
  await press('Confirm');
  await page.getByRole('heading', { name: 'Keep these codes' }).waitFor();
  await page.getByRole('link', { name: 'I have kept them' }).click();
  await arrivesAt('Before the first session');
}

/** From the last thing on the welcome page to a signed agreement, with no more than has to be there. */
async function takesIn(): Promise<void> {
  await page.getByRole('link', { name: 'Add your clients' }).click();
  await page.getByRole('link', { name: 'Add a client' }).first().click();
  await arrivesAt('A new client');
  await field('Name').fill(noor.name);
  await press('Save and go on');

  await arrivesAt('Ways to reach them');
  await press('Add a number or address');
  await field('Number').fill(noor.mobile);
  await page.getByLabel('They allow it').check();
  await page.getByLabel('Checked with them just now').check();
  await press('Add it');
  await page.getByRole('link', { name: '+1 917 555 0161' }).first().waitFor();
  await press('Go on');
  await arrivesAt('People who may be called');
  await press('Go on');
  await arrivesAt('Safety plan');
  await press('No plan for now');

  await arrivesAt('How worried to be');
  await page.getByLabel('Routine').check();
  await field('Reasons').fill('No present concern.');
  await press('Judge and go on');
  await arrivesAt('If somebody ever looks in');
  await press('Leave it as it is');

  await arrivesAt('Missed-session agreement');
  await page.getByText('Text', { exact: true }).click();
  await press('Save and read it together');
  await page.getByRole('link', { name: 'Give the device to them to sign' }).click();
  await press('Show the text');
  await signsByHand(page, noor.name);
  await page.getByRole('link', { name: 'Back to Kept' }).click();
  await signsIn();
}

async function books(time: string): Promise<void> {
  await page.goto(`${room.base}/calendar?book=now`);
  const form = page.getByRole('dialog', { name: 'Book a session' });
  await form.getByRole('combobox', { name: 'Who comes' }).fill('noor');
  await form.getByRole('option', { name: noor.name }).click();
  await form.getByLabel('Begins at').fill(time);
  await form.getByRole('button', { name: 'Book', exact: true }).click();
  await page.getByText(`Booked: ${noor.name}, Tue 3 March, ${time}.`).waitFor();
}

/**
 * A sign-in that nobody uses for half an hour ends, and the page locks itself by its own clock: whichever comes first, it
 * leads back to where it was.
 */
async function signsInAgain(): Promise<void> {
  await page.getByRole('heading', { level: 1, name: /^(You are signed out|Locked)$/ }).waitFor();
  expect(await page.getByText(noor.name).count()).toBe(0);
  await page.getByRole('link', { name: 'Sign in' }).click();
  await signsIn();
}

async function signsIn(): Promise<void> {
  await page.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor();
  await givesPassword(page, firstPerson);
  await page.getByLabel('Code').fill(codeNow(secret));
  await press('Sign in');
  await page.getByRole('navigation', { name: 'Screens' }).first().waitFor();
}

/** For the program and for the browser. */
async function passes(time: Parameters<typeof room.house.passes>[0]): Promise<void> {
  await room.house.passes(time);
  await page.clock.setFixedTime(new Date(room.house.now()));
}

const phone = () => room.house.phone(noor);
const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
const field = (name: string) => page.getByRole('textbox', { name, exact: true });
const arrivesAt = (name: string) => page.getByRole('heading', { level: 1, name }).waitFor();
