/** Times as people say them: a clock and a distance. */

const clock = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit' });
const day = new Intl.DateTimeFormat(undefined, { weekday: 'short', day: 'numeric', month: 'short' });

/** `14:20`, with the day when it is not today. */
export function atClock(instant: string, now: Date = new Date()): string {
  const date = new Date(instant);
  const time = clock.format(date);
  return date.toDateString() === now.toDateString() ? time : `${day.format(date)}, ${time}`;
}

/** `26 min`, `1 h 26 min`, `2 days`; never negative. */
export function distance(from: Date, to: Date): string {
  const minutes = Math.max(0, Math.floor((to.getTime() - from.getTime()) / 60_000));
  if (minutes < 60) return `${minutes} min`;
  if (minutes < 48 * 60) return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
  return `${Math.floor(minutes / 1440)} days`;
}
