/** The day's answer, kept true between two answers: what only time changes is no event that anybody would send. */
import { type UseQueryResult, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import { useServerClock } from '#ui/server-clock.ts';
import { type FreshOptions, useFresh } from '#ui/use-fresh.ts';
import type { AttendingNow, BoardAnswer, TodayAnswer } from '../contract.ts';

/** While the live line is silent. */
const everySeconds = 20;
/** An absence for which no case could be opened comes from nothing happening, so no change tells of it. */
const atLeastEverySeconds = 60;

export interface DayNow<Answer> {
  readonly day: UseQueryResult<Answer>;
  readonly now: Date;
  readonly deviceAheadMinutes: number;
}

export const useToday = (): DayNow<TodayAnswer> => useDay<TodayAnswer>('/today');

/** Nobody touches a wall, so this goes on asking; its sign-in still ends with the day. */
export const useBoard = (): DayNow<BoardAnswer> => useDay<BoardAnswer>('/board', { unattended: true });

function useDay<Answer extends Pick<TodayAnswer, 'now' | 'attending'>>(
  path: string,
  options: FreshOptions = {},
): DayNow<Answer> {
  const queries = useQueryClient();
  const found = useFresh<Answer>(path, everySeconds, options);
  const { now, deviceAheadMinutes } = useServerClock(found.data?.now, found.dataUpdatedAt);
  useEffect(() => {
    const asking = setInterval(
      () => void queries.invalidateQueries({ queryKey: [path], exact: true }),
      atLeastEverySeconds * 1000,
    );
    return () => clearInterval(asking);
  }, [queries, path]);
  const minute = Math.floor(now.getTime() / 60_000);
  const { data } = found;
  const answer = useMemo(() => data && asOf(data, new Date(minute * 60_000)), [data, minute]);
  const day = { ...found, data: answer } as UseQueryResult<Answer>;
  return { day, now, deviceAheadMinutes };
}

/** Sessions whose time has come since the answer was given have begun. */
export function asOf<Answer extends Pick<TodayAnswer, 'attending'>>(answer: Answer, now: Date): Answer {
  const hasCome = ({ standing, startsAt }: AttendingNow) =>
    standing === 'expected' && Date.parse(startsAt) <= now.getTime();
  if (!answer.attending.some(hasCome)) return answer;
  return {
    ...answer,
    attending: answer.attending.map((row) => (hasCome(row) ? { ...row, standing: 'begun' } : row)),
  };
}
