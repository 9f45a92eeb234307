/** The day's answer, kept true between two answers: what only time changes is no event that anybody would send. */
import { type UseQueryResult, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import { useServerClock } from '#ui/server-clock.ts';
import { type FreshOptions, useFresh } from '#ui/use-fresh.ts';
import type { AttendingNow, TodayAnswer } from '../contract.ts';

const path = '/today';
/** While the live line is silent. */
const everySeconds = 20;
/** An absence for which no case could be opened comes from nothing happening, so no change tells of it. */
const atLeastEverySeconds = 60;

export interface Today {
  readonly day: UseQueryResult<TodayAnswer>;
  readonly now: Date;
  readonly deviceAheadMinutes: number;
}

export function useToday(options: FreshOptions = {}): Today {
  const queries = useQueryClient();
  const found = useFresh<TodayAnswer>(path, everySeconds, options);
  const { now, deviceAheadMinutes } = useServerClock(found.data?.now, found.dataUpdatedAt);
  useEffect(() => {
    const asking = setInterval(
      () => void queries.invalidateQueries({ queryKey: [path], exact: true }),
      atLeastEverySeconds * 1000,
    );
    return () => clearInterval(asking);
  }, [queries]);
  const minute = Math.floor(now.getTime() / 60_000);
  const { data } = found;
  const answer = useMemo(() => data && asOf(data, new Date(minute * 60_000)), [data, minute]);
  const day = { ...found, data: answer } as UseQueryResult<TodayAnswer>;
  return { day, now, deviceAheadMinutes };
}

/** Sessions whose time has come since the answer was given have begun. */
export function asOf(answer: TodayAnswer, now: Date): TodayAnswer {
  const hasCome = ({ standing, startsAt }: AttendingNow) =>
    standing === 'expected' && Date.parse(startsAt) <= now.getTime();
  if (!answer.attending.some(hasCome)) return answer;
  return {
    ...answer,
    attending: answer.attending.map((row) => (hasCome(row) ? { ...row, standing: 'begun' } : row)),
  };
}
