/** Who is signed in, asked once for all screens. */
import { queryOptions, type UseQueryResult, useQuery } from '@tanstack/react-query';
import { callServer } from './call-server.ts';

export interface Me {
  readonly staff: {
    readonly id: string;
    readonly name: string;
    readonly email: string;
    readonly role: 'owner' | 'clinician' | 'supervisor' | 'front-desk' | 'auditor';
  };
  readonly practice: {
    readonly id: string;
    readonly name: string;
    readonly timeZone: string;
    readonly country: string;
    /** Everybody in it is invented, and nothing leaves it. */
    readonly isExample: boolean;
  };
  readonly signIn: { readonly startedAt: string; readonly endsAt: string };
}

export const meKey = ['me'] as const;

export const meQuery = queryOptions({
  queryKey: meKey,
  queryFn: () => callServer<Me>('GET', '/me'),
  staleTime: 5 * 60_000,
});

export function useMe(): UseQueryResult<Me> {
  return useQuery(meQuery);
}
