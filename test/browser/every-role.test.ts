/** Every role at every address: what is not theirs says whose it is, and nothing is ever blank or raw. */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { ana, ben, riverside } from '#test/cast.ts';
import { takesPicture } from './for-everybody.ts';
import { barriers, fitsWindow } from './open-screens.ts';
import { screenRoom } from './screen-room.ts';

const room = screenRoom({ at: 'Tuesday 14:00', who: [ana, ben] });

const addresses = [
  '/',
  '/board',
  '/cases',
  '/cases/0190a000-0000-7000-8000-00000000ffff',
  '/cases/no-such-case',
  '/calendar',
  '/calendar?book=now',
  '/calendars',
  '/calendars/0190a000-0000-7000-8000-00000000ffff',
  '/clients',
  '/clients/new',
  '/clients/import',
  `/clients/${ana.id}`,
  '/clients/0190a000-0000-7000-8000-00000000ffff',
  `/clients/${ana.id}/intake/basics`,
  `/clients/${ana.id}/intake/tier`,
  `/clients/${ana.id}/intake/no-such-step`,
  '/protocol',
  '/protocol/edit',
  '/protocol/versions',
  '/templates',
  '/templates/check-in/sms/en',
  '/templates/no-such/sms/en',
  '/people',
  '/settings',
  '/welcome',
  '/audit',
  '/account',
  '/no/such/address',
  // Last, since from there on the device is the client's.
  `/signing/${ana.id}/9`,
  `/signing/${ana.id}/1`,
];

test.each(riverside.staff.map((person) => [person.role, person] as const))(
  'wherever somebody of the role %s goes, the page says what there is, or who may see it',
  { tags: 'at-length', timeout: 600_000 },
  async (_role, person) => {
    await room.house.misses(ben);
    const { caseId } = await room.house.caseOf(ben);
    const page = await room.sits(person, { viewport: { width: 360, height: 800 }, reducedMotion: 'reduce' });
    const noticed = watches(page);
    for (const address of [`/cases/${caseId}`, ...addresses]) {
      noticed.splice(0);
      await page.goto(room.base + address);
      await page.locator('h1').first().waitFor();
      const wordsThere = async () => (await page.locator('main').allInnerTexts()).join(' ');
      await expect
        .poll(wordsThere, { ...soon, message: `${address} is blank` })
        .toMatch(/(?!One moment).{12}[^]{16}/);
      const words = await wordsThere();
      expect(words, address).not.toMatch(raw);
      expect(
        noticed.filter((each) => !each.startsWith('403')),
        address,
      ).toEqual([]);
      if (noticed.length > 0)
        await expect
          .poll(wordsThere, { ...soon, message: `${address} does not say who may: ${noticed}` })
          .toMatch(whoMay);
      expect(await barriers(page), address).toEqual([]);
      expect(await fitsWindow(page), address).toBe(true);
      await takesPicture(page, `${person.role}${address.replaceAll(/[^a-z0-9]+/g, '-').slice(0, 60)}`);
    }
  },
);

const soon = { timeout: 15_000 };
/** What only a programmer would understand. */
const raw = /undefined|\bnull\b|\bNaN\b|\[object|Error:|something went wrong on our side|\{"|urn:kept/i;
const whoMay = /\b(owner|clinician|supervisor|auditor|front desk)s?\b/i;

/** Faults of the page, faults of the program, and whether anything was refused to this role. */
function watches(page: Page): string[] {
  const noticed: string[] = [];
  page.on('pageerror', ({ message }) => noticed.push(message));
  page.on('response', (response) => {
    if (response.status() === 403) noticed.push(`403 ${new URL(response.url()).pathname}`);
    if (response.status() >= 500) noticed.push(`${response.status()} ${response.url()}`);
  });
  return noticed;
}
