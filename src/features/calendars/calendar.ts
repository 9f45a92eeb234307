/** A source of bookings, and what an import of it did. */
import type { StaffId } from '#core/ids.ts';
import type { Instant } from '#core/time/instant.ts';
import type { CalendarId, Modality, SessionDeps } from '#features/sessions/facts.ts';
import type { WayToMatch } from './match-booking.ts';

declare const brand: unique symbol;
export type ReportId = string & { readonly [brand]: 'ReportId' };
export type RuleId = string & { readonly [brand]: 'RuleId' };

export interface Calendar {
  readonly id: CalendarId;
  readonly version: number;
  readonly name: string;
  /** `null` for files. A secret: whoever has it can read the calendar. */
  readonly address: string | null;
  readonly clinicianId: StaffId;
  readonly zone: string;
  readonly modality: Modality;
  readonly automatic: readonly WayToMatch[];
  readonly pollMinutes: number;
  readonly etag: string | null;
  readonly lastModified: string | null;
  readonly lastGoodAt: Instant | null;
  readonly madeUntil: Instant | null;
  readonly checkedAt: Instant | null;
  readonly nextCheckAt: Instant | null;
  readonly failure: string | null;
  readonly failingSince: Instant | null;
  readonly stoppedAt: Instant | null;
}

export const outcomes = [
  'added',
  'moved',
  'changed',
  'cancelled',
  'restored',
  'vanished',
  'held',
  'unsure',
  'unmatched',
  'not-a-session',
  'skipped',
  'noted',
] as const;
export type ReportOutcome = (typeof outcomes)[number];

export interface ReportLine {
  readonly outcome: ReportOutcome;
  /** In the file; 0 where there is none. */
  readonly line: number;
  readonly uid: string | null;
  readonly title: string;
  readonly startsAt: Instant | null;
  readonly reason: string;
  readonly wayOut: string;
}

export interface ImportReport {
  readonly id: ReportId;
  readonly calendarId: CalendarId;
  readonly madeAt: Instant;
  readonly via: 'upload' | 'address' | 'kept-copy' | 'rule';
  /** The file was whole, so that what was missing from it counted. */
  readonly complete: boolean;
  readonly counts: Readonly<Record<ReportOutcome | 'unchanged', number>>;
  readonly lines: readonly ReportLine[];
}

/** Bookings are all that an import changes in the world. */
export type CalendarDeps = SessionDeps;
