import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromEpochMilliseconds, type Instant, instant, toEpochMilliseconds } from './instant.ts';
import { nextSafe, type SafeHours, usualHours } from './safe-hours.ts';

const everyDay = [1, 2, 3, 4, 5, 6, 7];
const zones = [
  'America/New_York',
  'Europe/London',
  'Europe/Dublin',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'Asia/Kathmandu',
  'America/Sao_Paulo',
  'Africa/Casablanca',
  'America/St_Johns',
  'UTC',
];

const examples: readonly (readonly [
  why: string,
  at: string,
  hours: SafeHours | null,
  zone: string,
  then: string,
])[] = [
  ['inside stays as it is', '2026-03-03T14:00:30.123Z', null, 'Europe/London', '2026-03-03T14:00:30.123Z'],
  ['too early waits for eight', '2026-03-03T05:12:00Z', null, 'Europe/London', '2026-03-03T08:00:00Z'],
  ['nine in the evening is outside', '2026-03-03T21:00:00Z', null, 'Europe/London', '2026-03-04T08:00:00Z'],
  [
    'a moment before nine is inside',
    '2026-03-03T20:59:59.999Z',
    null,
    'Europe/London',
    '2026-03-03T20:59:59.999Z',
  ],
  [
    'the client’s evening counts, not ours',
    '2026-03-03T14:00:00Z',
    null,
    'Asia/Tokyo',
    '2026-03-03T23:00:00Z',
  ],
  [
    'a zone of three quarters of an hour',
    '2026-03-03T01:00:00Z',
    null,
    'Asia/Kathmandu',
    '2026-03-03T02:15:00Z',
  ],
  ['over midnight', '2026-03-03T23:59:59.999Z', null, 'UTC', '2026-03-04T08:00:00Z'],
  [
    'until midnight',
    '2026-03-03T23:59:59Z',
    { from: '18:00', to: '24:00', weekdays: everyDay },
    'UTC',
    '2026-03-03T23:59:59Z',
  ],
  [
    'from midnight',
    '2026-03-03T12:00:00Z',
    { from: '00:00', to: '06:00', weekdays: everyDay },
    'UTC',
    '2026-03-04T00:00:00Z',
  ],
  [
    'around the clock',
    '2026-03-04T00:00:00Z',
    { from: '00:00', to: '24:00', weekdays: everyDay },
    'UTC',
    '2026-03-04T00:00:00Z',
  ],
  [
    'Tuesday waits for Saturday',
    '2026-03-03T12:00:00Z',
    { from: '10:00', to: '16:00', weekdays: [6, 7] },
    'UTC',
    '2026-03-07T10:00:00Z',
  ],
  [
    'Saturday evening waits for Sunday',
    '2026-03-07T16:00:00Z',
    { from: '10:00', to: '16:00', weekdays: [6, 7] },
    'UTC',
    '2026-03-08T10:00:00Z',
  ],
  [
    'Sunday evening waits a week',
    '2026-03-08T16:00:00Z',
    { from: '10:00', to: '16:00', weekdays: [7] },
    'UTC',
    '2026-03-15T10:00:00Z',
  ],
  [
    'Friday evening waits for Monday',
    '2026-03-06T19:00:00Z',
    { from: '09:00', to: '17:00', weekdays: [1, 2, 3, 4, 5] },
    'Europe/London',
    '2026-03-09T09:00:00Z',
  ],
  [
    'the weekday is the client’s own',
    '2026-03-06T23:30:00Z',
    { from: '08:00', to: '21:00', weekdays: [6] },
    'Pacific/Auckland',
    '2026-03-06T23:30:00Z',
  ],
  [
    'the clock is set forward in the night',
    '2026-03-08T03:00:00Z',
    null,
    'America/New_York',
    '2026-03-08T12:00:00Z',
  ],
  [
    'the clock is set back in the night',
    '2026-11-01T03:00:00Z',
    null,
    'America/New_York',
    '2026-11-01T13:00:00Z',
  ],
  [
    'an opening in the gap opens after it',
    '2026-03-08T05:00:00Z',
    { from: '02:30', to: '06:00', weekdays: everyDay },
    'America/New_York',
    '2026-03-08T07:00:00Z',
  ],
  [
    'hours inside the gap are not that day',
    '2026-03-08T05:00:00Z',
    { from: '02:15', to: '02:45', weekdays: everyDay },
    'America/New_York',
    '2026-03-09T06:15:00Z',
  ],
  [
    'the first of two openings',
    '2026-11-01T04:30:00Z',
    { from: '01:30', to: '06:00', weekdays: everyDay },
    'America/New_York',
    '2026-11-01T05:30:00Z',
  ],
  [
    'closed by the first pass, open again in the second',
    '2026-11-01T05:45:00Z',
    { from: '00:00', to: '01:30', weekdays: everyDay },
    'America/New_York',
    '2026-11-01T06:00:00Z',
  ],
  [
    'midnight itself in the gap',
    '2018-11-04T02:30:00Z',
    { from: '00:00', to: '05:00', weekdays: [7] },
    'America/Sao_Paulo',
    '2018-11-04T03:00:00Z',
  ],
  [
    'half an hour of daylight saving',
    '2026-10-03T14:00:00Z',
    { from: '02:15', to: '06:00', weekdays: everyDay },
    'Australia/Lord_Howe',
    '2026-10-03T15:30:00Z',
  ],
  ['a Friday that never was', '2011-12-30T08:00:00Z', null, 'Pacific/Apia', '2011-12-30T18:00:00Z'],
  [
    'the next Friday that was',
    '2011-12-30T05:00:00Z',
    { from: '08:00', to: '19:00', weekdays: [5] },
    'Pacific/Apia',
    '2012-01-05T18:00:00Z',
  ],
  [
    'winter time that is the negative one',
    '2026-03-29T00:30:00Z',
    { from: '01:10', to: '04:00', weekdays: everyDay },
    'Europe/Dublin',
    '2026-03-29T01:00:00Z',
  ],
];

test.each(examples)('%s', (_, at, hours, zone, then) => {
  expect(nextSafe(instant(at), hours, zone)).toBe(instant(then));
});

test.each([
  ['no weekday', { from: '08:00', to: '21:00', weekdays: [] }],
  ['a weekday that is none', { from: '08:00', to: '21:00', weekdays: [0, 8, 1.5] }],
  ['closing before opening', { from: '21:00', to: '08:00', weekdays: everyDay }],
  ['closing as it opens', { from: '08:00', to: '08:00', weekdays: everyDay }],
  ['a time that is none', { from: '8 am', to: '21:00', weekdays: everyDay }],
  ['a minute that is none', { from: '08:00', to: '20:60', weekdays: everyDay }],
])('hours with %s never open', (_, hours) => {
  expect(nextSafe(instant('2026-03-03T14:00:00Z'), hours, 'UTC')).toBeNull();
});

test('an unknown zone is a fault, not an endless search', () => {
  expect(() => nextSafe(instant('2026-03-03T14:00:00Z'), null, 'Nowhere/Town')).toThrow(RangeError);
  expect(() => nextSafe('yesterday' as Instant, null, 'UTC')).toThrow(RangeError);
});

const anyHours: fc.Arbitrary<SafeHours | null> = fc.option(
  fc
    .record({
      minutes: fc.uniqueArray(fc.integer({ min: 0, max: 1440 }), { minLength: 2, maxLength: 2 }),
      weekdays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
    })
    .map(({ minutes, weekdays }) => {
      const [from, to] = minutes.sort((one, other) => one - other).map(wallClock) as [string, string];
      return { from, to, weekdays };
    }),
);
const anyZone = fc.constantFrom(...zones);
/** Half of them within a day of a change of the zone's clock, where mistakes live. */
const anyInstant = (zone: string): fc.Arbitrary<Instant> => {
  const anywhere = fc.integer({ min: Date.UTC(2008, 0, 1), max: Date.UTC(2040, 0, 1) });
  const near = fc.tuple(anywhere, fc.integer({ min: -86_400_000, max: 86_400_000 })).map(([at, away]) => {
    const change = Temporal.Instant.fromEpochMilliseconds(at)
      .toZonedDateTimeISO(zone)
      .getTimeZoneTransition('next');
    return (change?.epochMilliseconds ?? at) + away;
  });
  return fc.oneof(anywhere, near).map(fromEpochMilliseconds);
};
const anyQuestion = anyZone.chain((zone) =>
  fc.record({ zone: fc.constant(zone), hours: anyHours, at: anyInstant(zone), later: anyInstant(zone) }),
);

test('the answer is never before the question, lies inside, and is its own answer', () => {
  fc.assert(
    fc.property(anyQuestion, ({ zone, hours, at }) => {
      const safe = nextSafe(at, hours, zone)!;
      expect(safe >= at).toBe(true);
      expect(isInside(safe, hours ?? usualHours, zone)).toBe(true);
      expect(nextSafe(safe, hours, zone)).toBe(safe);
    }),
    { numRuns: 1000 },
  );
});

test('who asks later is never answered earlier', () => {
  fc.assert(
    fc.property(anyQuestion, ({ zone, hours, at, later }) => {
      const [first, second] = [at, later].sort() as [Instant, Instant];
      expect(nextSafe(first, hours, zone)! <= nextSafe(second, hours, zone)!).toBe(true);
    }),
    { numRuns: 1000 },
  );
});

test('nothing inside the hours is passed over', () => {
  const between = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
  fc.assert(
    fc.property(anyQuestion, between, ({ zone, hours, at }, part) => {
      const from = toEpochMilliseconds(at);
      const to = toEpochMilliseconds(nextSafe(at, hours, zone)!);
      fc.pre(to > from);
      const passed = fromEpochMilliseconds(from + Math.floor((to - from) * part));
      expect(isInside(passed, hours ?? usualHours, zone)).toBe(false);
    }),
    { numRuns: 1000 },
  );
});

function wallClock(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

/** The same question asked of Temporal alone. */
function isInside(at: Instant, hours: SafeHours, zone: string): boolean {
  const there = Temporal.Instant.from(at).toZonedDateTimeISO(zone);
  const clock = there.toPlainTime().toString({ smallestUnit: 'millisecond' });
  return hours.weekdays.includes(there.dayOfWeek) && clock >= hours.from && clock < hours.to;
}
