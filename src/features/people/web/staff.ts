/** Who works here, and what the person at the screen may do. */
import { useQuery } from '@tanstack/react-query';
import { callServer } from '#ui/call-server.ts';
import { useMe } from '#ui/me.ts';

interface Colleagues {
  readonly staff: readonly {
    readonly id: string;
    readonly name: string;
    readonly role: string;
    readonly active: boolean;
  }[];
}

export interface Staff {
  readonly nameOf: (staffId: string) => string;
  /** Who can be somebody's clinician or backup. */
  readonly choices: readonly { readonly value: string; readonly label: string }[];
}

const sessionsAreHeldBy = ['owner', 'clinician', 'supervisor'];

export function useStaff(): Staff {
  const colleagues = useQuery({
    queryKey: ['/staff'],
    queryFn: () => callServer<Colleagues>('GET', '/staff'),
    staleTime: 5 * 60_000,
  });
  const staff = colleagues.data?.staff ?? [];
  const names = new Map(staff.map(({ id, name }) => [id, name]));
  return {
    nameOf: (staffId) => names.get(staffId) ?? 'a member of staff',
    choices: staff
      .filter(({ role, active }) => active && sessionsAreHeldBy.includes(role))
      .map(({ id, name }) => ({ value: id, label: name })),
  };
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
  const clinical = role === 'owner' || role === 'clinician' || role === 'supervisor';
  return {
    isKnown: role !== undefined,
    write: clinical || role === 'front-desk',
    clinical,
    readClinical: clinical || role === 'auditor',
  };
}
