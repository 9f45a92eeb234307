/** How a booking repeats: a few plain choices, the rule that they stand for (RFC 5545), and the rule in words. */
import { list } from '#core/sentence.ts';
import { weekdayOf } from './wall.ts';

export type Every = 'once' | 'week' | 'two-weeks' | 'four-weeks' | 'month' | 'as-it-is';

export interface Repeats {
  readonly every: Every;
  /** 1 for Monday … 7 for Sunday; of weekly ones. */
  readonly weekdays: readonly number[];
  readonly ends: 'never' | 'after' | 'on';
  readonly count: number;
  /** The last day on which one may begin. */
  readonly lastDay: string;
}

export const once: Repeats = { every: 'once', weekdays: [], ends: 'never', count: 10, lastDay: '' };

const codes = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;
const names = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;
export const weekdayNames: readonly string[] = names;

const intervals = { week: 1, 'two-weeks': 2, 'four-weeks': 4 } as const;
type Weekly = keyof typeof intervals;
const isWeekly = (every: Every): every is Weekly => every in intervals;

/** `null` when it does not repeat, or repeats by a rule that the choices cannot tell. */
export function ruleOf(repeats: Repeats, firstDay: string): string | null {
  const { every, ends, count } = repeats;
  const end = ends === 'after' ? `;COUNT=${count}` : '';
  if (every === 'month')
    return `FREQ=MONTHLY;BYDAY=${placeInMonth(firstDay)}${codeOf(weekdayOf(firstDay))}${end}`;
  if (!isWeekly(every)) return null;
  const interval = intervals[every] === 1 ? '' : `;INTERVAL=${intervals[every]}`;
  return `FREQ=WEEKLY${interval};BYDAY=${daysOf(repeats, firstDay).map(codeOf).join(',')}${end}`;
}

/** The day of the first session always counts. */
export function daysOf({ weekdays }: Repeats, firstDay: string): readonly number[] {
  return [...new Set([...weekdays, weekdayOf(firstDay)])].sort((one, other) => one - other);
}

/** What a kept rule is among the choices. */
export function repeatsOf(rule: string): Repeats {
  const parts = partsOf(rule);
  const count = Number(parts.get('COUNT') ?? 0);
  const ends = count > 0 ? ({ ends: 'after', count } as const) : {};
  const days = (parts.get('BYDAY') ?? '').split(',').filter(Boolean);
  const weekdays = days.map((day) => codes.findIndex((code) => code === day) + 1);
  const every = Object.entries(intervals).find(([, weeks]) => weeks === Number(parts.get('INTERVAL') ?? 1));
  const known = new Set(['FREQ', 'INTERVAL', 'BYDAY', 'COUNT']);
  if (
    parts.get('FREQ') === 'WEEKLY' &&
    every &&
    !weekdays.includes(0) &&
    [...parts.keys()].every((key) => known.has(key))
  ) {
    return { ...once, every: every[0] as Weekly, weekdays, ...ends };
  }
  return { ...once, every: 'as-it-is', ...ends };
}

/** `every week on Tuesday and Thursday, 10 times` */
export function ruleWords(rule: string): string {
  const parts = partsOf(rule);
  const interval = Number(parts.get('INTERVAL') ?? 1);
  const days = (parts.get('BYDAY') ?? '').split(',').filter(Boolean);
  const count = parts.get('COUNT');
  const end = count ? `, ${count} times` : '';
  switch (parts.get('FREQ')) {
    case 'DAILY':
      return `${interval === 1 ? 'every day' : `every ${interval} days`}${end}`;
    case 'WEEKLY': {
      const on = days.length > 0 ? ` on ${list(days.map(dayName))}` : '';
      return `${interval === 1 ? 'every week' : `every ${numberWord(interval)} weeks`}${on}${end}`;
    }
    case 'MONTHLY': {
      const [day] = days;
      const on = day ? ` on the ${placeWord(day)} ${dayName(day.slice(-2))}` : '';
      return `${interval === 1 ? 'every month' : `every ${numberWord(interval)} months`}${on}${end}`;
    }
    default:
      return 'by a rule of its own';
  }
}

function partsOf(rule: string): ReadonlyMap<string, string> {
  return new Map(rule.split(';').map((part) => part.split('=', 2) as [string, string]));
}

/** The fifth of a month may be missing; whoever comes then comes on the last one. */
function placeInMonth(day: string): number {
  const place = Math.ceil(Number(day.slice(8, 10)) / 7);
  return place > 4 ? -1 : place;
}

const codeOf = (weekday: number): string => codes[weekday - 1] ?? 'MO';
const dayName = (code: string): string => names[codes.findIndex((one) => one === code)] ?? code;

function placeWord(day: string): string {
  const place = day.slice(0, -2);
  return { '1': 'first', '2': 'second', '3': 'third', '4': 'fourth', '-1': 'last' }[place] ?? place;
}

export function placeInMonthWords(day: string): string {
  return `${placeWord(`${placeInMonth(day)}XX`)} ${names[weekdayOf(day) - 1]}`;
}

const numberWord = (number: number): string =>
  ['', 'one', 'two', 'three', 'four', 'five', 'six'][number] ?? String(number);
