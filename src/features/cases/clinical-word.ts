/** Where the front desk's word is not enough: whatever would end the search for somebody who may be in danger. */
import type { Command } from '#core/case/commands.ts';
import type { ExistingCase } from '#core/case/state.ts';
import { needsClinicianWords, wordWanted } from '#core/case/whose-word.ts';
import type { PracticeId, StaffId } from '#core/ids.ts';
import { Problem } from '#core/problem.ts';
import { writeAudit } from '#engine/audit.ts';
import type { Tx } from '#engine/ports.ts';
import type { Engine } from '#engine/run.ts';
import type { Role } from '#features/access/facts.ts';

/** Why this person may not say this of this case, or not without words; null lets the case itself decide. */
export function objectionTo(state: ExistingCase, command: Command, role: Role): Problem | null {
  switch (wordWanted(state, command, role !== 'front-desk')) {
    case 'a-clinicians':
      return needsClinician();
    case 'a-note':
      return noteMissing();
    case null:
      return null;
  }
}

/** What was denied stands in the audit log, so the transaction that asks has to commit. */
export async function auditObjection(
  tx: Tx,
  engine: Engine,
  practiceId: PracticeId,
  state: ExistingCase,
  denied: { readonly command: Command; readonly staffId: StaffId; readonly objection: Problem },
): Promise<void> {
  await writeAudit(tx, engine.newId, practiceId, engine.clock.now(), [
    {
      staffId: denied.staffId,
      actor: 'staff',
      action: `case.${denied.command.type}.refused`,
      subjectKind: 'case',
      subjectId: state.caseId,
      detail: { code: denied.objection.code },
    },
  ]);
}

function needsClinician(): Problem {
  return new Problem('forbidden', 'needs-a-clinician', needsClinicianWords);
}

function noteMissing(): Problem {
  return new Problem('invalid', 'note-missing', 'A confirmed miss ends with words.', [
    {
      field: 'note',
      reason: 'It is empty',
      wayOut: 'write how you know that this was no miss',
    },
  ]);
}
