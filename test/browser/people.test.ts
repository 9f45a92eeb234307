/** Who works here and what each may do, changed by an owner in a real browser. */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { ada, ana, ben, type CastStaff, lena, tom } from '#test/cast.ts';
import { isForEverybody } from './for-everybody.ts';
import { draftIsKept } from './open-screens.ts';
import { screenRoom } from './screen-room.ts';

const room = screenRoom({ at: 'Tuesday 13:00', who: [ana, ben] });
let page: Page;

test('somebody is invited by a link that is shown once, and gets another', {
  tags: 'at-length',
}, async () => {
  await sitsDown(ada);
  await line('Dr Ada Okafor').getByText('Password and app · signed in').waitFor();
  await page.getByRole('button', { name: 'Invite somebody' }).click();
  const dialog = page.getByRole('dialog', { name: 'Invite somebody' });
  await dialog.getByLabel('Name').fill('Noor Haddad');
  await dialog.getByLabel('Email').fill('lena@riverside.example');
  await dialog.getByLabel('Supervisor').check();
  await dialog.getByLabel('Backup').selectOption('Lena Lindqvist');
  await dialog.getByLabel('Phone').fill('+1 917 555 0100');
  await isForEverybody(page, 'invite');
  await draftIsKept(page);
  await page.reload();
  await page.getByRole('button', { name: 'Invite somebody' }).click();
  await expect.poll(() => dialog.getByLabel('Name').inputValue()).toBe('Noor Haddad');
  await dialog.getByRole('button', { name: 'Make the link' }).click();
  await dialog.getByText('It belongs to somebody else here. Use another address').waitFor();
  await dialog.getByLabel('Email').fill('noor@riverside.example');
  await dialog.getByRole('button', { name: 'Make the link' }).click();
  const given = page.getByRole('dialog', { name: 'A link for Noor Haddad' });
  const first = await given.getByRole('group', { name: 'Invitation link' }).innerText();
  expect(first).toContain(`${room.base}/join#`);
  await isForEverybody(page, 'invited');
  await given.getByRole('button', { name: 'Done' }).click();

  await line('Noor Haddad').getByText('Has not joined yet').waitFor();
  await line('Noor Haddad').getByText('Backup: Lena Lindqvist').waitFor();
  await page.getByRole('button', { name: 'A new link for Noor Haddad' }).click();
  const second = await given.getByRole('group', { name: 'Invitation link' }).innerText();
  expect(second).toContain(`${room.base}/join#`);
  expect(second).not.toBe(first);
});

test('a role is changed, and shows at once', { tags: 'at-length' }, async () => {
  await sitsDown(ada);
  await page.getByRole('button', { name: 'Change Priya Nair' }).click();
  await page.getByRole('dialog', { name: 'Priya Nair' }).getByLabel('Auditor').check();
  await page.getByRole('button', { name: 'Save' }).click();
  await line('Priya Nair').getByText('Auditor').waitFor();
  await isForEverybody(page, 'people');
});

test('whose access ends leaves nothing behind unsaid, and can be given it back', {
  tags: 'at-length',
}, async () => {
  await room.house.misses(ben);
  await room.house.books(ben, { inMinutes: 600 });
  await room.house.signsIn(lena);
  await sitsDown(ada);
  await page.getByRole('button', { name: 'Change Lena Lindqvist' }).click();
  await page.getByRole('button', { name: 'End access…' }).click();
  await page.getByText('Their open cases go to whoever is next in each case').waitFor();
  await isForEverybody(page, 'end-access');
  await page.getByRole('button', { name: 'End access', exact: true }).click();
  await page.getByText('1 client in care and 1 booked session still name them as clinician.').waitFor();
  await page.getByRole('button', { name: 'Done' }).click();
  await line('Lena Lindqvist').getByText('Access ended').waitFor();
  expect((await room.house.caseOf(ben)).ownerId).toBe(ada.id);
  await page.getByRole('button', { name: 'Give Lena Lindqvist access again' }).click();
  await page.getByRole('button', { name: 'Change Lena Lindqvist' }).waitFor();
});

test('the last owner cannot step down, and is told the way out', { tags: 'at-length' }, async () => {
  await sitsDown(ada);
  await page.getByRole('button', { name: 'Change Dr Ada Okafor' }).click();
  expect(await page.getByRole('button', { name: 'End access…' }).count()).toBe(0);
  await page.getByLabel('Clinician').check();
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('alert').getByText('Make somebody else an owner first').waitFor();
});

test('a key is made for a program, and ended', { tags: 'at-length' }, async () => {
  await sitsDown(ada);
  await page.getByRole('button', { name: 'Make a key' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name').fill('Records system');
  await dialog.getByLabel('Sessions: read').check();
  await dialog.getByLabel('Sessions: write').check();
  await isForEverybody(page, 'make-key');
  await dialog.getByRole('button', { name: 'Make the key' }).click();
  expect(await dialog.getByRole('group', { name: 'API key' }).innerText()).toMatch(/^kept_/);
  await dialog.getByRole('button', { name: 'Done' }).click();
  await line('Records system').getByText('reads sessions; writes sessions').waitFor();
  await page.getByRole('button', { name: 'End the key Records system' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'End the key' }).click();
  await line('Records system').getByText('Ended 3 March 2026').waitFor();
});

test('others see who they work with, and nothing to change', { tags: 'at-length' }, async () => {
  await sitsDown(lena);
  await line('Dr Ada Okafor').getByText('Owner').waitFor();
  expect(await page.getByRole('button', { name: /Change|Invite/ }).count()).toBe(0);
  expect(await page.getByText('API keys').count()).toBe(0);
  await sitsDown(tom);
  await page.getByText('No keys. Nothing but people can use this practice.').waitFor();
  expect(await page.getByRole('button', { name: /Change|Invite|Make a key/ }).count()).toBe(0);
  await isForEverybody(page, 'people-auditor');
});

const line = (name: string) => page.getByRole('main').getByRole('listitem').filter({ hasText: name });

async function sitsDown(person: CastStaff): Promise<void> {
  page = await room.sits(person);
  await page.goto(`${room.base}/people`);
  await page.getByRole('heading', { level: 1, name: 'People' }).waitFor();
}
