/** Asking the server again and again, for as long as somebody is there to read the answer. */
import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { callServer } from './call-server.ts';
import { useIsWatched } from './use-is-watched.ts';

export function useFresh<Answer>(path: string, everySeconds: number): UseQueryResult<Answer> {
  const isWatched = useIsWatched();
  return useQuery({
    queryKey: [path],
    queryFn: () => callServer<Answer>('GET', path),
    enabled: isWatched,
    refetchInterval: everySeconds * 1000,
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
