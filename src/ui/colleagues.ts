/** Who works here, asked once for all screens. */
import { useQuery } from '@tanstack/react-query';
import { callServer } from './call-server.ts';
import type { Me } from './me.ts';

export interface Colleague {
  readonly id: string;
  readonly name: string;
  readonly role: Me['staff']['role'];
  /** False once their access has ended. */
  readonly active: boolean;
}

export type NameOf = (staffId: string) => string;

export function useColleagues(): readonly Colleague[] {
  const { data } = useQuery({
    queryKey: ['/staff'],
    queryFn: () => callServer<{ readonly staff: readonly Colleague[] }>('GET', '/staff'),
    staleTime: 5 * 60_000,
  });
  return data?.staff ?? [];
}

export function useStaffNames(): NameOf {
  const names = new Map(useColleagues().map(({ id, name }) => [id, name]));
  return (staffId) => names.get(staffId) ?? 'a member of staff';
}

/** Whoever may judge: hold sessions, answer for a case, read what clients write. */
export const isClinicalRole = (role: Colleague['role']): boolean =>
  role === 'owner' || role === 'clinician' || role === 'supervisor';

/** Who holds sessions here, and so can be somebody's clinician or backup. */
export function useClinicians(): readonly Colleague[] {
  return useColleagues()
    .filter(({ role, active }) => active && isClinicalRole(role))
    .toSorted((one, other) => one.name.localeCompare(other.name));
}
