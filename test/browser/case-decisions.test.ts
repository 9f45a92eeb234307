/** Handing over, deciding and ending, on the case's own page. */
import { expect, test, vi } from 'vitest';
import { ada, ana, ben, lena, marcus, priya } from '#test/cast.ts';
import { isForEverybody } from './for-everybody.ts';
import { anaIsToBeCalled, opensCase } from './open-case.ts';
import { screenRoom } from './screen-room.ts';

// Each journey is looked at in several themes and widths.
vi.setConfig({ testTimeout: 180_000 });

const room = screenRoom({ at: 'Tuesday 14:00', who: [ana, ben] });

test('a case changes hands when the other accepts, and not before', async () => {
  await anaIsToBeCalled(room.house);
  const adas = await room.sits(ada);
  await opensCase(room, adas);
  await adas.keyboard.press('h');
  await adas.getByLabel('To whom').selectOption({ label: 'Marcus Bell, supervisor' });
  await isForEverybody(adas, 'case-hand-over');
  await adas.getByRole('button', { name: 'Offer it to Marcus Bell' }).click();
  await adas.getByText('Until then it stays with you.').waitFor();

  const theirs = await room.sits(marcus);
  await opensCase(room, theirs);
  await theirs.getByText('Dr Ada Okafor offers you this case').waitFor();
  await theirs.getByRole('button', { name: 'Accept it' }).click();
  await theirs.getByText('On record. You have the case now.').waitFor();
  expect(await room.house.caseOf(ana)).toMatchObject({ ownerId: marcus.id, handover: null });
});

test('a case ends with a plan once enough was tried; until then it says how much is missing', {
  tags: 'at-length',
}, async () => {
  await room.house.misses(ben);
  const page = await room.sits(lena);
  await opensCase(room, page, ben);
  await page.getByRole('button', { name: 'Close…' }).click();
  await page.getByText('at least 2 attempts').first().waitFor();
  await page.getByText('Nothing on record shows this outcome yet.').first().waitFor();
  await page.getByRole('button', { name: 'Not now' }).click();

  for (const answer of ['No answer', 'Left a voicemail']) {
    await page.keyboard.press('c');
    await page.getByLabel('What came of it').selectOption({ label: resultOf[answer]! });
    await page.getByRole('button', { name: 'Put it on record' }).click();
    await page.getByText('On record.').waitFor();
  }
  const { steps } = await room.house.caseOf(ben);
  expect(steps, 'whoever was asked to call is asked no more').toMatchObject({ call: { status: 'finished' } });
  await page.keyboard.press('x');
  await page.getByLabel('The client was not reached, and a written plan was made').check();
  await page.getByLabel('How you know').fill('Two calls, nobody answered.');
  await page.getByLabel('The plan').fill('Write to him on Friday.');
  await page.getByRole('button', { name: 'In 2 days' }).click();
  await isForEverybody(page, 'case-close');
  await page.getByRole('button', { name: 'Close the case' }).click();
  await page.getByText('On record. Closed: the client was not reached').waitFor();
  await room.house.expectCase(ben, { phase: 'closed', outcome: 'plan-made' });
  await page.keyboard.press('x');
  await page.getByRole('status', { name: 'What was just done' }).getByText('This case is closed.').waitFor();
  await isForEverybody(page, 'case-closed');
});

const resultOf: Readonly<Record<string, string>> = {
  'No answer': 'No answer',
  'Left a voicemail': 'A voicemail was left; it is not known whether it was heard',
};

test('what was typed is there again after a reload, and gone once it is sent', {
  tags: 'at-length',
}, async () => {
  await anaIsToBeCalled(room.house);
  const page = await room.sits(ada);
  await opensCase(room, page);
  await page.keyboard.press('n');
  const words = page.getByLabel('What should stand beside it');
  await words.fill('She texted her sister at noon. xh');
  await page.waitForFunction(() => JSON.stringify(localStorage).length > 200);
  expect(await page.evaluate(() => JSON.stringify(localStorage))).not.toContain('sister');
  await opensCase(room, page);
  await page.keyboard.press('n');
  await page.getByText('Taken up where you left it.').waitFor();
  expect(await words.inputValue()).toBe('She texted her sister at noon. xh');
  await page.getByRole('button', { name: 'Add it' }).click();
  await page.getByText('Dr Ada Okafor added: She texted her sister at noon. xh').waitFor();
});

test('everything can be reached and done with the keyboard alone', { tags: 'at-length' }, async () => {
  await anaIsToBeCalled(room.house);
  const page = await room.sits(ada);
  await opensCase(room, page);
  await page.keyboard.press('c');
  await page.getByRole('heading', { name: 'Log a call' }).waitFor();
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Log a call');
  await page.keyboard.press('Escape');
  await page.getByRole('heading', { name: 'Log a call' }).waitFor({ state: 'detached' });
  for (let tab = 0; tab < 40; tab += 1) {
    await page.keyboard.press('Tab');
    const name = await page.evaluate(() => document.activeElement?.textContent);
    if (name === 'No answer') break;
  }
  await page.keyboard.press('Enter');
  await page.getByText('On record. Call at 14:18: no answer.').waitFor();
  await page.keyboard.press('Shift+?');
  await page.getByLabel('Use these keys').uncheck();
  await page.keyboard.press('c');
  expect(await page.getByRole('heading', { name: 'Log a call' }).count()).toBe(0);
});

test('before anybody else is told, what has to be on record is put there, and what they will hear is shown', async () => {
  await anaIsToBeCalled(room.house);
  await room.house.passes({ minutes: 43 });
  const page = await room.sits(lena);
  await opensCase(room, page);
  const decide = page.getByRole('button', { name: 'Decide to call somebody…' });
  expect(await decide.getAttribute('aria-disabled')).toBe('true');
  await isForEverybody(page, 'case-gate');
  await page.getByRole('button', { name: 'Judge it…' }).click();
  await page.getByLabel('Worried', { exact: true }).check();
  await page.getByLabel('Why').fill('She has never missed a session.');
  await page.getByRole('button', { name: 'Put it on record' }).click();
  await page.getByRole('button', { name: 'Write it down…' }).click();
  await page.getByLabel('No, nobody could be').check();
  await page.getByLabel('In your own words').fill('Everybody is in a session.');
  await page.getByRole('button', { name: 'Put it on record' }).click();
  await decide.click();
  await page.getByText('We expected Ana today').waitFor({ state: 'detached' });
  await page.getByLabel('That a session was missed').check();
  await page.getByText('We expected Ana today and have not seen them.').waitFor();
  await page.getByText('The consent does not cover this.').first().waitFor();
  await isForEverybody(page, 'case-contact');
  await page.getByLabel('Why', { exact: true }).fill('An hour has passed.');
  await page.getByRole('button', { name: 'I decide to call' }).click();
  await page.getByText('On record. The decision to call.').waitFor();
  expect((await room.house.caseOf(ana)).contactRequests).toHaveLength(1);
});

test('the front desk sees what to do, nothing of what was judged, and why the rest is not theirs', async () => {
  await anaIsToBeCalled(room.house);
  const page = await room.sits(priya);
  await opensCase(room, page);
  await page.getByText('What was written, judged and said is for clinicians').waitFor();
  await page.keyboard.press('x');
  await page
    .getByRole('status', { name: 'What was just done' })
    .getByText('This is for a clinician, a supervisor or an owner.')
    .waitFor();
  await page.getByText('Everything else you can do here').click();
  await page.getByText('This is for a clinician, a supervisor or an owner.').first().waitFor();
  expect(await page.getByText('Don’t call work').count()).toBe(0);
  await isForEverybody(page, 'case-front-desk');
  await page.getByRole('button', { name: 'No answer', exact: true }).click();
  await page.getByText('On record. Call at 14:18: no answer.').waitFor();

  await room.house.does(ada, ana, { type: 'record-outcome', outcome: 'late-arrival', note: '' });
  await page.getByText('This case is over: there is nothing left for you to do.').waitFor();
  for (const gone of ['Agreed with', 'Ways to reach', 'The ladder'])
    expect(await page.getByText(gone).count(), gone).toBe(0);
  await isForEverybody(page, 'case-front-desk-over');
});
