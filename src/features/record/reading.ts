/** Whoever looks at a record, or takes it out of the house, is put on record. */
import type { CaseId } from '#core/ids.ts';
import { writeAudit } from '#engine/audit.ts';
import type { Clock, Database, NewId, Tx } from '#engine/ports.ts';
import { type Actor, machine } from '#features/access/facts.ts';
import { type GatheredCase, gatherCase } from './gather.ts';

export interface RecordDeps {
  readonly database: Database;
  readonly clock: Clock;
  readonly newId: NewId;
}

/** Not the front desk: a record holds what was judged and what a client said. */
export const mayRead = machine('record:read', 'clinician', 'supervisor', 'auditor');

/** Reads one case for somebody and puts on record that they did. */
export function look<Answer>(
  { database, clock, newId }: RecordDeps,
  actor: Actor,
  caseId: string,
  action: string,
  answer: (tx: Tx, gathered: GatheredCase) => Promise<Answer>,
  detail: Readonly<Record<string, unknown>> = {},
): Promise<Answer> {
  const now = clock.now();
  return database.inPractice(actor.practiceId, async (tx) => {
    const gathered = await gatherCase(tx, caseId as CaseId, now);
    await writeAudit(tx, newId, actor.practiceId, now, [
      { ...readerOf(actor), action, subjectKind: 'case', subjectId: caseId, detail },
    ]);
    return answer(tx, gathered);
  });
}

export function readerOf(actor: Actor) {
  return { staffId: actor.staffId, actor: actor.staffId ? 'staff' : 'api-key' };
}

/** Names only what it is, by an identifier: file names are seen by everybody who looks at a screen. */
export function attached(fileName: string): string {
  return `attachment; filename="${fileName}"`;
}
