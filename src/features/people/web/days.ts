/** Plain days, counted on the client's own calendar. */
import { plainDay } from '#ui/clock.ts';

/** `2026-03-03`: what day it is there. */
export const todayIn = (timeZone: string, now: Date = new Date()): string =>
  plainDay(now.toISOString(), timeZone);

/** The same day of a later month, or that month's last day. */
export function monthsAfter(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const lastDay = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  const later = new Date(Date.UTC(year, month - 1 + months, Math.min(date, lastDay)));
  return later.toISOString().slice(0, 10);
}

/** `today`, `20 days ago`, `13 months ago`. */
export function daysAgo(day: string, today: string): string {
  const days = Math.round((Date.parse(today) - Date.parse(day)) / 86_400_000);
  if (days === 0) return 'today';
  if (days === 1) return 'yesterday';
  if (days < 0) return `in ${-days} ${days === -1 ? 'day' : 'days'}`;
  return days < 92 ? `${days} days ago` : `${Math.floor(days / 30.44)} months ago`;
}

export function ageOn(bornOn: string, today: string): number {
  const years = Number(today.slice(0, 4)) - Number(bornOn.slice(0, 4));
  return today.slice(5) < bornOn.slice(5) ? years - 1 : years;
}
