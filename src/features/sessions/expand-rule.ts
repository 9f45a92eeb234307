/**
 * Expands a recurrence rule (RFC 5545) on the wall clock, so that a session at ten stays at ten when the clocks
 * change. A time that the clocks skip is not left out here: the zone moves it, and the client is still expected.
 */
import { RRuleTemporal } from 'rrule-temporal';

export interface WallRule {
  /** When the first session begins, as the clock on the wall shows it. */
  readonly first: Temporal.PlainDateTime;
  /** The value of an RRULE without UNTIL: `FREQ=WEEKLY;BYDAY=TU`. */
  readonly rule: string;
  /** The last start that still counts, or `null` for no end. */
  readonly until: Temporal.PlainDateTime | null;
}

export interface WallWindow {
  readonly from: Temporal.PlainDateTime;
  /** Starts at this time are outside. */
  readonly to: Temporal.PlainDateTime;
}

/** A rule for sessions repeats by days or slower; anything faster is a mistake or an attack. */
const tooFast = /FREQ=(?:HOURLY|MINUTELY|SECONDLY)/i;

/** Throws a RangeError with a plain reason when the rule is not one that sessions can follow. */
export function expandRule(series: WallRule, window: WallWindow): Temporal.PlainDateTime[] {
  const rule = readRule(series.rule, series.first);
  const to =
    series.until && earlier(series.until.add({ seconds: 1 }), window.to)
      ? series.until.add({ seconds: 1 })
      : window.to;
  if (!earlier(window.from, to)) return [];
  const zoned = rule.between(onUtc(window.from), onUtc(to), true);
  return zoned.map((at) => at.toPlainDateTime()).filter((at) => earlier(at, to));
}

/** Checks a rule before it is kept; the reason is in plain words. */
export function ruleProblem(rule: string): string | null {
  try {
    readRule(rule, Temporal.PlainDateTime.from('2026-01-05T10:00:00'), true);
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : 'the rule cannot be read';
  }
}

function readRule(
  rule: string,
  first: Temporal.PlainDateTime,
  strict = false,
): RRuleTemporal<Temporal.ZonedDateTime> {
  if (tooFast.test(rule)) throw new RangeError('it repeats more often than daily');
  try {
    return new RRuleTemporal<Temporal.ZonedDateTime>({
      rruleString: rule,
      dtstart: onUtc(first),
      includeDtstart: true,
      temporal: Temporal,
      maxIterations: 100_000,
      strict,
    });
  } catch (error) {
    throw new RangeError(error instanceof Error ? error.message : 'it cannot be read', { cause: error });
  }
}

/** The wall clock is written as if it were UTC: no zone, no gaps, plain arithmetic. */
function onUtc(wall: Temporal.PlainDateTime): Temporal.ZonedDateTime {
  return wall.toZonedDateTime('UTC');
}

function earlier(one: Temporal.PlainDateTime, other: Temporal.PlainDateTime): boolean {
  return Temporal.PlainDateTime.compare(one, other) < 0;
}

/** Takes UNTIL out of a rule, since it is written in another clock than the rest. */
export function splitUntil(rule: string): { readonly rule: string; readonly until: string | null } {
  const parts = rule.split(';').filter((part) => part.trim() !== '');
  const until = parts.find((part) => /^UNTIL=/i.test(part));
  return {
    rule: parts.filter((part) => part !== until).join(';'),
    until: until ? until.slice(until.indexOf('=') + 1) : null,
  };
}
