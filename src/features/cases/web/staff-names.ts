/** Who is meant, in words: "you", or a colleague's name. */
import { type NameOf, useStaffNames } from '#ui/colleagues.ts';
import { type Me as SignedIn, useMe as useSignedIn } from '#ui/me.ts';

export type Me = Pick<SignedIn['staff'], 'id' | 'name' | 'role'>;

export function useMe(): Me | null {
  return useSignedIn().data?.staff ?? null;
}

export function useNames(): NameOf {
  const me = useMe();
  const nameOf = useStaffNames();
  return (staffId) => (staffId === me?.id ? 'you' : nameOf(staffId));
}

/** `is asked`, and `are asked` of you. */
export const isOrAre = (name: string): string => (name === 'you' ? 'are' : 'is');
export const hasOrHave = (name: string): string => (name === 'you' ? 'have' : 'has');
