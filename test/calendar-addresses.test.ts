import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { openWebReader } from '#adapters/web-reader.ts';
import { instant } from '#core/time/instant.ts';
import type { Tx } from '#engine/ports.ts';
import type { Calendar } from '#features/calendars/calendar.ts';
import { type CheckDeps, checkCalendar } from '#features/calendars/check-calendar.ts';
import { calendarInput } from '#features/calendars/contract.ts';
import { checkCalendars, extendCalendars } from '#features/calendars/jobs.ts';
import { insertCalendar, lockCalendar } from '#features/calendars/store.ts';
import { type CalendarId, sessionsBetween } from '#features/sessions/facts.ts';
import { type HandClock, handClock } from './clocks.ts';
import { type FreshDatabase, freshDatabase, silentLog } from './database.ts';
import { newId, type SmallPractice, settlePractice } from './small-practice.ts';

let fresh: FreshDatabase;
let practice: SmallPractice;
let clock: HandClock;
let deps: CheckDeps;
let server: Server;
let answer: RequestListener;
let asked: number;
let calendarId: CalendarId;

beforeAll(async () => {
  fresh = await freshDatabase();
  server = createServer((request, response) => {
    asked += 1;
    answer(request, response);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
});
afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await fresh.close();
});

beforeEach(async () => {
  asked = 0;
  practice = await settlePractice(fresh, ['Ana Reyes']);
  clock = handClock('2026-03-02T12:00:00Z');
  deps = {
    database: fresh.database,
    clock,
    log: silentLog,
    web: openWebReader({ allowPrivateNetworks: true, timeoutMilliseconds: 500 }),
    calendars: { newId, askAfterMinutes: async () => new Map(), onSessionChanged: async () => {} },
  };
  await sql`update calendar set stopped_at = now()`.execute(fresh.asOwner);
  calendarId = newId<CalendarId>();
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/ada.ics`;
  const input = calendarInput.parse({
    name: 'Ada',
    address,
    clinicianId: practice.clinicianId,
    zone: 'America/New_York',
  });
  await here((tx) =>
    insertCalendar(tx, calendarId, input, { via: 'staff', staffId: null, now: clock.now() }),
  );
});

const here = <T>(work: (tx: Tx) => Promise<T>): Promise<T> =>
  fresh.database.inPractice(practice.practiceId, work);
const calendar = (): Promise<Calendar> => here((tx) => lockCalendar(tx, calendarId));
const range = { from: instant('2026-01-01T00:00:00Z'), to: instant('2027-01-01T00:00:00Z') };
const starts = async (): Promise<string[]> =>
  (await here((tx) => sessionsBetween(tx, range))).map(({ startsAt }) => startsAt);

const weekly =
  'BEGIN:VCALENDAR\nVERSION:2.0\nBEGIN:VEVENT\nUID:ana\nDTSTART:20260303T150000Z\nDURATION:PT50M\nRRULE:FREQ=WEEKLY\nSUMMARY:Ana Reyes\nEND:VEVENT\nEND:VCALENDAR\n';
const giving =
  (file: string, etag = '"1"'): RequestListener =>
  (request, response) =>
    request.headers['if-none-match'] === etag
      ? response.writeHead(304).end()
      : response.writeHead(200, { etag }).end(file);

test('it is read at once, then on its schedule, and only taken in when it changed', async () => {
  answer = giving(weekly);
  await checkCalendars(deps);
  expect(await starts()).toHaveLength(9);
  await checkCalendars(deps);
  expect(asked).toBe(1);
  clock.advance(15);
  await checkCalendars(deps);
  expect(asked).toBe(2);
  answer = giving(weekly.replace('150000Z', '160000Z'), '"2"');
  clock.advance(15);
  await checkCalendars(deps);
  expect((await starts())[0]).toBe('2026-03-03T16:00:00.000Z');
});

test('two workers at once read it once', async () => {
  answer = giving(weekly);
  const look = () => checkCalendar(deps, practice.practiceId, calendarId);
  expect((await Promise.all([look(), look(), look()])).sort()).toEqual(['imported', 'not-due', 'not-due']);
  expect(asked).toBe(1);
  expect(await starts()).toHaveLength(9);
});

test('while it cannot be read, the last good copy counts and the reason is there to read', async () => {
  answer = giving(weekly);
  await checkCalendars(deps);
  answer = (_, response) => response.writeHead(404).end();
  clock.advance(15);
  await checkCalendars(deps);
  expect(await calendar()).toMatchObject({
    failure: 'Nothing is there any more; the address may have been replaced.',
    failingSince: '2026-03-02T12:15:00.000Z',
    lastGoodAt: '2026-03-02T12:00:00.000Z',
  });
  clock.advance(7 * 1440);
  await checkCalendars(deps);
  await extendCalendars(deps);
  expect(await starts()).toHaveLength(10);
  expect(await calendar()).toMatchObject({ failingSince: '2026-03-02T12:15:00.000Z' });
  answer = giving(weekly);
  clock.advance(15);
  await checkCalendars(deps);
  expect(await calendar()).toMatchObject({ failure: null, failingSince: null });
});

test.each<[string, string]>([
  ['a sign-in page', '<!doctype html><html>Sign in</html>'],
  ['nothing', ''],
])('%s instead of a calendar is a failure that changes nothing', async (_, file) => {
  answer = giving(weekly);
  await checkCalendars(deps);
  answer = giving(file, '"2"');
  clock.advance(15);
  await checkCalendars(deps);
  expect((await calendar()).failure).toMatch(/^This is not a calendar file/);
  expect(await starts()).toHaveLength(9);
});

test('half a calendar calls nothing off, and is asked for again', async () => {
  answer = giving(weekly);
  await checkCalendars(deps);
  answer = giving(weekly.slice(0, 30), '"2"');
  clock.advance(15);
  await checkCalendars(deps);
  expect(await calendar()).toMatchObject({ etag: null, failure: null });
  expect(await starts()).toHaveLength(9);
});

test('one calendar’s fault does not keep another waiting', async () => {
  const second = newId<CalendarId>();
  const { address } = await calendar();
  const input = calendarInput.parse({
    name: 'Other',
    address,
    clinicianId: practice.clinicianId,
    zone: 'UTC',
  });
  await here((tx) => insertCalendar(tx, second, input, { via: 'staff', staffId: null, now: clock.now() }));
  answer = giving(weekly);
  let first = true;
  const flaky: CheckDeps = {
    ...deps,
    web: {
      async read(request) {
        if (!first) return deps.web.read(request);
        first = false;
        throw new Error('a fault of ours');
      },
    },
  };
  await checkCalendars(flaky);
  expect(await starts()).toHaveLength(9);
});
