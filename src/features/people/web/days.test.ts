import { expect, test } from 'vitest';
import { ageOn, daysAgo, monthsAfter, todayIn } from './days.ts';

test('the day is the one on the client’s own calendar', () => {
  const now = new Date('2026-03-03T04:30:00Z');
  expect(todayIn('America/New_York', now)).toBe('2026-03-02');
  expect(todayIn('Pacific/Auckland', now)).toBe('2026-03-03');
});

test.each([
  ['2026-01-31', 1, '2026-02-28'],
  ['2026-11-30', 3, '2027-02-28'],
  ['2026-03-03', 12, '2027-03-03'],
])('%s and %i months later is %s', (day, months, later) => {
  expect(monthsAfter(day, months)).toBe(later);
});

test.each([
  ['2026-03-03', 'today'],
  ['2026-03-02', 'yesterday'],
  ['2026-02-11', '20 days ago'],
  ['2025-02-01', '12 months ago'],
  ['2026-03-04', 'in 1 day'],
  ['2026-06-01', 'in 90 days'],
])('%s was %s', (day, words) => {
  expect(daysAgo(day, '2026-03-03')).toBe(words);
});

test('a birthday counts on its day', () => {
  expect([ageOn('2008-03-03', '2026-03-03'), ageOn('2008-03-04', '2026-03-03')]).toEqual([18, 17]);
});
