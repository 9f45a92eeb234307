import { expect, test } from 'vitest';
import type { StaffId } from '#core/ids.ts';
import type { Override, Rota, Shift } from '#core/on-call/duty.ts';
import { type Day, instant } from '#core/time/instant.ts';
import { whatIsNew } from './what-is-new.ts';

const lena = 'lena' as StaffId;
const now = instant('2026-03-03T14:00:00Z');
const nights: Shift = {
  id: 'nights',
  staffId: lena,
  weekdays: [1, 3],
  from: '20:00',
  until: '08:00',
  timeZone: 'America/New_York',
  everyWeeks: 1,
  firstOn: '2026-02-02' as Day,
  lastOn: null,
};
const once: Override = {
  id: 'once',
  staffId: lena,
  from: instant('2026-03-04T13:00:00Z'),
  until: instant('2026-03-04T18:00:00Z'),
};
const rota: Rota = { timeZone: 'America/New_York', shifts: [nights], overrides: [once], away: [] };

const news = (parts: { readonly shift?: Partial<Shift>; readonly override?: Partial<Override> }) =>
  whatIsNew(
    {
      shifts: parts.shift ? [{ ...nights, ...parts.shift, entry: '1: nights' }] : [],
      overrides: parts.override ? [{ ...once, ...parts.override, entry: '2: once' }] : [],
      leftOut: [{ entry: '3: other', reason: 'It repeats in a way that no shift does.' }],
    },
    rota,
    now,
  );

test('what is in the rota already is left out, whenever it began, and said beside what could not be read', () => {
  const { shifts, overrides, leftOut } = news({
    shift: { firstOn: '2026-03-02' as Day, weekdays: [3, 1] },
    override: {},
  });
  expect([shifts, overrides]).toEqual([[], []]);
  expect(leftOut).toEqual([
    { entry: '3: other', reason: 'It repeats in a way that no shift does.' },
    { entry: '1: nights', reason: 'It is in the rota already.' },
    { entry: '2: once', reason: 'It is in the rota already.' },
  ]);
});

test.each<Partial<Shift>>([
  { staffId: 'marcus' as StaffId },
  { from: '21:00' },
  { weekdays: [1] },
  { lastOn: '2026-06-01' as Day },
  { everyWeeks: 2 },
  { timeZone: 'Europe/London' },
])('a shift that differs comes in: %o', (shift) => {
  expect(news({ shift }).shifts).toHaveLength(1);
});

test('of every second week it matters which', () => {
  const other = { ...rota, shifts: [{ ...nights, everyWeeks: 2 }] };
  const read = {
    shifts: [{ ...nights, everyWeeks: 2, firstOn: '2026-02-09' as Day, entry: '1: nights' }],
    overrides: [],
    leftOut: [],
  };
  expect(whatIsNew(read, other, now).shifts).toHaveLength(1);
});

test('what is over does not come in', () => {
  const override = { from: instant('2026-03-02T13:00:00Z'), until: instant('2026-03-02T18:00:00Z') };
  expect(news({ override }).leftOut.at(-1)).toEqual({ entry: '2: once', reason: 'It is over.' });
});
