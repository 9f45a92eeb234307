/** Who is meant, in words: "you", or a colleague's name. */
import { useQuery } from '@tanstack/react-query';
import { callServer } from '#ui/call-server.ts';

export type NameOf = (staffId: string) => string;

interface Colleagues {
  readonly staff: readonly { readonly id: string; readonly name: string }[];
}
interface Me {
  readonly staff: { readonly id: string };
}

const seldom = { staleTime: 5 * 60_000 };

export function useNames(): NameOf {
  const colleagues = useQuery({
    queryKey: ['/staff'],
    queryFn: () => callServer<Colleagues>('GET', '/staff'),
    ...seldom,
  });
  const me = useQuery({ queryKey: ['me'], queryFn: () => callServer<Me>('GET', '/me'), ...seldom });
  const names = new Map(colleagues.data?.staff.map(({ id, name }) => [id, name]));
  return (staffId) => (staffId === me.data?.staff.id ? 'you' : (names.get(staffId) ?? 'a member of staff'));
}

/** `is asked`, and `are asked` of you. */
export const isOrAre = (name: string): string => (name === 'you' ? 'are' : 'is');
export const hasOrHave = (name: string): string => (name === 'you' ? 'have' : 'has');
