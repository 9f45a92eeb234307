/**
 * Instants are UTC text of one fixed form, `2026-03-03T14:00:00.000Z`, so that they sort as text, survive JSON
 * and hash the same everywhere.
 */
declare const brand: unique symbol;
export type Instant = string & { readonly [brand]: 'Instant' };
/** A calendar day without a zone: `2026-03-03`. */
export type Day = string & { readonly [brand]: 'Day' };

/** Reads any ISO 8601 text with an offset; throws a RangeError that quotes nothing when it is none. */
export function instant(text: string): Instant {
  const milliseconds = Date.parse(text);
  if (Number.isNaN(milliseconds) || !/(?:Z|[+-]\d\d:?\d\d)$/.test(text)) {
    throw new RangeError('an instant needs a date, a time and an offset, like 2026-03-03T14:00:00Z');
  }
  return fromEpochMilliseconds(milliseconds);
}

export function fromEpochMilliseconds(milliseconds: number): Instant {
  return new Date(milliseconds).toISOString() as Instant;
}

export function toEpochMilliseconds(at: Instant): number {
  return Date.parse(at);
}

export function addMinutes(at: Instant, minutes: number): Instant {
  return fromEpochMilliseconds(toEpochMilliseconds(at) + Math.round(minutes * 60_000));
}

/** Minutes from one instant to another, negative when `to` is earlier; not rounded. */
export function minutesBetween(from: Instant, to: Instant): number {
  return (toEpochMilliseconds(to) - toEpochMilliseconds(from)) / 60_000;
}

export function earliest(...instants: readonly (Instant | null | undefined)[]): Instant | null {
  let first: Instant | null = null;
  for (const at of instants) if (at && (first === null || at < first)) first = at;
  return first;
}

export function latest(first: Instant, ...others: readonly (Instant | null | undefined)[]): Instant {
  let last = first;
  for (const at of others) if (at && at > last) last = at;
  return last;
}
