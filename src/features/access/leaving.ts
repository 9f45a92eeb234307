import type { PracticeId, StaffId } from '#core/ids.ts';

/** Somebody's access is being ended. */
export interface Leaving {
  readonly practiceId: PracticeId;
  readonly staffId: StaffId;
  readonly by: StaffId;
}

/** What still names a person who has left as its clinician, for somebody to reassign. */
export interface StillTheirs {
  /** Clients in care. */
  readonly clients: number;
  /** Sessions that are booked and have not begun. */
  readonly sessions: number;
}
