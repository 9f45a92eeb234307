/** Where the front desk's word is not enough, and where nobody's is without a note: the server and the button ask alike. */
import type { Command } from './commands.ts';
import type { ExistingCase } from './state.ts';

export const needsClinicianWords =
  'At this point only a clinician, a supervisor or an owner can say so. Tell the clinician what you know, and write it down as an attempt; the case goes on until they have looked.';

/** What is wanted beyond this person's bare word; null lets the case itself decide. */
export function wordWanted(
  state: ExistingCase,
  command: Command,
  isClinical: boolean,
): 'a-clinicians' | 'a-note' | null {
  if (state.status === 'closed') return null;
  if (command.type === 'complete-step') {
    const step = state.plan.protocol.ladder.steps.find(({ id }) => id === command.stepId);
    return step?.kind === 'decide' && !isClinical ? 'a-clinicians' : null;
  }
  if (command.type !== 'record-outcome') return null;
  if (!isClinical && isGrave(state)) return 'a-clinicians';
  const needsWords = state.missConfirmedAt !== null || isGrave(state);
  return needsWords && command.note.trim() === '' ? 'a-note' : null;
}

/** A miss above routine was confirmed, or somebody judged how concerned to be, told others or asked for help. */
function isGrave(state: ExistingCase): boolean {
  const isMissedAboveRoutine = state.missConfirmedAt !== null && state.plan.tier !== 'routine';
  const wereOthersTold = state.contactRequests.length + state.contactResults.length > 0;
  return isMissedAboveRoutine || state.concern !== null || wereOthersTold || state.welfare !== 'none';
}
