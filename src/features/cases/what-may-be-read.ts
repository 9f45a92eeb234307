/**
 * Everybody in a practice may see how a case stands, since anybody may be the one who knows. What was judged and written
 * about a client is for whoever may read records, and for the person to whom it was written.
 */
import type { ExistingCase } from '#core/case/state.ts';
import type { Actor } from '#features/access/facts.ts';

export type Reader = Pick<Actor, 'role' | 'staffId'>;

const readRecords: readonly Reader['role'][] = ['owner', 'clinician', 'supervisor', 'auditor'];

export const readsRecords = ({ role }: Pick<Reader, 'role'>): boolean => readRecords.includes(role);

/** A tier is a clinician's judgement. While a case is open everybody needs it: whose word is enough hangs on it. */
export const readsTierOf = (
  reader: Pick<Reader, 'role'>,
  { isOpen }: { readonly isOpen: boolean },
): boolean => isOpen || readsRecords(reader);

/** The case as this reader may have it before them: texts that are for others are empty. */
export function readableBy(reader: Reader, state: ExistingCase): ExistingCase {
  if (readsRecords(reader)) return state;
  const { delegation, handover, followUp } = state;
  const isTo = (staffId: string) => staffId === reader.staffId;
  return {
    ...state,
    delegation: delegation && (isTo(delegation.to) ? delegation : { ...delegation, instructions: '' }),
    handover: handover && (isTo(handover.to) ? handover : { ...handover, note: '' }),
    followUp: followUp && (isTo(followUp.ownerId) ? followUp : { ...followUp, text: '' }),
  };
}
