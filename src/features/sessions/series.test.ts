import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Instant } from '#core/time/instant.ts';
import { instant } from '#core/time/instant.ts';
import type { Tx } from '#engine/ports.ts';
import { handClock } from '#test/clocks.ts';
import { type FreshDatabase, freshDatabase, silentLog } from '#test/database.ts';
import { newId, type SmallPractice, settlePractice } from '#test/small-practice.ts';
import { cancelSession, moveSession } from './change.ts';
import { cancelSeries, changeSeries } from './change-series.ts';
import { extendAllSeries } from './jobs.ts';
import type { SeriesPlan } from './series.ts';
import { bookSeries, extendSeries } from './series.ts';
import type { Hand, Session, SessionDeps } from './session.ts';
import { sessionsBetween } from './store.ts';
import { wallAt } from './wall-clock.ts';

let fresh: FreshDatabase;
let practice: SmallPractice;
const deps: SessionDeps = { newId, askAfterMinutes: async () => new Map(), onSessionChanged: async () => {} };
const monday = instant('2026-03-02T12:00:00Z');
const ada = (now: Instant = monday): Hand => ({ via: 'staff', staffId: practice.clinicianId, now });

beforeAll(async () => {
  fresh = await freshDatabase();
});
afterAll(() => fresh.close());
beforeEach(async () => {
  practice = await settlePractice(fresh, ['Ana Reyes', 'Ben Turner']);
});

const here = <T>(work: (tx: Tx) => Promise<T>): Promise<T> =>
  fresh.database.inPractice(practice.practiceId, work);

async function weekly(over: Partial<SeriesPlan> = {}): Promise<void> {
  await here((tx) =>
    bookSeries(
      tx,
      deps,
      {
        clientIds: [practice.client('Ana Reyes')],
        clinicianId: practice.clinicianId,
        firstStart: '2026-03-03T10:00',
        zone: 'America/New_York',
        minutes: 50,
        rule: 'FREQ=WEEKLY;BYDAY=TU',
        until: null,
        modality: 'in-person',
        link: null,
        ...over,
      },
      ada(),
    ),
  );
}

const all = { from: instant('2026-01-01T00:00:00Z'), to: instant('2027-01-01T00:00:00Z') };
const sessions = (): Promise<Session[]> => here((tx) => sessionsBetween(tx, all));
const jot = ({ startsAt, status }: Session): string =>
  `${wallAt(startsAt, 'America/New_York').toString().slice(5, 16)}${status === 'booked' ? '' : ` ${status}`}`;
const jotted = async (until = '2026-04-08'): Promise<string[]> =>
  (await sessions()).filter(({ startsAt }) => startsAt < until).map(jot);

async function at(index: number): Promise<Session> {
  return (await sessions())[index] as Session;
}

test('ten stays ten when the clocks change', async () => {
  await weekly();
  expect(await jotted('2026-03-20')).toEqual(['03-03T10:00', '03-10T10:00', '03-17T10:00']);
  expect((await sessions()).slice(0, 2).map(({ startsAt }) => startsAt)).toEqual([
    '2026-03-03T15:00:00.000Z',
    '2026-03-10T14:00:00.000Z',
  ]);
});

describe('the horizon rolls', () => {
  /** The hourly job, with a fault in whatever is booked at the first calls. */
  async function extendAll(faults: number): Promise<{ grown: number; said: string[] }> {
    const said: string[] = [];
    const log = { ...silentLog, error: (_: object, message: string) => void said.push(message) };
    let left = faults;
    const askAfterMinutes = async () => {
      left -= 1;
      if (left >= 0) throw new Error('a fault in this booking');
      return new Map();
    };
    const clock = handClock(instant('2026-03-16T12:00:00Z'));
    const sessions = { ...deps, askAfterMinutes };
    const grown = await extendAllSeries({ database: fresh.database, clock, log, sessions });
    return { grown, said };
  }

  test('a series that cannot grow holds up no other, in its practice or in another', async () => {
    await extendAll(0);
    await weekly();
    await weekly({ rule: 'FREQ=WEEKLY;BYDAY=WE' });
    practice = await settlePractice(fresh, ['Ana Reyes']);
    await weekly();
    expect(await extendAll(2)).toEqual({ grown: 2, said: ['a series could not be extended'] });
    expect(await extendAll(0)).toEqual({ grown: 1, said: [] });
  });

  test('sessions are made sixty days ahead, each once, however often and by however many workers', async () => {
    await weekly();
    expect(await sessions()).toHaveLength(9);
    const later = instant('2026-03-16T12:00:00Z');
    const extend = () => here((tx) => extendSeries(tx, deps, later));
    const extended = await Promise.all([extend(), extend(), extend()]);
    expect(extended.reduce((sum, one) => sum + one, 0)).toBe(1);
    expect(await sessions()).toHaveLength(11);
    expect(new Set((await sessions()).map(({ startsAt }) => startsAt)).size).toBe(11);
  });

  test('a worker finds the practices whose horizon has come near', async () => {
    await weekly();
    const ask = (before: string) =>
      fresh.database.withoutPractice(async (tx) => {
        const { rows } = await sql<{ id: string }>`
          select kept.practices_with_series_to_extend(${before}::timestamptz) as id`.execute(tx);
        return rows.map(({ id }) => id);
      });
    expect(await ask('2026-06-01T00:00:00Z')).toContain(practice.practiceId);
    expect(await ask('2026-04-01T00:00:00Z')).not.toContain(practice.practiceId);
  });

  test('one that was moved or called off is not made again', async () => {
    await weekly();
    const second = await at(1);
    await here((tx) => cancelSession(tx, deps, second.id, ada()));
    const third = await at(2);
    const to = {
      startsAt: instant('2026-03-18T14:00:00Z'),
      endsAt: instant('2026-03-18T14:50:00Z'),
      zone: third.zone,
    };
    await here((tx) => moveSession(tx, deps, third.id, to, ada()));
    await here((tx) => extendSeries(tx, deps, instant('2026-03-16T12:00:00Z')));
    expect(await jotted('2026-03-25')).toEqual([
      '03-03T10:00',
      '03-10T10:00 cancelled',
      '03-18T10:00',
      '03-24T10:00',
    ]);
  });

  test('COUNT and a last day end it', async () => {
    await weekly({ rule: 'FREQ=WEEKLY;BYDAY=TU;COUNT=2' });
    expect(await jotted()).toEqual(['03-03T10:00', '03-10T10:00']);
    await weekly({ firstStart: '2026-03-04T10:00', rule: 'FREQ=WEEKLY;BYDAY=WE', until: '2026-03-11T23:59' });
    expect(await jotted()).toEqual(['03-03T10:00', '03-04T10:00', '03-10T10:00', '03-11T10:00']);
  });
});

describe('changing from one session on', () => {
  test('the time of this and the following: past and earlier ones stay, the others keep their identity', async () => {
    await weekly();
    const before = await sessions();
    const third = await at(2);
    await here((tx) => changeSeries(tx, deps, third, 'following', { start: '2026-03-17T11:30' }, ada()));
    expect(await jotted()).toEqual([
      '03-03T10:00',
      '03-10T10:00',
      '03-17T11:30',
      '03-24T11:30',
      '03-31T11:30',
      '04-07T11:30',
    ]);
    expect((await sessions()).map(({ id }) => id)).toEqual(before.map(({ id }) => id));
  });

  test('to another weekday', async () => {
    await weekly();
    const third = await at(2);
    await here((tx) => changeSeries(tx, deps, third, 'following', { start: '2026-03-18T10:00' }, ada()));
    expect(await jotted()).toEqual([
      '03-03T10:00',
      '03-10T10:00',
      '03-18T10:00',
      '03-25T10:00',
      '04-01T10:00',
    ]);
  });

  test('all: whatever has begun is record and stays', async () => {
    await weekly();
    const third = await at(2);
    const now = instant('2026-03-09T12:00:00Z');
    await here((tx) => changeSeries(tx, deps, third, 'all', { start: '2026-03-17T09:00' }, ada(now)));
    expect(await jotted('2026-03-25')).toEqual(['03-03T10:00', '03-10T09:00', '03-17T09:00', '03-24T09:00']);
  });

  test('another rule: what is left over is called off, what is missing is booked', async () => {
    await weekly();
    const second = await at(1);
    await here((tx) =>
      changeSeries(tx, deps, second, 'following', { rule: 'FREQ=WEEKLY;INTERVAL=2;BYDAY=TU' }, ada()),
    );
    expect(await jotted('2026-04-08')).toEqual([
      '03-03T10:00',
      '03-10T10:00',
      '03-17T10:00 cancelled',
      '03-24T10:00',
      '03-31T10:00 cancelled',
      '04-07T10:00',
    ]);
    expect((await sessions()).filter(({ status }) => status === 'cancelled')).toHaveLength(4);
  });

  test('the rest of a COUNT is kept', async () => {
    await weekly({ rule: 'FREQ=WEEKLY;BYDAY=TU;COUNT=4' });
    const second = await at(1);
    await here((tx) => changeSeries(tx, deps, second, 'following', { start: '2026-03-10T09:00' }, ada()));
    expect(await jotted('2026-05-01')).toEqual(['03-03T10:00', '03-10T09:00', '03-17T09:00', '03-24T09:00']);
  });

  test('called off from one on, and none is made afterwards', async () => {
    await weekly();
    const third = await at(2);
    await here((tx) => cancelSeries(tx, deps, third, 'following', ada()));
    await here((tx) => extendSeries(tx, deps, instant('2026-04-16T12:00:00Z')));
    expect((await sessions()).filter(({ status }) => status === 'booked').map(jot)).toEqual([
      '03-03T10:00',
      '03-10T10:00',
    ]);
  });

  test('one that was called off stays called off, and the others keep their places', async () => {
    await weekly();
    const third = await at(2);
    await here((tx) => cancelSession(tx, deps, third.id, ada()));
    const second = await at(1);
    await here((tx) => changeSeries(tx, deps, second, 'following', { start: '2026-03-10T09:00' }, ada()));
    expect(await jotted('2026-03-25')).toEqual([
      '03-03T10:00',
      '03-10T09:00',
      '03-17T10:00 cancelled',
      '03-24T09:00',
    ]);
  });

  test('who comes, from one on', async () => {
    await weekly();
    const clientIds = [practice.client('Ana Reyes'), practice.client('Ben Turner')];
    const third = await at(2);
    await here((tx) => changeSeries(tx, deps, third, 'following', { clientIds }, ada()));
    expect((await sessions()).map(({ kind }) => kind).slice(0, 4)).toEqual([
      'individual',
      'individual',
      'couple',
      'couple',
    ]);
  });
});

describe('bad input is refused in words', () => {
  test.each([
    ['FREQ=FORTNIGHTLY', 'invalid-rule'],
    ['FREQ=SECONDLY', 'invalid-rule'],
    ['every Tuesday', 'invalid-rule'],
    ['FREQ=WEEKLY;INTERVAL=0', 'invalid-rule'],
    ['FREQ=WEEKLY;UNTIL=20260401T000000Z', 'until-in-rule'],
  ])('%s', async (rule, code) => {
    await expect(weekly({ rule })).rejects.toMatchObject({ code, fields: [{ field: 'rule' }] });
  });
});
