/** Who is who in one answer: clients as this screen calls them, and colleagues, with "you" for oneself. */
import { useMemo } from 'react';
import { useClientName } from '#ui/initials.ts';
import type { TodayAnswer } from '../contract.ts';

export interface Names {
  readonly client: (clientId: string) => string;
  readonly staff: (staffId: string) => string;
}

export function useNames(answer: Pick<TodayAnswer, 'clients' | 'staff' | 'you'> | undefined): Names {
  const called = useClientName();
  return useMemo(
    () => ({
      client: (clientId) => called(answer?.clients[clientId]?.name ?? 'A client'),
      staff: (staffId) =>
        staffId === answer?.you.staffId ? 'you' : (answer?.staff[staffId] ?? 'a member of staff'),
    }),
    [called, answer?.clients, answer?.staff, answer?.you.staffId],
  );
}

export const isOrAre = (name: string): string => (name === 'you' ? 'are' : 'is');
export const hasOrHave = (name: string): string => (name === 'you' ? 'have' : 'has');
