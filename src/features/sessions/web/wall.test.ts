import { expect, test } from 'vitest';
import { addDays, clockOf, instantOfWall, mondayOf, shiftWall, wallIn } from './wall.ts';

const newYork = 'America/New_York';

test('the wall shows what the zone says, also at midnight and across the change of the clocks', () => {
  expect(wallIn('2026-03-03T15:00:00Z', newYork)).toBe('2026-03-03T10:00');
  expect(wallIn('2026-03-03T05:00:00Z', newYork)).toBe('2026-03-03T00:00');
  expect(wallIn('2026-03-10T14:00:00Z', newYork)).toBe('2026-03-10T10:00');
});

test('a time on the wall is an instant; a skipped one moves on, of a doubled one the first is meant', () => {
  expect(instantOfWall('2026-03-03T10:00', newYork)).toBe('2026-03-03T15:00:00.000Z');
  expect(instantOfWall('2026-03-10T10:00', newYork)).toBe('2026-03-10T14:00:00.000Z');
  expect(wallIn(instantOfWall('2026-03-08T02:30', newYork), newYork)).toBe('2026-03-08T03:30');
  expect(instantOfWall('2026-11-01T01:30', newYork)).toBe('2026-11-01T05:30:00.000Z');
  expect(instantOfWall('2026-03-29T10:00', 'Europe/London')).toBe('2026-03-29T09:00:00.000Z');
});

test('days and minutes are counted on the wall', () => {
  expect(addDays('2026-02-27', 3)).toBe('2026-03-02');
  expect(mondayOf('2026-03-08')).toBe('2026-03-02');
  expect(mondayOf('2026-03-02')).toBe('2026-03-02');
  expect(shiftWall('2026-03-07T23:45', 30)).toBe('2026-03-08T00:15');
  expect(clockOf(1450)).toBe('00:10');
});
