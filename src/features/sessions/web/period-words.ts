/** `2 – 8 March 2026`, `28 February – 6 March 2026`, `Tuesday 3 March 2026`. */
import type { Place } from './use-place.ts';
import { addDays } from './wall.ts';

export function periodWords({ view, from, to }: Pick<Place, 'view' | 'from' | 'to'>): string {
  if (view === 'day') return words(from, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
  const last = addDays(to, -1);
  const end = words(last, { day: 'numeric', month: 'long', year: 'numeric' });
  if (from.slice(0, 7) === last.slice(0, 7)) return `${Number(from.slice(8))} – ${end}`;
  const isSameYear = from.slice(0, 4) === last.slice(0, 4);
  return `${words(from, { day: 'numeric', month: 'long', ...(!isSameYear && { year: 'numeric' }) })} – ${end}`;
}

/** `Tue 3 March` */
export const dayWords = (day: string): string =>
  words(day, { weekday: 'short', day: 'numeric', month: 'long' });
/** `Tuesday 3 March` */
export const longDayWords = (day: string): string =>
  words(day, { weekday: 'long', day: 'numeric', month: 'long' });
export const monthWord = (day: string): string => words(day, { month: 'long' });
export const weekdayWord = (day: string): string => words(day, { weekday: 'short' });

function words(day: string, parts: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat('en-GB', { ...parts, timeZone: 'UTC' })
    .format(new Date(`${day}T12:00:00Z`))
    .replace(',', '');
}
