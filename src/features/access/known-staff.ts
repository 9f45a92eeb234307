/** Members of staff who must be there, or a Problem that says so. */
import type { StaffId } from '#core/ids.ts';
import { Problem } from '#core/problem.ts';
import type { Tx } from '#engine/ports.ts';
import { findStaff, type StaffRow } from './store.ts';

export async function mustFindStaff(tx: Tx, id: string): Promise<StaffRow> {
  return (await findStaff(tx, id)) ?? noSuchStaff();
}

export function noSuchStaff(): never {
  throw new Problem(
    'not-found',
    'no-such-staff',
    'There is no such member of staff. List the staff to see who there is.',
  );
}

export async function knownBackup(tx: Tx, id: string | null, of?: StaffId): Promise<StaffId | null> {
  if (id === null) return null;
  const backup = id === of ? undefined : await findStaff(tx, id);
  if (backup?.active) return backup.id;
  throw new Problem('invalid', 'backup-not-possible', 'That person cannot be the backup.', [
    {
      field: 'backupStaffId',
      reason: 'It is not another active member of staff.',
      wayOut: 'Choose somebody else of the staff, or nobody.',
    },
  ]);
}
