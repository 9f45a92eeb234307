import { expect, test } from 'vitest';
import { atClock, betweenClocks, distance, fromNow, fullDay } from './clock.ts';

const now = new Date('2026-03-03T19:26:00Z');

test.each([
  ['2026-03-03T19:20:00Z', 'America/New_York', '14:20'],
  ['2026-03-04T19:20:00Z', 'America/New_York', 'Wed 4 Mar, 14:20'],
  ['2026-03-04T00:05:00Z', 'Europe/London', 'Wed 4 Mar, 00:05'],
  ['2026-03-04T00:05:00Z', 'America/New_York', '19:05'],
])('%s on a clock in %s is %s', (instant, zone, words) => {
  expect(atClock(instant, now, zone)).toBe(words);
});

test.each([
  ['2026-03-03T19:25:30Z', '0 min'],
  ['2026-03-03T19:00:00Z', '26 min'],
  ['2026-03-03T18:26:00Z', '1 h'],
  ['2026-03-03T18:00:00Z', '1 h 26 min'],
  ['2026-03-01T19:00:00Z', '2 days'],
  ['2026-03-03T20:00:00Z', '0 min'],
])('since %s it has been %s', (instant, words) => {
  expect(distance(instant, now)).toBe(words);
});

test.each([
  ['20:00 to 22:00', '2026-03-03T20:00:00Z', '2026-03-03T22:00:00Z'],
  ['20:00 to midnight', '2026-03-03T20:00:00Z', '2026-03-04T00:00:00Z'],
  ['20:00 to Wed 4 Mar, 08:00', '2026-03-03T20:00:00Z', '2026-03-04T08:00:00Z'],
  ['Wed 4 Mar, 00:00 to 08:00', '2026-03-04T00:00:00Z', '2026-03-04T08:00:00Z'],
  ['Wed 4 Mar, 20:00 to Thu 5 Mar, 08:00', '2026-03-04T20:00:00Z', '2026-03-05T08:00:00Z'],
])('a stretch of time: %s', (words, from, until) => {
  expect(betweenClocks({ from, until }, new Date('2026-03-03T17:00:00Z'), 'UTC')).toBe(words);
});

test('what lies ahead is said as a distance, and what has come as now', () => {
  expect(fromNow('2026-03-03T19:32:30Z', now)).toBe('in 6 min');
  expect(fromNow('2026-03-03T19:26:20Z', now)).toBe('now');
  expect(fromNow('2026-03-03T19:00:00Z', now)).toBe('now');
});

test('a plain day is the same day everywhere', () => {
  expect(fullDay('2026-03-03', 'Pacific/Auckland')).toBe('3 March 2026');
});
