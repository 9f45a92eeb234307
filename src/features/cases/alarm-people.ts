/** Who is asked about a message that may be a cry and that no case has heard, in order. */
import type { StaffId } from '#core/ids.ts';
import { type AlarmQuestion, atOnce, inTurn } from '#core/paging/alarm.ts';
import type { Instant } from '#core/time/instant.ts';
import type { Tx } from '#engine/ports.ts';
import { isClinicalRole, type Role, type StaffRow, staffOfPractice } from '#features/access/facts.ts';
import { onCallNow } from '#features/on-call/facts.ts';
import { carersOf } from '#features/people/facts.ts';
import { clientsOfText } from './text-store.ts';

/**
 * As in a case: the clinicians of whoever it could be from, their backups, whoever is on call now, the supervisors, and at
 * last the owners, so that there is always somebody [P3.2].
 */
export async function questionAboutCry(
  tx: Tx,
  { subjectId }: { readonly subjectId: string },
  now: Instant,
): Promise<AlarmQuestion> {
  const staff = (await staffOfPractice(tx)).filter(({ active, role }) => active && isClinicalRole(role));
  const carers = await carersOf(tx, await clientsOfText(tx, subjectId));
  const withRole = (role: Role) => staff.filter((one) => one.role === role).map(({ id }) => id);
  const backupOf = (clinicianId: StaffId) => staff.find(({ id }) => id === clinicianId)?.backupStaffId;
  const wanted = [
    ...carers.map(({ clinicianId }) => clinicianId),
    ...carers.map(({ clinicianId, backupId }) => backupId ?? backupOf(clinicianId)),
    ...(await onCallNow(tx, now)),
    ...withRole('supervisor'),
    ...withRole('owner'),
  ];
  return { people: inTurn(wanted.filter(isOneOf(staff))), pace: atOnce };
}

const isOneOf =
  (staff: readonly StaffRow[]) =>
  (wanted: StaffId | null | undefined): wanted is StaffId =>
    staff.some(({ id }) => id === wanted);
