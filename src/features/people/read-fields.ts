/** Reads what people type into the forms that the record keeps: days, zones, languages, countries. */

import type { Day } from '#core/time/instant.ts';
import { isTimeZone } from '#core/time/zone.ts';

/** A value, or why there is none and what to do; the text that was read is never repeated. */
export type Read<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly reason: string; readonly wayOut: string };

export const read = <Value>(value: Value): Read<Value> => ({ ok: true, value });
export const unread = (reason: string, wayOut: string): { ok: false; reason: string; wayOut: string } => ({
  ok: false,
  reason,
  wayOut,
});

const isoDay = /^\d{4}-\d{2}-\d{2}$/;

/** A calendar day that exists. 03/04/2025 is refused, because half the world reads it as another day. */
export function readDay(text: string): Read<Day> {
  const trimmed = text.trim();
  if (!isoDay.test(trimmed)) {
    return unread('Is not a day written as year-month-day', 'write it like 2026-03-09');
  }
  try {
    const day = Temporal.PlainDate.from(trimmed, { overflow: 'reject' });
    if (day.year < 1880 || day.year > 2200) {
      return unread('Has a year that cannot be meant', 'check the year');
    }
    return read(trimmed as Day);
  } catch {
    return unread('Is a day that does not exist', 'check the month and the day');
  }
}

export const isZone = (name: string): boolean => isTimeZone(name);

const languageNames = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' });
const countryNames = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });

export function isLanguage(code: string): boolean {
  if (!/^[a-z]{2,3}(-[A-Z]{2})?$/.test(code)) return false;
  return languageNames.of(code.slice(0, code.indexOf('-') > 0 ? code.indexOf('-') : undefined)) !== undefined;
}

/** `ZZ` is what Unicode calls an unknown region. */
export function isCountry(code: string): boolean {
  return /^[A-Z]{2}$/.test(code) && code !== 'ZZ' && countryNames.of(code) !== undefined;
}
