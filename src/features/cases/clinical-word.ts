/** Where the front desk's word is not enough: whatever would end the search for somebody who may be in danger. */
import type { Command } from '#core/case/commands.ts';
import type { ExistingCase } from '#core/case/state.ts';
import type { PracticeId, StaffId } from '#core/ids.ts';
import { Problem } from '#core/problem.ts';
import { writeAudit } from '#engine/audit.ts';
import type { Tx } from '#engine/ports.ts';
import type { Engine } from '#engine/run.ts';
import type { Role } from '#features/access/facts.ts';

/** Why this person may not say this of this case, or not without words; null lets the case itself decide. */
export function objectionTo(state: ExistingCase, command: Command, role: Role): Problem | null {
  if (state.status === 'closed') return null;
  if (command.type === 'complete-step') {
    const step = state.plan.protocol.ladder.steps.find(({ id }) => id === command.stepId);
    return step?.kind === 'decide' && role === 'front-desk' ? needsClinician() : null;
  }
  if (command.type !== 'record-outcome') return null;
  if (role === 'front-desk' && isGrave(state)) return needsClinician();
  const needsWords = state.missConfirmedAt !== null || isGrave(state);
  return needsWords && command.note.trim() === '' ? noteMissing() : null;
}

/** A miss above routine was confirmed, or somebody judged how concerned to be, told others or asked for help. */
function isGrave(state: ExistingCase): boolean {
  const isMissedAboveRoutine = state.missConfirmedAt !== null && state.plan.tier !== 'routine';
  const wereOthersTold = state.contactRequests.length + state.contactResults.length > 0;
  return isMissedAboveRoutine || state.concern !== null || wereOthersTold || state.welfare !== 'none';
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
  return new Problem(
    'forbidden',
    'needs-a-clinician',
    'At this point only a clinician, a supervisor or an owner can say so. Tell the clinician what you know, and write it down as an attempt; the case goes on until they have looked.',
  );
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
