/** Clients whose name or reference holds what was typed. What is typed stays out of every address. */
import { keepPreviousData, type UseQueryResult, useQuery } from '@tanstack/react-query';
import { callServer } from './call-server.ts';

export interface FoundClient {
  readonly id: string;
  readonly preferredName: string;
  readonly timeZone: string;
  readonly clinicianId: string;
  readonly references: readonly { readonly value: string }[];
}

export interface FoundClients {
  readonly clients: readonly FoundClient[];
}

export function useFoundClients(
  text: string,
  { limit, isWanted = true }: { readonly limit: number; readonly isWanted?: boolean },
): UseQueryResult<FoundClients> {
  return useQuery({
    queryKey: ['/clients/search', text, limit],
    queryFn: () => callServer<FoundClients>('POST', '/clients/search', { text, limit }),
    enabled: isWanted,
    placeholderData: keepPreviousData,
    staleTime: 30_000,
    gcTime: 60_000,
  });
}
