import { expect, test } from 'vitest';
import { once, placeInMonthWords, repeatsOf, ruleOf, ruleWords } from './repeats.ts';

const tuesday = '2026-03-03';

test('each choice is a rule, and the rule can be told in words', () => {
  const weekly = ruleOf({ ...once, every: 'week', weekdays: [4] }, tuesday);
  expect(weekly).toBe('FREQ=WEEKLY;BYDAY=TU,TH');
  expect(ruleWords(weekly ?? '')).toBe('every week on Tuesday and Thursday');
  const fortnightly = ruleOf({ ...once, every: 'two-weeks', ends: 'after', count: 6 }, tuesday);
  expect(fortnightly).toBe('FREQ=WEEKLY;INTERVAL=2;BYDAY=TU;COUNT=6');
  expect(ruleWords(fortnightly ?? '')).toBe('every two weeks on Tuesday, 6 times');
  expect(ruleOf(once, tuesday)).toBeNull();
});

test('a month has a first, a fourth and a last Tuesday, and not always a fifth', () => {
  expect(ruleOf({ ...once, every: 'month' }, tuesday)).toBe('FREQ=MONTHLY;BYDAY=1TU');
  expect(ruleOf({ ...once, every: 'month' }, '2026-03-31')).toBe('FREQ=MONTHLY;BYDAY=-1TU');
  expect(placeInMonthWords('2026-03-31')).toBe('last Tuesday');
  expect(ruleWords('FREQ=MONTHLY;BYDAY=-1TU')).toBe('every month on the last Tuesday');
});

test('a kept rule is found among the choices, and one that is not among them is left as it is', () => {
  expect(repeatsOf('FREQ=WEEKLY;INTERVAL=4;BYDAY=MO,WE;COUNT=3')).toMatchObject({
    every: 'four-weeks',
    weekdays: [1, 3],
    ends: 'after',
    count: 3,
  });
  expect(repeatsOf('FREQ=WEEKLY;INTERVAL=3;BYDAY=MO').every).toBe('as-it-is');
  expect(repeatsOf('FREQ=MONTHLY;BYMONTHDAY=13').every).toBe('as-it-is');
});
