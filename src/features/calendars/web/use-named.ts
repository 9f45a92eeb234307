import { useClientName } from '#ui/initials.ts';
import { useFresh } from '#ui/use-fresh.ts';
import type { NamedClients } from '../contract.ts';

const everySeconds = 300;

/** Names of clients whom entries or rules mean. */
export function useNamed(): (clientIds: readonly string[]) => string {
  const { data } = useFresh<NamedClients>('/calendars/clients', everySeconds, {
    topics: ['calendars', 'clients'],
  });
  const called = useClientName();
  return (clientIds) => {
    const names = clientIds.map((id) => called(data?.clients[id] ?? 'a client'));
    return names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
  };
}
