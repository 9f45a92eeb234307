/** Which marks a row offers. Anything else is refused by the server too, in its own words. */
import type { AttendingNow, Standing } from '../contract.ts';

export type Said = 'here' | 'late-noted' | 'not-here';

export interface Sayable {
  readonly here: boolean;
  /** Before the miss may be confirmed, "not here" can only mean "not here yet" [P2.2]. */
  readonly notHere: 'late-noted' | 'not-here' | null;
  /** What is on record can be taken back. */
  readonly change: boolean;
}

const nothing: Sayable = { here: false, notHere: null, change: false };

/** Whoever comes early is here; hours ahead nobody is. */
const earlyMinutes = 60;

const open: readonly Standing[] = ['begun', 'late', 'unconfirmed', 'in-nobodys-hands'];

export function sayableOf({ standing, startsAt, mayConfirmAt }: AttendingNow, now: Date): Sayable {
  if (standing === 'here') return { ...nothing, change: true };
  if (standing === 'not-seen') return { ...nothing, here: true };
  if (standing === 'expected') {
    return { ...nothing, here: Date.parse(startsAt) - now.getTime() <= earlyMinutes * 60_000 };
  }
  if (!open.includes(standing)) return nothing;
  const mayConfirm = Date.parse(mayConfirmAt) <= now.getTime();
  const notHere = mayConfirm ? 'not-here' : standing === 'late' ? null : 'late-noted';
  return { here: true, notHere, change: false };
}
