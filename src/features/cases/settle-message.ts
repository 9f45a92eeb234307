/** Somebody says what was done about a message that waited for a person. */
import type { PracticeId, StaffId } from '#core/ids.ts';
import { writeAudit } from '#engine/audit.ts';
import type { AlarmDeps } from '#features/paging/facts.ts';
import { endCry } from './raise-cry.ts';
import { settleText } from './text-store.ts';

/** False when there is none, or somebody has settled it already. */
export async function settleMessage(
  alarms: AlarmDeps,
  { practiceId, staffId }: { readonly practiceId: PracticeId; readonly staffId: StaffId },
  { textId, note }: { readonly textId: string; readonly note: string },
): Promise<boolean> {
  const { database, clock, newId } = alarms.engine;
  const now = clock.now();
  return database.inPractice(practiceId, async (tx) => {
    if (!(await settleText(tx, textId, { staffId, note, now }))) return false;
    await endCry(tx, alarms, practiceId, textId);
    const entry = { staffId, actor: 'staff', action: 'text.settled', subjectKind: 'text', subjectId: textId };
    await writeAudit(tx, newId, practiceId, now, [entry]);
    return true;
  });
}
