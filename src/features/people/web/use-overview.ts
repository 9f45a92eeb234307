/** The list of clients, a page at a time, as the person last looked at it. */
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { callServer } from '#ui/call-server.ts';
import type { Overview, OverviewQuery } from '../contract.ts';

export interface Wanted {
  readonly text: string;
  readonly show: OverviewQuery['show'];
  readonly mine: boolean;
}

/** Kept while the program runs and never in the address: what is looked for is a name. */
let lastWanted: Wanted = { text: '', show: 'all', mine: false };

export function useWanted(): [Wanted, (change: Partial<Wanted>) => void] {
  const [wanted, setWanted] = useState(lastWanted);
  const want = (change: Partial<Wanted>) => {
    lastWanted = { ...lastWanted, ...change };
    setWanted(lastWanted);
  };
  return [wanted, want];
}

export function useOverview({ text, show, mine }: Wanted, me: string | undefined) {
  return useInfiniteQuery({
    queryKey: ['/clients/overview', text, show, mine ? me : null],
    queryFn: ({ pageParam }) =>
      callServer<Overview>('POST', '/clients/overview', {
        text,
        show,
        clinicianId: mine && me ? me : null,
        after: pageParam,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  });
}
