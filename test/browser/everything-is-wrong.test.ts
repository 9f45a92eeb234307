/** The day on which everything goes wrong at once, as the staff have it before them. */
import type { Page } from 'playwright-core';
import { expect, test, vi } from 'vitest';
import type { ClientId } from '#core/ids.ts';
import { ada, ana, ben, type CastClient, castWork, lena, riverside, settleClient } from '#test/cast.ts';
import { bringBack, sendAway } from '#test/database-away.ts';
import { isForEverybody } from './for-everybody.ts';
import { anaIsToBeCalled, opensCase } from './open-case.ts';
import { comesBackTo } from './open-screens.ts';
import { screenRoom } from './screen-room.ts';

vi.setConfig({ testTimeout: 240_000 });

const room = screenRoom({ at: 'Tuesday 14:00', who: [ana, ben] });
let page: Page;

test('of forty who are missing at once, whoever is in danger stands first, and all can be reached', {
  tags: 'at-length',
}, async () => {
  const forty = Array.from({ length: 40 }, (_, index) => another(index));
  await comeIn(forty);
  for (const one of forty) await room.house.books(one);
  await room.house.passes({ minutes: 16 });
  const [first, second, ...others] = forty as [CastClient, CastClient, ...CastClient[]];
  for (const one of others.slice(0, 12))
    await room.house.does(one.clinician, one, { type: 'confirm-missed', clears: [], note: '' });
  await room.house.does(second.clinician, second, { type: 'note-lateness' });
  const inDanger = others.at(-1) as CastClient;
  await room.house.does(inDanger.clinician, inDanger, { type: 'note-lateness' });
  await room.house
    .phone(inDanger)
    .receives(/don't see you yet/)
    .taps('not-ok');

  page = await room.sits(ada);
  await page.goto(room.base);
  await page.getByRole('heading', { level: 1, name: '40 not yet accounted for' }).waitFor();
  const articles = page.getByRole('article');
  expect(await articles.first().getAttribute('aria-label')).toBe(inDanger.preferredName);
  await isForEverybody(page, 'today-forty');
  await page.getByRole('button', { name: /^Show \d+ more$/ }).click();
  expect(await articles.count()).toBe(40);
  expect(await articles.filter({ hasText: first.preferredName }).count()).toBe(1);

  await page.goto(`${room.base}/cases`);
  await page.getByRole('heading', { level: 1, name: '40 not yet accounted for' }).waitFor();
  expect(await page.getByRole('main').getByRole('listitem').first().innerText()).toContain(
    inDanger.preferredName,
  );
  await isForEverybody(page, 'cases-forty');

  await page.goto(`${room.base}/board`);
  await page.getByRole('button', { name: 'Show the board' }).click();
  await page.getByRole('heading', { level: 1, name: '40 not yet accounted for' }).waitFor();
  await isForEverybody(page, 'board-forty');
});

test('a database that is away is said, keeps what was written, and is taken up again by itself', {
  tags: 'at-length',
}, async () => {
  await anaIsToBeCalled(room.house);
  page = await room.sits(ada);
  await opensCase(room, page);
  const today = await page.context().newPage();
  await today.clock.setFixedTime(new Date(room.house.now()));
  await today.goto(room.base);
  await today.getByRole('article', { name: 'Ana Reyes' }).waitFor();
  await page.bringToFront();
  await page.keyboard.press('n');
  const words = page.getByLabel('What should stand beside it');
  await words.fill('Her sister says that she is at home.');

  await sendAway(room.house.fresh.asOwner);
  for (const each of [page, today]) await each.getByText(/^Not live since 14:18, trying again\./).waitFor();
  await today.getByRole('article', { name: 'Ana Reyes' }).waitFor();
  await today.getByRole('button', { name: 'Ana Reyes is here' }).click();
  await today.getByText('Kept cannot reach its database at the moment.').first().waitFor();
  await page.getByRole('button', { name: 'Add it' }).click();
  await page.getByText('Kept cannot reach its database at the moment.').first().waitFor();
  expect(await words.inputValue()).toBe('Her sister says that she is at home.');
  await isForEverybody(page, 'case-database-away');
  await isForEverybody(today, 'today-database-away');

  const reloaded = await page.context().newPage();
  await reloaded.goto(room.base);
  await reloaded.getByRole('heading', { name: 'Kept cannot be reached' }).waitFor();

  await bringBack(room.house.fresh.asOwner);
  for (const each of [page, today, reloaded]) {
    await comesBackTo(each);
    await each.getByText('Live', { exact: true }).waitFor(patiently);
  }
  await page.getByRole('button', { name: 'Add it' }).click();
  await page.getByText('Dr Ada Okafor added: Her sister says that she is at home.').waitFor();
  await room.house.misses(ben);
  await today.getByRole('article', { name: 'Ben Turner' }).waitFor(patiently);
});

test('a program that is away is said with since when, keeps what was written, and is taken up again', {
  tags: 'at-length',
}, async () => {
  await anaIsToBeCalled(room.house);
  page = await room.sits(ada, { serviceWorkers: 'allow' });
  await opensCase(room, page);
  const today = await page.context().newPage();
  await today.clock.setFixedTime(new Date(room.house.now()));
  await today.goto(room.base);
  await today.getByRole('article', { name: 'Ana Reyes' }).waitFor();
  await page.bringToFront();

  // Without it the browser would have no program to come up with.
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
  room.line.cut();
  await page.keyboard.press('n');
  const words = page.getByLabel('What should stand beside it');
  await words.fill('Nobody opens the door.');
  for (const each of [page, today]) await each.getByText(/^Not live since 14:18, trying again\./).waitFor();
  await page.getByRole('button', { name: 'Add it' }).click();
  await page.getByText('Kept cannot be reached at the moment.').first().waitFor();
  expect(await words.inputValue()).toBe('Nobody opens the door.');
  await today.getByRole('button', { name: 'Ana Reyes is here' }).click();
  await today.getByText('Kept cannot be reached at the moment.').first().waitFor();
  await isForEverybody(today, 'today-program-away');
  await page.waitForFunction(() => JSON.stringify(localStorage).includes('kept.draft.'));
  await page.reload();
  await page.getByRole('heading', { name: 'Kept cannot be reached' }).waitFor();

  await room.house.misses(ben);
  room.line.mend();
  for (const each of [today, page]) await comesBackTo(each);
  await today.getByRole('article', { name: 'Ben Turner' }).waitFor(patiently);
  await page.getByRole('heading', { level: 1, name: 'Ana Reyes' }).waitFor(patiently);
  await page.keyboard.press('n');
  await page.getByText('Taken up where you left it.').waitFor();
  expect(await words.inputValue()).toBe('Nobody opens the door.');
});

test.each([
  ['fast', 5],
  ['slow', -7],
])(
  'on a device whose clock is hours %s, times to come and times since are the program’s',
  { tags: 'at-length' },
  async (_how, hours) => {
    await anaIsToBeCalled(room.house);
    page = await room.sits(ada);
    await page.clock.setFixedTime(new Date(Date.parse(room.house.now()) + hours * 60 * 60_000));
    await page.goto(room.base);
    const anas = page.getByRole('article', { name: 'Ana Reyes' });
    await anas.getByText('by 14:25 (in 7 min)').waitFor();
    await anas.getByText('18 min', { exact: true }).waitFor();

    await page.goto(`${room.base}/cases`);
    await page.getByText('you, by 14:25 (in 7 min)').waitFor();
    await page.getByText('session 14:00, 18 min ago').waitFor();
    await page.getByText('Tue 3 Mar, 14:18').waitFor();

    await opensCase(room, page);
    await page.getByText('You are asked, until 14:25 (in 7 min).').waitFor();
    await page.getByText('session 14:00, 18 min ago').waitFor();
    await page.getByRole('button', { name: 'No answer', exact: true }).click();
    await page.getByText('On record. Call at 14:18: no answer.').waitFor();
    expect((await room.house.caseOf(ana)).attempts).toMatchObject([{ happenedAt: room.house.now() }]);
  },
);

/** What is away is asked for again after seconds that grow. */
const patiently = { timeout: 60_000 };

async function comeIn(people: readonly CastClient[]): Promise<void> {
  const { database } = room.house.fresh;
  await database.inPractice(riverside.id, async (tx) => {
    const work = castWork(database, tx, room.house.now());
    for (const one of people) await settleClient(work, one);
  });
}

const firstNames = ['Ida', 'Jon', 'Kim', 'Leo', 'Mona', 'Nils', 'Olga', 'Per', 'Rut', 'Siv'];
const lastNames = ['Abel', 'Berg', 'Cole', 'Dahl'];

/** One of many who are like Ana or like Ben. */
function another(index: number): CastClient {
  const two = String(index).padStart(2, '0');
  return {
    ...(index % 2 === 0 ? ana : ben),
    id: `0190a000-0000-7000-8000-0000000001${two}` as ClientId,
    preferredName: `${firstNames[index % 10]} ${lastNames[Math.floor(index / 10)]}`,
    ...(index % 3 === 0 ? { clinician: ada, backup: lena } : { clinician: lena, backup: ada }),
    mobile: `+191755501${two}`,
    email: `client-${two}@example.com`,
  };
}
