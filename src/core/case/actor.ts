import type { StaffId } from '../ids.ts';

/** Who made something happen. The timer and the provider have no hands: see `thirdPartyEvents` in events.ts. */
export type Actor = StaffActor | ClientActor | ProviderActor | TimerActor | CalendarActor;

export interface StaffActor {
  readonly kind: 'staff';
  readonly staffId: StaffId;
}
export interface ClientActor {
  readonly kind: 'client';
}
/** The message provider, reporting what became of a message. */
export interface ProviderActor {
  readonly kind: 'provider';
}
/** Time itself: everything that happens because an instant has passed. */
export interface TimerActor {
  readonly kind: 'timer';
}
/** The booking side, reporting that a session was cancelled, moved or kept. */
export interface CalendarActor {
  readonly kind: 'calendar';
}

export const timer: TimerActor = { kind: 'timer' };
