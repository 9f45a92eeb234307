import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Day, fromEpochMilliseconds, instant } from './instant.ts';
import { addDays, atLocal, dayOf, isTimeZone, localTime, stretchAt } from './zone.ts';

const day = (text: string) => text as Day;

test.each(['Europe/London', 'America/Argentina/Buenos_Aires', 'UTC', 'Etc/GMT+5', 'EST5EDT'])(
  '%s is a zone',
  (name) => {
    expect(isTimeZone(name)).toBe(true);
  },
);

test.each(['', ' ', 'London', 'Europe/Londn', '+01:00', '-05:00', 'Europe/London ', '2026', 'GMT+1 or so'])(
  '"%s" is no zone',
  (name) => {
    expect(isTimeZone(name)).toBe(false);
  },
);

test.each([
  ['2026-03-03T23:30:00Z', 'Europe/London', '2026-03-03', '23:30'],
  ['2026-03-03T23:30:00Z', 'Pacific/Auckland', '2026-03-04', '12:30'],
  ['2026-03-03T03:30:00Z', 'America/Los_Angeles', '2026-03-02', '19:30'],
  ['2026-03-08T06:59:59.999Z', 'America/New_York', '2026-03-08', '01:59'],
  ['2026-03-08T07:00:00Z', 'America/New_York', '2026-03-08', '03:00'],
  ['2011-12-30T09:59:00Z', 'Pacific/Apia', '2011-12-29', '23:59'],
  ['2011-12-30T10:00:00Z', 'Pacific/Apia', '2011-12-31', '00:00'],
])('%s in %s is %s, %s', (at, zone, expectedDay, expectedTime) => {
  expect([dayOf(instant(at), zone), localTime(instant(at), zone)]).toEqual([expectedDay, expectedTime]);
});

test.each([
  ['an ordinary afternoon', '2026-07-01', '14:20', 'Europe/London', '2026-07-01T13:20:00Z'],
  ['the end of a day', '2026-07-01', '24:00', 'Europe/London', '2026-07-01T23:00:00Z'],
  ['a time in the gap: when the gap ends', '2026-03-08', '02:30', 'America/New_York', '2026-03-08T07:00:00Z'],
  ['a time that comes twice: the first', '2026-11-01', '01:30', 'America/New_York', '2026-11-01T05:30:00Z'],
  ['a midnight that never was', '2018-11-04', '00:00', 'America/Sao_Paulo', '2018-11-04T03:00:00Z'],
  ['a day that never was', '2011-12-30', '12:00', 'Pacific/Apia', '2011-12-30T10:00:00Z'],
  ['half an hour set back', '2026-04-05', '01:45', 'Australia/Lord_Howe', '2026-04-04T14:45:00Z'],
])('%s', (_, on, time, zone, expected) => {
  expect(atLocal(day(on), time, zone)).toBe(instant(expected));
});

test.each([
  ['2026-02-30', '12:00'],
  ['2026-3-1', '12:00'],
  ['tomorrow', '12:00'],
  ['2026-03-01', '25:00'],
  ['2026-03-01', '9:00'],
])('%s at %s is refused without being repeated', (on, time) => {
  expect(() => atLocal(day(on), time, 'UTC')).toThrow('a local time needs a day like 2026-03-03');
});

test.each([
  ['2026-03-07T19:00:12.345Z', 1, '2026-03-08T18:00:12.345Z'],
  ['2026-03-08T18:00:00Z', -1, '2026-03-07T19:00:00Z'],
  ['2026-03-07T07:30:00Z', 1, '2026-03-08T07:00:00Z'],
  ['2026-02-27T12:00:00Z', 3, '2026-03-02T12:00:00Z'],
])('%s and %i days, in New York, is %s', (at, days, expected) => {
  expect(addDays(instant(at), days, 'America/New_York')).toBe(instant(expected));
});

const anyZone = fc.constantFrom(
  'America/New_York',
  'Europe/London',
  'Europe/Dublin',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'Asia/Kathmandu',
  'America/Sao_Paulo',
  'Africa/Casablanca',
  'Africa/Monrovia',
);
const anyTime = fc.integer({ min: Date.UTC(1900, 0, 1), max: Date.UTC(2100, 0, 1) });

test('a remembered stretch says what Temporal says, in whatever order it is asked', () => {
  fc.assert(
    fc.property(anyZone, fc.array(anyTime, { minLength: 1 }), (zone, times) => {
      for (const time of times) {
        const there = Temporal.Instant.fromEpochMilliseconds(time).toZonedDateTimeISO(zone);
        const { start, end, offset } = stretchAt(time, zone);
        expect(offset * 1_000_000).toBe(there.offsetNanoseconds);
        expect(time >= start && time < end).toBe(true);
        if (Number.isFinite(end)) expect(stretchAt(end, zone).start).toBe(end);
      }
    }),
    { numRuns: 500 },
  );
});

test('a local time is the first instant whose clock has come that far', () => {
  fc.assert(
    fc.property(anyZone, anyTime, (zone, time) => {
      const there = Temporal.Instant.fromEpochMilliseconds(time).toZonedDateTimeISO(zone);
      const wall = there.toPlainDateTime().toString({ smallestUnit: 'minute' });
      const first = atLocal(day(wall.slice(0, 10)), wall.slice(11), zone);
      const shows = (at: string) =>
        Temporal.Instant.from(at)
          .toZonedDateTimeISO(zone)
          .toPlainDateTime()
          .toString({ smallestUnit: 'minute' });
      expect(first <= fromEpochMilliseconds(time)).toBe(true);
      expect(shows(first) >= wall).toBe(true);
      expect(shows(fromEpochMilliseconds(Date.parse(first) - 1)) < wall).toBe(true);
    }),
    { numRuns: 1000 },
  );
});
