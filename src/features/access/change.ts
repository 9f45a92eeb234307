/** Changing what people may do, ending somebody's access, changing the practice. */
import type { AccessDeps } from './actions.ts';
import type { Role, StaffActor } from './facts.ts';
import { knownBackup, noSuchStaff } from './known-staff.ts';
import type { StillTheirs } from './leaving.ts';
import { putOnRecord } from './on-record.ts';
import { changedMeanwhile, lastOwner } from './problems.ts';
import {
  endInvitations,
  lockOwners,
  lockStaff,
  type PracticeRow,
  readPractice,
  type StaffRow,
  updatePractice,
  updateStaff,
} from './store.ts';

export interface StaffChange {
  readonly version: number;
  readonly name?: string | undefined;
  readonly role?: Role | undefined;
  readonly phone?: string | undefined;
  readonly backupStaffId?: string | null | undefined;
  readonly active?: boolean | undefined;
}

export interface ChangedStaff {
  readonly staff: StaffRow;
  /** What still names a person whose access has just ended; `null` for any other change. */
  readonly stillTheirs: StillTheirs | null;
}

export async function changeStaff(
  deps: AccessDeps,
  by: StaffActor,
  staffId: string,
  change: StaffChange,
): Promise<ChangedStaff> {
  const { database, clock, signIns } = deps;
  const { practiceId } = by;
  const changed = await database.inPractice(practiceId, async (tx) => {
    const owners = await lockOwners(tx);
    const before = (await lockStaff(tx, staffId)) ?? noSuchStaff();
    const after: StaffRow = {
      ...before,
      version: change.version,
      name: change.name ?? before.name,
      role: change.role ?? before.role,
      phone: change.phone ?? before.phone,
      active: change.active ?? before.active,
      backupStaffId:
        change.backupStaffId === undefined
          ? before.backupStaffId
          : await knownBackup(tx, change.backupStaffId, before.id),
    };
    const staysOwner = after.role === 'owner' && after.active;
    if (!staysOwner && owners.every((owner) => owner === before.id) && owners.includes(before.id))
      throw lastOwner();
    const now = clock.now();
    if (!after.active) await endInvitations(tx, before.id, now);
    const staff = (await updateStaff(tx, after, now)) ?? changedMeanwhile();
    for (const deed of deedsOf(before, staff))
      await putOnRecord(tx, deps, practiceId, {
        ...deed,
        by: by.staffId,
        to: { kind: 'staff', id: staff.id },
      });
    const leaves = before.active && !staff.active;
    const leaving = { practiceId, staffId: staff.id, by: by.staffId };
    return { staff, stillTheirs: leaves ? await deps.onLeaving(tx, leaving) : null };
  });
  const { active, userId } = changed.staff;
  if (!active && userId !== null) await signIns.endAllOf(userId);
  return changed;
}

/** Names and numbers are named as changed, and never shown. */
function deedsOf(before: StaffRow, after: StaffRow): { action: string; detail: Record<string, unknown> }[] {
  const deeds = [];
  const changed = (['name', 'phone'] as const).filter((field) => before[field] !== after[field]);
  if (changed.length > 0) deeds.push({ action: 'staff.changed', detail: { changed } });
  if (before.role !== after.role)
    deeds.push({ action: 'staff.role-changed', detail: { from: before.role, to: after.role } });
  if (before.backupStaffId !== after.backupStaffId)
    deeds.push({
      action: 'staff.backup-changed',
      detail: { from: before.backupStaffId, to: after.backupStaffId },
    });
  if (before.active !== after.active)
    deeds.push({ action: after.active ? 'staff.access-restored' : 'staff.access-ended', detail: {} });
  return deeds;
}

export async function changePractice(
  deps: AccessDeps,
  by: StaffActor,
  change: {
    version: number;
    name?: string | undefined;
    timeZone?: string | undefined;
    country?: string | undefined;
    answersCries?: boolean | undefined;
  },
): Promise<PracticeRow> {
  return deps.database.inPractice(by.practiceId, async (tx) => {
    const before = await readPractice(tx);
    const after = {
      ...before,
      version: change.version,
      name: change.name ?? before.name,
      timeZone: change.timeZone ?? before.timeZone,
      country: change.country ?? before.country,
      answersCries: change.answersCries ?? before.answersCries,
    };
    const changed = (['name', 'timeZone', 'country', 'answersCries'] as const).filter(
      (field) => before[field] !== after[field],
    );
    await putOnRecord(tx, deps, by.practiceId, {
      action: 'practice.changed',
      by: by.staffId,
      to: { kind: 'practice', id: by.practiceId },
      detail: { changed },
    });
    return (await updatePractice(tx, after)) ?? changedMeanwhile();
  });
}
