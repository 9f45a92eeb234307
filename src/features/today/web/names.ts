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
      client: (clientId) => isolated(called(answer?.clients[clientId]?.name ?? 'A client')),
      staff: (staffId) =>
        staffId === answer?.you.staffId ? 'you' : (answer?.staff[staffId] ?? 'a member of staff'),
    }),
    [called, answer?.clients, answer?.staff, answer?.you.staffId],
  );
}

const rightToLeft = /\p{Script=Arabic}|\p{Script=Hebrew}|\p{Script=Syriac}|\p{Script=Thaana}/u;

/** A name that is read from right to left must not turn the sentence around it: Unicode's own marks set it apart. */
function isolated(name: string): string {
  return rightToLeft.test(name) ? `\u2068${name}\u2069` : name;
}

export const isOrAre = (name: string): string => (name === 'you' ? 'are' : 'is');
export const hasOrHave = (name: string): string => (name === 'you' ? 'have' : 'has');
