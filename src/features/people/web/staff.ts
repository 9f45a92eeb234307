/** Who works here, and what the person at the screen may do. */
import { isClinicalRole, type NameOf, useClinicians, useStaffNames } from '#ui/colleagues.ts';
import { useMe } from '#ui/me.ts';

export interface Staff {
  readonly nameOf: NameOf;
  /** Who can be somebody's clinician or backup. */
  readonly choices: readonly { readonly value: string; readonly label: string }[];
}

export function useStaff(): Staff {
  const choices = useClinicians().map(({ id, name }) => ({ value: id, label: name }));
  return { nameOf: useStaffNames(), choices };
}

export interface May {
  /** False while it is not known yet who sits here: nothing may be done, and nobody is told so. */
  readonly isKnown: boolean;
  /** Keep names, numbers and consents. */
  readonly write: boolean;
  /** Judge, plan, agree, and open what a client allows. */
  readonly clinical: boolean;
  /** Read judgements, plans and agreements. */
  readonly readClinical: boolean;
}

/** The server decides; this only keeps a screen from offering what it would refuse. */
export function useMay(): May {
  const role = useMe().data?.staff.role;
  const clinical = role !== undefined && isClinicalRole(role);
  return {
    isKnown: role !== undefined,
    write: clinical || role === 'front-desk',
    clinical,
    readClinical: clinical || role === 'auditor',
  };
}
