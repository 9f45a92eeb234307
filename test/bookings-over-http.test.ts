/** Sessions and calendars as the API gives them; the gate itself has its own tests. */
import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ProblemDocument } from '#app/problems.ts';
import type { CalendarAnswer } from '#features/sessions/contract.ts';
import { ada, ana, ben, lena, riverside, settle } from './cast.ts';
import { type HttpHouse, openHttp } from './open-http.ts';

let house: HttpHouse;

beforeAll(async () => {
  house = await openHttp({
    at: '2026-03-02T12:00:00Z',
    deps: {
      admit: async (request) => {
        request.actor = {
          practiceId: riverside.id,
          staffId: ada.id,
          role: 'owner',
          name: ada.name,
          via: 'sign-in',
        };
      },
    },
  });
  await settle(house.database, house.clock.now());
});
afterAll(() => house.close());

interface Answer<Body> {
  readonly status: number;
  readonly body: Body;
}

async function call<Body = ProblemDocument>(
  method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE',
  path: string,
  body?: object | Buffer,
  type = Buffer.isBuffer(body) ? 'text/calendar' : 'application/json',
): Promise<Answer<Body>> {
  const response = await house.api.inject({
    method,
    url: `/api/v1${path}`,
    headers: { origin: 'http://localhost:8420', ...(body ? { 'content-type': type } : {}) },
    ...(body ? { payload: body } : {}),
  });
  return { status: response.statusCode, body: response.json() as Body };
}

interface SessionBody {
  readonly id: string;
  readonly version: number;
  readonly startsAt: string;
  readonly status: string;
  readonly kind: string;
  readonly participants: readonly { readonly clientId: string; readonly location: string | null }[];
}
interface Sessions {
  readonly sessions: readonly SessionBody[];
}

const booking = {
  clientIds: [ana.id],
  clinicianId: ada.id,
  start: '2026-03-03T10:00',
  zone: 'America/New_York',
};
const book = async (over: object = {}): Promise<SessionBody> => {
  const { status, body } = await call<Sessions>('POST', '/sessions', { ...booking, ...over });
  expect(status, JSON.stringify(body)).toBe(201);
  return body.sessions[0] as SessionBody;
};

describe('sessions', () => {
  test('booked, found on its day, moved, called off', async () => {
    const session = await book();
    expect(session.startsAt).toBe('2026-03-03T15:00:00.000Z');
    const onDay = await call<Sessions>('GET', `/sessions?day=2026-03-03&clientId=${ana.id}`);
    expect(onDay.body.sessions.map(({ id }) => id)).toEqual([session.id]);
    const moved = await call<SessionBody>('PATCH', `/sessions/${session.id}`, {
      version: 1,
      start: '2026-03-04T11:00',
    });
    expect(moved.body).toMatchObject({ id: session.id, version: 2, startsAt: '2026-03-04T16:00:00.000Z' });
    const off = await call<SessionBody>('POST', `/sessions/${session.id}/cancellation`, { version: 2 });
    expect(off.body).toMatchObject({ status: 'cancelled' });
    expect(await call('PATCH', `/sessions/${session.id}`, { version: 3, minutes: 30 })).toMatchObject({
      status: 409,
      body: { code: 'session-not-booked' },
    });
  });

  test('every week, changed from one on, called off from one on', async () => {
    const first = await book({
      start: '2026-03-05T10:00',
      repeats: { rule: 'FREQ=WEEKLY;BYDAY=TH;COUNT=4' },
      clientIds: [ben.id],
      clinicianId: lena.id,
    });
    const range = `/sessions?from=2026-03-01T00:00:00Z&to=2026-05-01T00:00:00Z&clientId=${ben.id}`;
    const listed = async () => (await call<Sessions>('GET', range)).body.sessions;
    const second = (await listed())[1] as SessionBody;
    await call('PATCH', `/sessions/${second.id}`, {
      version: second.version,
      scope: 'following',
      start: '2026-03-12T11:00',
    });
    expect((await listed()).map(({ startsAt }) => startsAt.slice(5, 16))).toEqual([
      '03-05T15:00',
      '03-12T15:00',
      '03-19T15:00',
      '03-26T15:00',
    ]);
    const third = (await listed())[2] as SessionBody;
    await call('POST', `/sessions/${third.id}/cancellation`, { version: third.version, scope: 'following' });
    expect((await listed()).map(({ status }) => status)).toEqual([
      'booked',
      'booked',
      'cancelled',
      'cancelled',
    ]);
    expect((await listed())[0]?.id).toBe(first.id);
  });

  test('where the client is today', async () => {
    const session = await book({ modality: 'telehealth', link: 'https://meet.example.com/ana' });
    const said = {
      location: 'At my sister’s',
      address: { street: '14 Elm Street', city: 'Albany', country: 'US' },
    };
    const { body } = await call<SessionBody>(
      'PUT',
      `/sessions/${session.id}/participants/${ana.id}/location`,
      said,
    );
    expect(body.participants).toMatchObject([
      { location: 'At my sister’s', locationAddress: { city: 'Albany' }, locationConfirmedBy: ada.id },
    ]);
    expect(await call('PUT', `/sessions/${session.id}/participants/${ben.id}/location`, said)).toMatchObject({
      status: 404,
    });
  });

  test('a calendar shows some days with the names and rules that they mean, and the look is on record', async () => {
    const weekly = await book({ start: '2026-03-11T09:00', repeats: { rule: 'FREQ=WEEKLY;BYDAY=WE' } });
    const { status, body } = await call<CalendarAnswer>(
      'GET',
      '/sessions/calendar?from=2026-03-11&to=2026-03-12',
    );
    expect(status, JSON.stringify(body)).toBe(200);
    expect(body.sessions.map(({ id }) => id)).toEqual([weekly.id]);
    expect(body).toMatchObject({
      timeZone: 'America/New_York',
      clients: { [ana.id]: { name: 'Ana Reyes', timeZone: 'America/New_York' } },
      series: { [body.sessions[0]?.seriesId ?? '']: { rule: 'FREQ=WEEKLY;BYDAY=WE', until: null } },
    });
    expect(body.staff[ada.id]).toBe(ada.name);
    expect(await call('GET', '/sessions/calendar?from=2026-03-11&to=2026-03-11')).toMatchObject({
      status: 400,
      body: { fields: [{ field: 'to' }] },
    });
    const { rows } = await sql<{ detail: object }>`
      select detail from audit_entry where action = 'sessions.viewed' and detail->>'from' = '2026-03-11'`.execute(
      house.asOwner,
    );
    expect(rows).toEqual([{ detail: { from: '2026-03-11', to: '2026-03-12' } }]);
  });

  test('two people at once notice each other', async () => {
    const session = await book();
    await call('PATCH', `/sessions/${session.id}`, { version: 1, minutes: 45 });
    const late = await call('PATCH', `/sessions/${session.id}`, { version: 1, minutes: 30 });
    expect(late).toMatchObject({ status: 409, body: { code: 'changed-meanwhile' } });
  });

  test.each<[string, object, string]>([
    ['nobody', { clientIds: [] }, 'clientIds'],
    ['a stranger', { clientIds: ['0190a000-0000-7000-8000-00000000abcd'] }, 'clientIds'],
    [
      'a clinician of another practice',
      { clinicianId: '0190a000-0000-7000-8000-00000000abcd' },
      'clinicianId',
    ],
    ['30 February', { start: '2026-02-30T10:00' }, 'start'],
    ['25 o’clock', { start: '2026-03-03T25:00' }, 'start'],
    ['a month ago', { start: '2026-02-01T10:00' }, 'start'],
    ['an unknown zone', { zone: 'Mars/Olympus' }, 'zone'],
    ['an offset for a zone', { zone: '+02:00' }, 'zone'],
    ['no length', { minutes: 0 }, 'minutes'],
    ['a link that is none', { link: 'javascript:alert(1)' }, 'link'],
    ['a rule that is none', { repeats: { rule: 'every Tuesday' } }, 'rule'],
    ['an unknown field', { note: 'hello' }, ''],
  ])('%s is refused, and the field named', async (_, over, field) => {
    const { status, body } = await call('POST', '/sessions', { ...booking, ...over });
    expect(status).toBe(400);
    expect(JSON.stringify(body)).toContain(field);
    expect(JSON.stringify(body)).not.toMatch(/Mars|javascript/);
  });

  test.each([
    '',
    '?day=2026-02-30',
    '?from=2026-03-01T00:00:00Z',
    '?from=2026-03-01T00:00:00Z&to=2027-03-01T00:00:00Z',
    '?day=2026-03-01&to=2026-03-02T00:00:00Z',
    `?from=2026-03-01T00:00:00Z&to=2027-03-03T00:00:00Z&clientId=${ben.id}`,
  ])('a list of %j is refused', async (query) => {
    expect((await call('GET', `/sessions${query}`)).status).toBe(400);
  });

  test('of one client a whole year is listed', async () => {
    const year = `/sessions?from=2026-03-01T00:00:00Z&to=2027-03-01T00:00:00Z&clientId=${ben.id}`;
    expect((await call('GET', year)).status).toBe(200);
  });
});

interface CalendarBody {
  readonly id: string;
  readonly version: number;
  readonly addressHint: string | null;
  readonly failure: string | null;
}
interface ReportBody {
  readonly counts: Record<string, number>;
  readonly lines: readonly { readonly outcome: string; readonly title: string; readonly uid: string }[];
}

describe('calendars', () => {
  const source = { name: 'Dr Okafor', clinicianId: ada.id, zone: 'America/New_York' };
  const add = async (over: object = {}) =>
    (await call<CalendarBody>('POST', '/calendars', { ...source, ...over })).body;

  test('a file is imported, what is unclear is listed, and a correction counts at once', async () => {
    const { id } = await add();
    const week = await readFile(new URL('../examples/week.ics', import.meta.url));
    const first = await call<ReportBody>('POST', `/calendars/${id}/imports`, week);
    expect(first.status).toBe(201);
    expect(first.body.counts).toMatchObject({ unmatched: 1, skipped: 1, unsure: 0 });
    expect((await call<ReportBody>('POST', `/calendars/${id}/imports`, week)).body.counts).toMatchObject({
      added: 0,
      vanished: 0,
    });
    const open = await call<{ title: string }[]>('GET', `/calendars/${id}/entries?outcome=unmatched`);
    expect(new Set(open.body.map(({ title }) => title))).toEqual(new Set(['Team lunch']));
    const rule = { looksAt: 'title-is', pattern: 'Team lunch', means: 'not-a-session' };
    const taught = await call<{ rule: { id: string }; reports: ReportBody[] }>(
      'POST',
      '/calendar-rules',
      rule,
    );
    expect(taught.body.reports[0]?.counts).toMatchObject({ unmatched: 0, 'not-a-session': 1 });
    expect((await call<unknown[]>('GET', '/calendar-rules')).body).toHaveLength(1);
    const back = await call<{ reports: ReportBody[] }>('DELETE', `/calendar-rules/${taught.body.rule.id}`);
    expect(back.body.reports[0]?.counts).toMatchObject({ unmatched: 1 });
    expect((await call<unknown[]>('GET', `/calendars/${id}/reports`)).body.length).toBeGreaterThanOrEqual(3);
  });

  test.each<[string, Buffer, number, string]>([
    ['a web page', Buffer.from('<html></html>'), 400, 'not-a-calendar'],
    ['nothing', Buffer.from(' '), 400, 'not-a-calendar'],
    ['too much', Buffer.alloc(20 * 1024 * 1024 + 1), 413, 'calendar-too-large'],
  ])('%s is refused in words', async (_, file, status, code) => {
    const { id } = await add();
    expect(await call('POST', `/calendars/${id}/imports`, file)).toMatchObject({ status, body: { code } });
  });

  test('an address is looked at when asked, and never shown again', async () => {
    const server: Server = createServer((_, response) => response.writeHead(404).end());
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve);
    });
    const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/private-8c1f/basic.ics`;
    const made = await add({ address });
    const looked = await call<{ checked: string; calendar: CalendarBody }>(
      'POST',
      `/calendars/${made.id}/check`,
    );
    expect(looked.body).toMatchObject({
      checked: 'failed',
      calendar: { failure: 'Nothing is there any more; the address may have been replaced.' },
    });
    expect(JSON.stringify([made, looked.body, (await call('GET', '/calendars')).body])).not.toContain('8c1f');
    const renamed = await call<CalendarBody>('PATCH', `/calendars/${made.id}`, {
      ...source,
      name: 'Renamed',
      version: made.version,
    });
    expect(renamed.body).toMatchObject({ name: 'Renamed', addressHint: made.addressHint });
    expect(await call('PATCH', `/calendars/${made.id}`, { ...source, version: made.version })).toMatchObject({
      status: 409,
    });
    server.close();
  });

  test.each<[string, object, string]>([
    ['no web address', { address: 'ftp://example.org/a.ics' }, 'address'],
    ['an unknown zone', { zone: 'Nowhere' }, 'zone'],
    ['nobody’s calendar', { clinicianId: '0190a000-0000-7000-8000-00000000abcd' }, 'clinicianId'],
  ])('%s is refused', async (_, over, field) => {
    const { status, body } = await call('POST', '/calendars', { ...source, ...over });
    expect(status).toBe(400);
    expect(JSON.stringify(body)).toContain(field);
  });

  test.each<[object, string]>([
    [{ looksAt: 'title-is', pattern: 'x', means: 'session' }, 'clientIds'],
    [
      {
        looksAt: 'title-is',
        pattern: 'x',
        means: 'session',
        clientIds: ['0190a000-0000-7000-8000-00000000abcd'],
      },
      'clientIds',
    ],
    [{ looksAt: 'colour', pattern: 'x', means: 'session' }, 'looksAt'],
    [{ looksAt: 'title-is', pattern: '', means: 'not-a-session' }, 'pattern'],
  ])('the rule %j is refused', async (rule, field) => {
    const { status, body } = await call('POST', '/calendar-rules', rule);
    expect(status).toBe(400);
    expect(JSON.stringify(body)).toContain(field);
  });
});
