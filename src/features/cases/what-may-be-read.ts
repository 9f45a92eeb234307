/**
 * Everybody in a practice may see how a case stands, since anybody may be the one who knows. What was judged and written
 * about a client is for whoever may read records, and for the person to whom it was written. How worried somebody is, and
 * that an agreed word was used, stay for everybody while a case is open: whoever picks up the phone has to know.
 */
import { nothingDone } from '#core/case/fold-opening.ts';
import type { Plan } from '#core/case/plan.ts';
import type { ClosedCase, ExistingCase } from '#core/case/state.ts';
import type { Ladder } from '#core/protocol/protocol.ts';
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
  return withoutWords(reader, state.status === 'closed' ? inOutline(state) : state);
}

function withoutWords(reader: Reader, state: ExistingCase): ExistingCase {
  const { delegation, handover, followUp, plan } = state;
  const isTo = (staffId: string) => staffId === reader.staffId;
  return {
    ...state,
    // That a record is about the use of substances hinders nothing that the desk may do [42 CFR 2].
    plan: { ...plan, client: { ...plan.client, partTwo: false } },
    delegation: delegation && (isTo(delegation.to) ? delegation : { ...delegation, instructions: '' }),
    handover: handover && (isTo(handover.to) ? handover : { ...handover, note: '' }),
    followUp: followUp && (isTo(followUp.ownerId) ? followUp : { ...followUp, text: '' }),
  };
}

/**
 * Once it is over, nobody at the desk needs to know how it was gone about: what was agreed, judged, tried and answered is
 * part of the record. What stands in for it is the same for every case, and errs on the careful side.
 */
function inOutline(state: ClosedCase): ClosedCase {
  return { ...state, ...nothingDone, plan: planInOutline(state.plan), steps: {} };
}

function planInOutline({ protocol, ...plan }: Plan): Plan {
  return {
    ...plan,
    tier: 'high',
    tierJudgement: null,
    protocol: { ...protocol, ladder: { steps: [], minimumEffort: noEffort } },
    agreement: null,
    channels: [],
    emergencyContacts: [],
    wording: {},
  };
}

const noEffort: Ladder['minimumEffort'] = { attempts: 0, spreadHours: 0 };
