/** Days and the clock on the wall in a zone, as text: `2026-03-03`, `2026-03-03T10:00`, minutes since midnight. */

const dayMs = 86_400_000;
const minuteMs = 60_000;

const formats = new Map<string, Intl.DateTimeFormat>();

/** `2026-03-03T10:00` */
export function wallIn(instant: string, zone: string): string {
  const known = formats.get(zone) ?? wallFormat(zone);
  formats.set(zone, known);
  const parts = Object.fromEntries(
    known.formatToParts(new Date(instant)).map(({ type, value }) => [type, value]),
  );
  return `${parts['year']}-${parts['month']}-${parts['day']}T${parts['hour']}:${parts['minute']}`;
}

function wallFormat(zone: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    calendar: 'iso8601',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
}

/** A time that the clocks skip is moved forward by the gap; of one that comes twice, the first is meant. As the server does. */
export function instantOfWall(wall: string, zone: string): string {
  const asUtc = Date.parse(`${wall}:00Z`);
  const offsets = [asUtc - dayMs, asUtc + dayMs].map((at) => offsetAt(at, zone));
  const fits = offsets.map((offset) => asUtc - offset).filter((at) => at + offsetAt(at, zone) === asUtc);
  const at = fits.length > 0 ? Math.min(...fits) : asUtc - (offsets[0] ?? 0);
  return new Date(at).toISOString();
}

function offsetAt(at: number, zone: string): number {
  return Date.parse(`${wallIn(new Date(at).toISOString(), zone)}:00Z`) - at;
}

export const dayOfWall = (wall: string): string => wall.slice(0, 10);
export const timeOfWall = (wall: string): string => wall.slice(11, 16);

export function minuteOfWall(wall: string): number {
  return Number(wall.slice(11, 13)) * 60 + Number(wall.slice(14, 16));
}

/** `10:05`; a minute of the next day begins again at midnight. */
export function clockOf(minute: number): string {
  const within = ((minute % 1440) + 1440) % 1440;
  const two = (number: number) => String(number).padStart(2, '0');
  return `${two(Math.floor(within / 60))}:${two(within % 60)}`;
}

export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10);
}

export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / dayMs);
}

/** The clock on the wall so many minutes on, whatever the zone does meanwhile. */
export function shiftWall(wall: string, minutes: number): string {
  return new Date(Date.parse(`${wall}:00Z`) + minutes * minuteMs).toISOString().slice(0, 16);
}

/** 1 for Monday … 7 for Sunday. */
export function weekdayOf(day: string): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay() || 7;
}

export const mondayOf = (day: string): string => addDays(day, 1 - weekdayOf(day));

export const isDay = (text: unknown): text is string =>
  typeof text === 'string' && /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text));
