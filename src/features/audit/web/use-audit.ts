/** What the server's audit says, page by page. Nothing asks again by itself: each look is put on record. */
import { useInfiniteQuery } from '@tanstack/react-query';
import { callServer } from '#ui/call-server.ts';
import { useFoundClients } from '#ui/find-clients.ts';
import type { AuditEntryRead, AuditKind } from '../contract.ts';

export interface Filter {
  readonly staffId: string;
  readonly clientId: string;
  readonly kind: AuditKind | '';
  readonly from: string;
  readonly to: string;
}

export const noFilter: Filter = { staffId: '', clientId: '', kind: '', from: '', to: '' };

interface Page {
  readonly entries: readonly AuditEntryRead[];
  readonly next: string | null;
}

export function filterQuery(filter: Filter, before = ''): string {
  const given = Object.entries({ ...filter, before }).filter(([, value]) => value !== '');
  return given.length === 0 ? '' : `?${new URLSearchParams(given)}`;
}

export function useAudit(filter: Filter) {
  return useInfiniteQuery({
    queryKey: ['/audit', filter],
    queryFn: ({ pageParam }) => callServer<Page>('GET', `/audit${filterQuery(filter, pageParam)}`),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
}

export interface Person {
  readonly id: string;
  readonly name: string;
}

/** Clients whose name holds what was typed. */
export function useClientsNamed(text: string): readonly Person[] {
  const { data } = useFoundClients(text, { limit: 20, isWanted: text !== '' });
  if (text === '') return [];
  return (data?.clients ?? []).map(({ id, preferredName }) => ({ id, name: preferredName }));
}
