/** Every screen of the staff and every page of a client, with something in it. */
import type { BrowserContextOptions } from 'playwright-core';
import { test } from 'vitest';
import { offerSetUpLink } from '#features/access/actions.ts';
import { intakeSteps } from '#features/people/web/intake-steps.ts';
import { aBusyDay } from '#test/browser/busy-day.ts';
import { anaIsToBeCalled, opensCase } from '#test/browser/open-case.ts';
import { screenRoom } from '#test/browser/screen-room.ts';
import { ada, ana, ben, type CastStaff, cara, dev, eli, fay, lena, marcus, priya, tom } from '#test/cast.ts';
import { type Camera, cameraOn } from './take.ts';

const room = screenRoom({ at: 'Tuesday 14:00' });

const sits = async (person: CastStaff, options?: BrowserContextOptions): Promise<Camera> =>
  cameraOn(await room.sits(person, options), room.base);

/** Last at a browser, since nothing else opens there afterwards. */
async function hangsUp(camera: Camera, name: string): Promise<void> {
  await camera.visits('/board', `${name}-before`);
  await camera.page.getByRole('button', { name: 'Show the board' }).click();
  await camera.page.locator('.board-head').waitFor();
  await camera.takes(name);
}

test('a day on which nothing is booked, and one on which everybody is accounted for', async () => {
  const camera = await sits(ada);
  await camera.visits('/', 'today-empty');
  await camera.visits('/cases', 'cases-empty');
  await camera.visits('/calendar', 'calendar-empty');
  const session = await room.house.books(eli, { by: lena });
  await room.house.marks(lena, session, eli, 'here');
  await room.house.books(fay, { inMinutes: 60 });
  await camera.visits('/', 'today-calm');
  await hangsUp(camera, 'board-calm');
});

test('a busy day, for each who may see it', async () => {
  await aBusyDay(room.house);
  const camera = await sits(ada);
  await camera.visits('/', 'today-busy');
  await camera.visits('/cases', 'cases');
  for (const view of ['week', 'day', 'agenda'])
    await camera.visits(`/calendar?view=${view}&day=2026-03-03`, `calendar-${view}`);
  await camera.visits('/calendar?book=now', 'calendar-book');
  await (await room.house.signsIn(ada)).post('/on-call/shifts', {
    staffId: marcus.id,
    weekdays: [1, 2, 3, 4, 5, 6, 7],
    from: '20:00',
    until: '08:00',
    firstOn: '2026-03-01',
  });
  await camera.visits('/on-call', 'on-call');
  await camera.page.goto(room.base);
  await camera.page.getByRole('article', { name: 'Ana Reyes' }).waitFor();
  await camera.page.keyboard.press('Control+K');
  await camera.page.getByRole('combobox', { name: 'Search' }).fill('an');
  await camera.page.getByRole('option', { name: 'Ana Reyes unaccounted for' }).waitFor();
  await camera.takes('palette');
  await (await sits(priya)).visits('/', 'today-front-desk');
  await hangsUp(await sits(priya), 'board-busy');
  await (await sits(tom)).visits('/', 'today-auditor');
});

test('a case from its first minute to a cry', async () => {
  const { house } = room;
  const camera = await sits(ada);
  const takes = async (name: string) => {
    await room.changesPlaces(camera.page, ada);
    await opensCase(room, camera.page);
    await camera.takes(name);
  };
  await house.books(ana);
  await house.passes({ minutes: 6 });
  await takes('case-begins');
  await house.does(ada, ana, { type: 'note-lateness' });
  await house.passes({ minutes: 9 });
  await house.does(ada, ana, { type: 'confirm-missed', clears: [], note: '' });
  await takes('case-agreement-first');
  await house.does(ada, ana, { type: 'review-agreement', note: '' });
  await house.passes({ minutes: 3 });
  await takes('case-call');
  await house.passes({ minutes: 43 });
  await takes('case-gate');
  await house
    .phone(ana)
    .receives(/missed you/)
    .taps('not-ok', 'I cannot do this any more.');
  await takes('case-not-ok');
});

test('what is written in a case, and its end', async () => {
  await anaIsToBeCalled(room.house);
  const camera = await sits(ada);
  for (const [key, name] of [
    ['c', 'case-log-call'],
    ['h', 'case-hand-over'],
    ['n', 'case-note'],
    ['x', 'case-close'],
    ['?', 'case-keys'],
  ] as const) {
    await opensCase(room, camera.page);
    await camera.page.keyboard.press(key);
    await camera.takes(name);
  }
  const desk = await sits(priya);
  await opensCase(room, desk.page);
  await desk.takes('case-front-desk');
  await room.house.does(ada, ana, {
    type: 'record-outcome',
    outcome: 'kept-elsewhere',
    note: 'At the group.',
  });
  await opensCase(room, camera.page);
  await camera.takes('case-closed');
});

test('clients, their records, and an intake', async () => {
  await room.house.misses(ben);
  const camera = await sits(ada);
  await camera.visits('/clients', 'clients');
  await camera.visits('/clients/new', 'client-new');
  await camera.visits('/clients/import', 'clients-import');
  for (const client of [ana, ben, cara, dev]) {
    const [first = ''] = client.preferredName.toLowerCase().split(' ');
    await camera.visits(`/clients/${client.id}`, `client-${first}`);
  }
  for (const { key } of intakeSteps) await camera.visits(`/clients/${fay.id}/intake/${key}`, `intake-${key}`);
  await camera.page.goto(`${room.base}/signing/${ana.id}/1`);
  await camera.page.getByRole('button', { name: 'Show the text' }).click();
  await camera.page.getByRole('heading', { level: 1, name: 'If you do not come to a session' }).waitFor();
  await camera.takes('signing');
});

test('what a practice decides for itself', async () => {
  const camera = await sits(ada);
  for (const [path, name] of [
    ['/protocol', 'protocol'],
    ['/protocol/edit', 'protocol-edit'],
    ['/protocol/versions', 'protocol-versions'],
    ['/templates', 'templates'],
    ['/templates/check-in/sms/en', 'template'],
    ['/people', 'people'],
    ['/settings', 'settings'],
    ['/welcome', 'welcome'],
    ['/calendars', 'calendars'],
    ['/audit', 'audit'],
    ['/account', 'account'],
    ['/nowhere', 'nothing-here'],
  ] as const)
    await camera.visits(path, name);
});

test('whoever may not', async () => {
  const desk = await sits(priya);
  for (const [path, name] of [
    ['/audit', 'audit'],
    ['/settings', 'settings'],
    ['/protocol/edit', 'protocol-edit'],
    [`/clients/${ana.id}`, 'client'],
    [`/clients/${ana.id}/intake/tier`, 'intake'],
  ] as const)
    await desk.visits(path, `front-desk-${name}`);
  const auditor = await sits(tom);
  for (const [path, name] of [
    [`/clients/${ana.id}`, 'client'],
    ['/clients', 'clients'],
    ['/people', 'people'],
    ['/audit', 'audit'],
    ['/templates', 'templates'],
  ] as const)
    await auditor.visits(path, `auditor-${name}`);
});

test('whoever is not signed in', async () => {
  const { page, ...camera } = await sits(marcus);
  await page.goto(room.base);
  await page.getByRole('heading', { level: 1, name: 'Everyone is accounted for' }).waitFor();
  await page.keyboard.press('Control+Shift+L');
  await page.getByRole('heading', { name: 'Locked' }).waitFor();
  await camera.takes('locked');
  await page.context().clearCookies();
  await camera.visits('/sign-in', 'sign-in');
  await camera.visits('/cases', 'signed-out');
  const link = new URL(await offerSetUpLink(room.house.program.world));
  await camera.visits(link.pathname + link.hash, 'set-up');
  await camera.visits('/join#from-an-invitation', 'join');
});

test('without a line to the program', async () => {
  await room.house.books(ana, { inMinutes: 30 });
  const camera = await sits(ada, { serviceWorkers: 'allow' });
  await camera.page.goto(room.base);
  await camera.page.getByText('Ana Reyes').first().waitFor();
  await camera.page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
  await camera.page.context().setOffline(true);
  await camera.page.reload();
  await camera.page.getByRole('heading', { name: 'Kept cannot be reached' }).waitFor();
  await camera.takes('offline');
});

test('the page of a client', async () => {
  await room.house.misses(ana);
  await room.house.passes({ minutes: 20 });
  const link = new URL(room.house.phone(ana).receives(/missed you/).link);
  const camera = await sits(ada);
  await camera.page.context().clearCookies();
  await camera.visits(link.pathname, 'check-in');
  for (const answer of ['safe', 'late', 'call-me', 'not-ok', 'explain-later']) {
    await camera.page.goto(link.href);
    await camera.page.locator(`button[value=${answer}]`).click();
    await camera.page.locator('summary').waitFor();
    await camera.takes(`check-in-${answer}`);
  }
  await camera.visits(`${link.pathname}?l=es`, 'check-in-spanish');
  await camera.visits('/h/no-such-link', 'check-in-gone');
});
