/** What a session is, who takes part in it, and what others hear when it changes. */
import type { ClientId, SessionId, StaffId } from '#core/ids.ts';
import type { Instant } from '#core/time/instant.ts';
import type { NewId, Tx } from '#engine/ports.ts';

declare const brand: unique symbol;
export type SeriesId = string & { readonly [brand]: 'SeriesId' };
export type CalendarId = string & { readonly [brand]: 'CalendarId' };

export type SessionKind = 'individual' | 'couple' | 'group';
export type Modality = 'in-person' | 'telehealth';
/** `moved`: its time had come before it was moved, so it stays as it was and another session took its place. */
export type SessionStatus = 'booked' | 'cancelled' | 'moved';
/** `accounted`: not here, and somebody knows why; nothing more is owed for this session. */
export type Presence = 'expected' | 'here' | 'late-noted' | 'not-here' | 'accounted';

export interface LocationAddress {
  readonly street?: string | undefined;
  readonly city?: string | undefined;
  readonly region?: string | undefined;
  readonly postcode?: string | undefined;
  readonly country?: string | undefined;
  /** Which bell, which floor, a gate code. */
  readonly access?: string | undefined;
}

export interface Participant {
  readonly clientId: ClientId;
  readonly presence: Presence;
  readonly presenceAt: Instant | null;
  readonly presenceBy: StaffId | null;
  /** When somebody has to be asked, unless presence is known by then. */
  readonly absenceDueAt: Instant | null;
  /** When a case took over from the timer. */
  readonly handedOverAt: Instant | null;
  readonly calledOffAt: Instant | null;
  readonly location: string | null;
  readonly locationAddress: LocationAddress | null;
  readonly locationConfirmedAt: Instant | null;
  readonly locationConfirmedBy: StaffId | null;
}

export interface Session {
  readonly id: SessionId;
  readonly version: number;
  readonly kind: SessionKind;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  readonly zone: string;
  readonly modality: Modality;
  readonly clinicianId: StaffId;
  readonly link: string | null;
  readonly status: SessionStatus;
  readonly movedTo: SessionId | null;
  readonly seriesId: SeriesId | null;
  readonly seriesStart: Instant | null;
  readonly calendarId: CalendarId | null;
  readonly calendarUid: string | null;
  readonly calendarRecurrence: string | null;
  readonly participants: readonly Participant[];
}

/** Who makes a change, on whose word, and when. `staffId` is null when no person did. */
export interface Hand {
  readonly via: 'staff' | 'client' | 'calendar' | 'series' | 'case';
  readonly staffId: StaffId | null;
  readonly now: Instant;
}

/** What is heard, in the transaction of the change, by whoever has to act on it. */
export type SessionChange = {
  readonly sessionId: SessionId;
  /** Those whom it concerns. */
  readonly clientIds: readonly ClientId[];
  /** The start before the change. */
  readonly startsAt: Instant;
  /** The session's time had come when the change was made: then a calendar's word settles nothing. */
  readonly afterStart: boolean;
  readonly by: Hand;
} & (
  | { readonly change: 'cancelled' | 'restored' | 'client-removed' }
  /** `movedTo` is the same session unless its time had come. */
  | { readonly change: 'moved'; readonly movedTo: SessionId; readonly newStartsAt: Instant }
  | { readonly change: 'presence'; readonly presence: Presence }
);

export interface SessionDeps {
  readonly newId: NewId;
  /** From the start until somebody is asked, for each client; a client missing from the answer gets the usual wait. */
  readonly askAfterMinutes: (
    tx: Tx,
    clientIds: readonly ClientId[],
  ) => Promise<ReadonlyMap<ClientId, number>>;
  readonly onSessionChanged: (tx: Tx, change: SessionChange) => Promise<void>;
}

/** The default of the protocol [P2.1]; used when nobody says otherwise, so that a timer is never missing. */
export const usualAskAfterMinutes = 5;

export function kindOf(clients: number): SessionKind {
  return clients === 1 ? 'individual' : clients === 2 ? 'couple' : 'group';
}
