/** Puts on record who came in, who was kept out, and who changed what others may do. */
import type { PracticeId, StaffId } from '#core/ids.ts';
import { type AuditEntry, writeAudit } from '#engine/audit.ts';
import type { Clock, Database, NewId, Tx } from '#engine/ports.ts';
import { findStaffOfUser } from './store.ts';

export interface RecordDeps {
  readonly database: Database;
  readonly clock: Clock;
  readonly newId: NewId;
}

export interface Deed {
  readonly action: string;
  /** Who did it; `null` for whoever runs this machine, and for a machine with an API key. */
  readonly by: StaffId | null;
  readonly actor?: 'staff' | 'api-key' | 'operator';
  /** What it was done to; the person themselves where nothing is said. */
  readonly to?: { readonly kind: string; readonly id: string };
  /** Codes and identifiers only. */
  readonly detail?: Readonly<Record<string, unknown>>;
}

export async function putOnRecord(
  tx: Tx,
  { clock, newId }: Pick<RecordDeps, 'clock' | 'newId'>,
  practiceId: PracticeId,
  { action, by, actor = 'staff', to, detail = {} }: Deed,
): Promise<void> {
  const entry: AuditEntry = {
    staffId: by,
    actor,
    action,
    subjectKind: to?.kind ?? 'staff',
    subjectId: to?.id ?? by ?? '',
    detail,
  };
  await writeAudit(tx, newId, practiceId, clock.now(), [entry]);
}

/**
 * What somebody did with their own sign-in, which lives where no transaction of the practice reaches. Whoever belongs
 * to no practice leaves no entry: there is no record that it could stand in.
 */
export async function putOwnDeedOnRecord(
  deps: RecordDeps,
  userId: string | null,
  action: string,
  detail: Deed['detail'] = {},
): Promise<void> {
  if (userId === null) return;
  const person = await deps.database.withoutPractice((tx) => findStaffOfUser(tx, userId));
  if (person === undefined) return;
  const { practiceId, staffId } = person;
  await deps.database.inPractice(practiceId, (tx) =>
    putOnRecord(tx, deps, practiceId, { action, by: staffId, detail }),
  );
}
