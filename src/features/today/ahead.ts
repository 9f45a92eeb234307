/** What has to be right before the next sessions, seen by nobody in particular: the screen and the evening's look share it. */
import type { StaffId } from '#core/ids.ts';
import type { Gap } from '#core/on-call/duty.ts';
import type { Day, Instant } from '#core/time/instant.ts';
import { addToDay, dayOf } from '#core/time/zone.ts';
import type { Tx } from '#engine/ports.ts';
import { type StaffRow, staffOfPractice } from '#features/access/facts.ts';
import { unheldTimes } from '#features/on-call/facts.ts';
import { type ClientFacts, planFactsOf } from '#features/people/facts.ts';
import { type Attending, attendanceBetween, nextSessionFrom } from '#features/sessions/facts.ts';
import { rangeOf } from './read-today.ts';

/** Beyond that a practice is on holiday, and its next evening is early enough. */
const daysAhead = 7;

export interface Ahead {
  /** The next one on which there are sessions: on a Friday often Monday. */
  readonly day: Day;
  /** Its end. */
  readonly until: Instant;
}

export async function aheadOf(tx: Tx, now: Instant, timeZone: string): Promise<Ahead> {
  const { to: tonight } = rangeOf(dayOf(now, timeZone), timeZone);
  const tomorrow = dayOf(tonight, timeZone);
  const last = rangeOf(addToDay(tomorrow, daysAhead - 1), timeZone);
  const next = await nextSessionFrom(tx, tonight, last.to);
  const day = next === null ? tomorrow : dayOf(next, timeZone);
  return { day, until: rangeOf(day, timeZone).to };
}

export interface Expected extends Attending {
  readonly facts: ClientFacts;
}

/** The first session of each client that is to take place from now on, with what their record holds. */
export async function expectedUntil(tx: Tx, now: Instant, until: Instant): Promise<readonly Expected[]> {
  const rows = await attendanceBetween(tx, { from: now, to: until, goingOnAt: until });
  const coming = rows.filter(({ status, calledOffAt }) => status === 'booked' && calledOffAt === null);
  const first = new Map(coming.toReversed().map((row) => [row.clientId, row]));
  const facts = await planFactsOf(tx, [...first.keys()], now);
  return [...first.values()].flatMap((row) => {
    const theirs = facts.get(row.clientId);
    return theirs ? [{ ...row, facts: theirs }] : [];
  });
}

/** When nobody would be there; the screen says it, and in the evening it rings. */
export async function unheldUntil(
  tx: Tx,
  expected: readonly Expected[],
  now: Instant,
  until: Instant,
): Promise<readonly Gap[]> {
  const staff = await staffOfPractice(tx);
  const watched = expected.map((one) => ({
    from: one.startsAt,
    until: one.endsAt,
    people: peopleFor(one, staff),
  }));
  return unheldTimes(tx, watched, now, until);
}

export async function isUnheld(tx: Tx, now: Instant, until: Instant): Promise<boolean> {
  const expected = await expectedUntil(tx, now, until);
  return (await unheldUntil(tx, expected, now, until)).length > 0;
}

/** As the chain of a case has them, but for whoever is on call. */
function peopleFor({ clinicianId, facts }: Expected, staff: readonly StaffRow[]): readonly StaffId[] {
  const active = staff.filter((person) => person.active);
  const clinician = active.find(({ id }) => id === clinicianId);
  const backupId = facts.backupId ?? clinician?.backupStaffId;
  return active
    .filter(
      ({ id, role }) => id === clinicianId || id === backupId || role === 'supervisor' || role === 'owner',
    )
    .map(({ id }) => id);
}
