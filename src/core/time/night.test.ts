import { expect, test } from 'vitest';
import { instant } from './instant.ts';
import { nightAt } from './night.ts';

test.each([
  ['at nine in the evening', '2026-03-03T21:00:00Z', '2026-03-03T21:00:00.000Z', '2026-03-04T07:00:00.000Z'],
  ['after midnight', '2026-03-04T03:00:00Z', '2026-03-03T21:00:00.000Z', '2026-03-04T07:00:00.000Z'],
  [
    'as the clocks go forward',
    '2026-03-28T22:00:00Z',
    '2026-03-28T21:00:00.000Z',
    '2026-03-29T06:00:00.000Z',
  ],
])('%s it is night until seven', (_when, at, from, until) => {
  expect(nightAt(instant(at), 'Europe/London')).toEqual({ from, until });
});

test.each(['2026-03-03T20:59:00Z', '2026-03-04T07:00:00Z'])('at %s it is none', (at) => {
  expect(nightAt(instant(at), 'Europe/London')).toBe(null);
});
