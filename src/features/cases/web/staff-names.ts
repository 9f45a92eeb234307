/** Who is meant, in words: "you", or a colleague's name. */
import { useQuery } from '@tanstack/react-query';
import { callServer } from '#ui/call-server.ts';
import { useMe as useSignedIn } from '#ui/me.ts';

export type NameOf = (staffId: string) => string;
export type Role = 'owner' | 'clinician' | 'supervisor' | 'front-desk' | 'auditor';

export interface Colleague {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly active: boolean;
}
export interface Me {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
}

const seldom = { staleTime: 5 * 60_000 };

export function useColleagues(): readonly Colleague[] {
  const colleagues = useQuery({
    queryKey: ['/staff'],
    queryFn: () => callServer<{ readonly staff: readonly Colleague[] }>('GET', '/staff'),
    ...seldom,
  });
  return colleagues.data?.staff ?? [];
}

export function useMe(): Me | null {
  return useSignedIn().data?.staff ?? null;
}

export function useNames(): NameOf {
  const me = useMe();
  const names = new Map(useColleagues().map(({ id, name }) => [id, name]));
  return (staffId) => (staffId === me?.id ? 'you' : (names.get(staffId) ?? 'a member of staff'));
}

/** `is asked`, and `are asked` of you. */
export const isOrAre = (name: string): string => (name === 'you' ? 'are' : 'is');
export const hasOrHave = (name: string): string => (name === 'you' ? 'have' : 'has');
