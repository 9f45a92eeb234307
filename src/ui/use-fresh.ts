/** What the server says now, for as long as somebody is there to read it. */
import { queryOptions, type UseQueryResult, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { callServer } from './call-server.ts';
import { useLiveState } from './live.ts';
import { useIsWatched } from './use-is-watched.ts';

export interface FreshOptions {
  /** Topics of the live line that change this answer, beside the one that its path begins with. */
  readonly topics?: readonly string[];
  /** For a board on the wall, which nobody touches: it goes on asking, and keeps its sign-in alive for the day. */
  readonly unattended?: boolean;
}

/** Against a word that was lost on the way, although the line is open. */
const whileLiveSeconds = 5 * 60;

/** What came a moment ago, asked for before its screen was drawn, is not asked for again. */
const justNowMs = 2000;

export const freshQuery = <Answer>(path: string) =>
  queryOptions({
    queryKey: [path],
    queryFn: () => callServer<Answer>('GET', path),
    staleTime: justNowMs,
  });

/** Asked again when the live line says that it changed, and every so often while there is no line. */
export function useFresh<Answer>(
  path: string,
  everySeconds: number,
  { topics = [], unattended = false }: FreshOptions = {},
): UseQueryResult<Answer> {
  const isWatched = useIsWatched();
  const isLive = useLiveState().kind === 'live';
  return useQuery({
    ...freshQuery<Answer>(path),
    enabled: isWatched || unattended,
    refetchInterval: (isLive ? Math.max(everySeconds, whileLiveSeconds) : everySeconds) * 1000,
    meta: { topics },
  });
}

const tickMs = 10_000;

/** This device's clock, read anew every ten seconds, so that "in 6 min" stays true. */
export function useNow(): Date {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const ticking = setInterval(() => setNow(new Date()), tickMs);
    return () => clearInterval(ticking);
  }, []);
  return now;
}
