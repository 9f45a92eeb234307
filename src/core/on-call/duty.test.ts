import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { StaffId } from '../ids.ts';
import { addMinutes, type Day, type Instant, instant, minutesBetween } from '../time/instant.ts';
import { addToDay, atLocal } from '../time/zone.ts';
import { withOnCall } from './chain.ts';
import {
  dutiesBetween,
  type Override,
  onCallAt,
  type Rota,
  type Shift,
  unheldBetween,
  type Weekday,
} from './duty.ts';

const [ada, lena, marcus] = ['ada', 'lena', 'marcus'] as unknown as [StaffId, StaffId, StaffId];
const timeZone = 'America/New_York';
const monday = '2026-03-02' as Day;
const everyDay: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];
const shift = (staffId: StaffId, from: string, until: string, more: Partial<Shift> = {}): Shift => ({
  id: `${staffId} ${from}`,
  staffId,
  weekdays: everyDay,
  from,
  until,
  timeZone,
  everyWeeks: 1,
  firstOn: monday,
  lastOn: null,
  ...more,
});
const rota = (shifts: readonly Shift[], more: Partial<Rota> = {}): Rota => ({
  timeZone,
  shifts,
  overrides: [],
  away: [],
  ...more,
});
const at = (day: string, time: string): Instant => atLocal(day as Day, time, timeZone);

test('at the instant at which one hands over the next is on, and nobody is twice', () => {
  const dayAndNight = rota([shift(ada, '08:00', '20:00'), shift(lena, '20:00', '08:00')]);
  expect(onCallAt(dayAndNight, addMinutes(at('2026-03-04', '20:00'), -1))).toEqual([ada]);
  expect(onCallAt(dayAndNight, at('2026-03-04', '20:00'))).toEqual([lena]);
  expect(onCallAt(dayAndNight, at('2026-03-05', '08:00'))).toEqual([ada]);
});

test('a night on which the clocks go forward or back leaves no hole', () => {
  const nights = rota([shift(ada, '02:30', '14:30'), shift(lena, '14:30', '02:30')]);
  for (const day of ['2026-03-07', '2026-10-31']) {
    const until = at(addToDay(day as Day, 2), '12:00');
    const duties = dutiesBetween(rota(nights.shifts, {}), at(day, '12:00'), until);
    expect(duties.every(({ staffIds }) => staffIds.length === 1)).toBe(true);
  }
});

describe('a shift that nobody holds', () => {
  const weekdays = [
    shift(ada, '18:00', '22:00', { weekdays: [1, 2, 3, 4, 5] }),
    shift(lena, '22:00', '08:00'),
  ];
  const from = at('2026-03-04', '12:00');
  const until = at('2026-03-06', '00:00');
  const gone = (staffId: StaffId) => ({
    id: `${staffId} away`,
    staffId,
    firstOn: '2026-03-04' as Day,
    lastOn: '2026-03-04' as Day,
  });

  test('is none where nobody was ever planned', () => {
    expect(unheldBetween(rota(weekdays), from, until)).toEqual([]);
    expect(dutiesBetween(rota(weekdays), from, until).some(({ staffIds }) => staffIds.length === 0)).toBe(
      true,
    );
  });

  test('is where its holder is away, and one hole where the next is away too', () => {
    const away = [gone(ada), gone(lena)];
    expect(unheldBetween(rota(weekdays, { away: away.slice(0, 1) }), from, until)).toEqual([
      { from: at('2026-03-04', '18:00'), until: at('2026-03-04', '22:00') },
    ]);
    expect(unheldBetween(rota(weekdays, { away }), from, until)).toEqual([
      { from: at('2026-03-04', '18:00'), until: at('2026-03-05', '00:00') },
    ]);
  });

  test('is none where somebody stands in, for as long as they do', () => {
    const away = [gone(ada)];
    const standsIn = {
      id: 'o',
      staffId: marcus,
      from: at('2026-03-04', '18:00'),
      until: at('2026-03-04', '20:00'),
    };
    expect(unheldBetween(rota(weekdays, { away, overrides: [standsIn] }), from, until)).toEqual([
      { from: at('2026-03-04', '20:00'), until: at('2026-03-04', '22:00') },
    ]);
  });
});

test('every second week is counted from its first', () => {
  const turns = rota([
    shift(ada, '00:00', '00:00', { everyWeeks: 2 }),
    shift(lena, '00:00', '00:00', { everyWeeks: 2, firstOn: '2026-03-09' as Day }),
  ]);
  expect(onCallAt(turns, at('2026-03-08', '23:59'))).toEqual([ada]);
  expect(onCallAt(turns, at('2026-03-09', '00:00'))).toEqual([lena]);
  expect(onCallAt(turns, at('2026-03-16', '00:00'))).toEqual([ada]);
});

test('whoever stands in for once wins over every shift, and the later word over the earlier', () => {
  const once = (staffId: StaffId, from: string, until: string): Override => ({
    id: from,
    staffId,
    from: at('2026-03-04', from),
    until: at('2026-03-04', until),
  });
  const covered = rota([shift(ada, '08:00', '20:00')], {
    overrides: [once(lena, '10:00', '16:00'), once(marcus, '12:00', '13:00')],
  });
  const duties = dutiesBetween(covered, at('2026-03-04', '08:00'), at('2026-03-04', '20:00'));
  expect(duties.map(({ staffIds }) => staffIds)).toEqual([[ada], [lena], [marcus], [lena], [ada]]);
});

test('who is away is not on call, and where nobody is left it says so', () => {
  const alone = rota([shift(ada, '08:00', '20:00')], {
    away: [{ id: 'a', staffId: ada, firstOn: '2026-03-04' as Day, lastOn: '2026-03-04' as Day }],
  });
  const duties = dutiesBetween(alone, at('2026-03-03', '08:00'), at('2026-03-05', '20:00'));
  expect(duties.map(({ from, staffIds }) => [from, staffIds.length])).toEqual([
    [at('2026-03-03', '08:00'), 1],
    [at('2026-03-03', '20:00'), 0],
    [at('2026-03-05', '08:00'), 1],
  ]);
});

test('on call comes after the backup and before the supervisors', () => {
  const chain = [
    { staffId: ada, as: 'owner' },
    { staffId: marcus, as: 'supervisor' },
  ] as const;
  expect(withOnCall(chain, [lena, ada])).toEqual([chain[0], { staffId: lena, as: 'on-call' }, chain[1]]);
});

describe('any rota', () => {
  const people = fc.constantFrom(ada, lena, marcus);
  const times = fc.integer({ min: 0, max: 95 }).map((quarter) => {
    const two = (part: number) => String(part).padStart(2, '0');
    return `${two(Math.floor(quarter / 4))}:${two((quarter % 4) * 15)}`;
  });
  const zones = fc.constantFrom('America/New_York', 'Europe/London', 'Australia/Lord_Howe', 'UTC');
  const days = fc.integer({ min: 0, max: 300 }).map((ahead) => addToDay(monday, ahead));
  const shifts = fc.array(
    fc.record({
      id: fc.constant('s'),
      staffId: people,
      weekdays: fc.subarray([...everyDay], { minLength: 1 }),
      from: times,
      until: times,
      timeZone: zones,
      everyWeeks: fc.integer({ min: 1, max: 3 }),
      firstOn: days,
      lastOn: fc.option(days),
    }),
    { maxLength: 4 },
  );
  const start = instant('2026-02-20T00:00:00Z');
  const moments = fc.integer({ min: 0, max: 400 * 96 }).map((quarter) => addMinutes(start, quarter * 15));
  const overrides = fc.array(
    fc.record({ staffId: people, from: moments, minutes: fc.integer({ min: 15, max: 3000 }) }).map(
      ({ staffId, from, minutes }): Override => ({
        id: 'o',
        staffId,
        from,
        until: addMinutes(from, minutes),
      }),
    ),
    { maxLength: 3 },
  );
  const away = fc.array(fc.record({ id: fc.constant('a'), staffId: people, firstOn: days, lastOn: days }), {
    maxLength: 2,
  });
  const rotas = fc.record({ timeZone: zones, shifts, overrides, away });

  test('no time is left out, and each duty says who is on call at each of its instants', () => {
    fc.assert(
      fc.property(
        rotas,
        moments,
        fc.integer({ min: 1, max: 14 * 96 }),
        fc.nat(),
        (any, from, quarters, somewhere) => {
          const until = addMinutes(from, quarters * 15);
          const duties = dutiesBetween(any, from, until);
          expect(duties[0]?.from).toBe(from);
          expect(duties.at(-1)?.until).toBe(until);
          for (const [index, duty] of duties.entries()) {
            expect(duty.from < duty.until).toBe(true);
            if (index > 0) expect(duty.from).toBe(duties[index - 1]?.until);
            const inside = addMinutes(
              duty.from,
              somewhere % Math.max(1, minutesBetween(duty.from, duty.until)),
            );
            if (inside < duty.until) expect(onCallAt(any, inside)).toEqual(duty.staffIds);
          }
        },
      ),
    );
  });

  test('while somebody stands in, they alone are on call', () => {
    fc.assert(
      fc.property(rotas, people, moments, (any, staffId, from) => {
        const standIn: Override = { id: 'last', staffId, from, until: addMinutes(from, 60) };
        const covered = { ...any, overrides: [...any.overrides, standIn] };
        expect(onCallAt(covered, addMinutes(from, 30))).toEqual([staffId]);
        expect(onCallAt(covered, addMinutes(from, 60))).toEqual(onCallAt(any, addMinutes(from, 60)));
      }),
    );
  });

  test('two shifts that hand over at one time leave no hole, in whatever zone and night', () => {
    fc.assert(
      fc.property(times, times, zones, moments, (one, other, zone, from) => {
        fc.pre(one !== other);
        const firstOn = '2025-01-06' as Day;
        const both = [
          shift(ada, one, other, { timeZone: zone, firstOn }),
          shift(lena, other, one, { timeZone: zone, firstOn }),
        ];
        const duties = dutiesBetween(rota(both), from, addMinutes(from, 3 * 24 * 60));
        expect(duties.every(({ staffIds }) => staffIds.length === 1)).toBe(true);
      }),
    );
  });
});
