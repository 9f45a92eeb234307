/** What every way to look at the calendar is given. */
import type { CalendarAnswer } from '../contract.ts';
import type { Slot } from './slots.ts';
import type { Place } from './use-place.ts';

export interface Shown {
  readonly place: Place;
  readonly answer: CalendarAnswer;
  readonly now: Date;
  readonly slots: readonly Slot[];
  readonly mayChange: boolean;
  readonly onOpen: (sessionId: string) => void;
  /** `null` for whoever may only look. */
  readonly onBook: ((day: string, minute: number | null, clinicianId?: string) => void) | null;
}
