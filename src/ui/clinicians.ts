/** Who holds sessions here. */
import { useQuery } from '@tanstack/react-query';
import { callServer } from './call-server.ts';

interface Member {
  readonly id: string;
  readonly name: string;
  readonly role: string;
  readonly active: boolean;
}

const holding = new Set(['owner', 'clinician', 'supervisor']);

export function useClinicians(): readonly Member[] {
  const { data } = useQuery({
    queryKey: ['/staff'],
    queryFn: () => callServer<{ staff: Member[] }>('GET', '/staff'),
    staleTime: 5 * 60_000,
  });
  return (data?.staff ?? [])
    .filter(({ role, active }) => active && holding.has(role))
    .toSorted((one, other) => one.name.localeCompare(other.name));
}
