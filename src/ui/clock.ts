/** Times as people say them: a clock in 24 hours and a distance. Without a zone, the clock of whoever is reading. */

const minuteMs = 60_000;

/** `14:20` */
export function clockTime(instant: string, timeZone?: string): string {
  return format({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }, timeZone).format(new Date(instant));
}

/** `Wed 4 Mar` */
export function shortDay(instant: string, timeZone?: string): string {
  const day = { weekday: 'short', day: 'numeric', month: 'short' } as const;
  return format(day, timeZone).format(new Date(instant)).replace(',', '');
}

/** `Wednesday 4 March` */
export function longDay(instant: string, timeZone?: string): string {
  const day = { weekday: 'long', day: 'numeric', month: 'long' } as const;
  return format(day, timeZone).format(new Date(instant)).replace(',', '');
}

/** `Wednesday`, of a plain day. */
export const weekday = (day: string): string => format({ weekday: 'long' }, 'UTC').format(new Date(day));

/** `2 September 2026`, of an instant or of a plain day. */
export function fullDay(instantOrDay: string, timeZone?: string): string {
  const isDay = instantOrDay.length === 10;
  const day = { day: 'numeric', month: 'long', year: 'numeric' } as const;
  return format(day, isDay ? 'UTC' : timeZone).format(new Date(instantOrDay));
}

/** `2026-03-04`, as a field for a day has it. */
export function plainDay(instant: string, timeZone?: string): string {
  const day = { year: 'numeric', month: '2-digit', day: '2-digit' } as const;
  const parts = format(day, timeZone).formatToParts(new Date(instant));
  const of = (type: string) => parts.find((part) => part.type === type)?.value;
  return `${of('year')}-${of('month')}-${of('day')}`;
}

/** `14:20`, with the day in front when it is not today. */
export function atClock(instant: string, now: Date, timeZone?: string): string {
  const day = shortDay(instant, timeZone);
  const time = clockTime(instant, timeZone);
  return day === shortDay(now.toISOString(), timeZone) ? time : `${day}, ${time}`;
}

/** `20:00 to 22:00`, `Wed 4 Mar, 20:00 to midnight`; the second day only where it is another. */
export function betweenClocks(
  { from, until }: { readonly from: string; readonly until: string },
  now: Date,
  timeZone?: string,
): string {
  const start = atClock(from, now, timeZone);
  const end = clockTime(until, timeZone);
  const last = new Date(new Date(until).getTime() - 1).toISOString();
  if (shortDay(from, timeZone) !== shortDay(last, timeZone))
    return `${start} to ${atClock(until, now, timeZone)}`;
  return `${start} to ${end === '00:00' ? 'midnight' : end}`;
}

/** `26 min`, `1 h 26 min`, `2 days`; never negative. */
export function distance(from: string | Date, to: string | Date): string {
  const minutes = Math.max(0, Math.floor((new Date(to).getTime() - new Date(from).getTime()) / minuteMs));
  if (minutes < 60) return `${minutes} min`;
  if (minutes >= 48 * 60) return `${Math.floor(minutes / 1440)} days`;
  return minutes % 60 === 0 ? `${minutes / 60} h` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** `in 6 min`, or `now` when it has come. */
export function fromNow(instant: string, now: Date): string {
  const isAhead = new Date(instant).getTime() - now.getTime() >= minuteMs;
  return isAhead ? `in ${distance(now, instant)}` : 'now';
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** Making a format takes far longer than using it, and a long list uses the same few thousands of times. */
function format(parts: Intl.DateTimeFormatOptions, timeZone: string | undefined): Intl.DateTimeFormat {
  const key = `${timeZone}${JSON.stringify(parts)}`;
  const known = formats.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-GB', { ...parts, ...(timeZone !== undefined && { timeZone }) });
  formats.set(key, made);
  return made;
}
