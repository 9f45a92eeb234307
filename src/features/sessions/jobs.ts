/** What recurring sessions need done without anybody asking. */
import { sql } from 'kysely';
import type { PracticeId } from '#core/ids.ts';
import { addMinutes } from '#core/time/instant.ts';
import { eachPractice, faultOf } from '#engine/each-practice.ts';
import type { Clock, Database, Log } from '#engine/ports.ts';
import { extendSeries, horizonDays, seriesToExtend } from './series.ts';
import type { SessionDeps } from './session.ts';

export interface SeriesJobDeps {
  readonly database: Database;
  readonly clock: Clock;
  readonly log: Log;
  readonly sessions: SessionDeps;
}

/** Every hour: makes the sessions of the day that has come within the horizon. Returns how many series grew. */
export async function extendAllSeries(deps: SeriesJobDeps): Promise<number> {
  const { database, clock, sessions } = deps;
  const now = clock.now();
  const which = sql<{ practiceId: PracticeId }>`
    select id as "practiceId"
    from kept.practices_with_series_to_extend(${addMinutes(now, (horizonDays - 1) * 1440)}::timestamptz) as id`;
  return eachPractice(deps, which, (practiceId) =>
    database
      .inPractice(practiceId, (tx) => extendSeries(tx, sessions, now))
      .catch(() => extendOneByOne(deps, practiceId)),
  );
}

/** One series that cannot grow must not hold up the others: when the set fails, each is made longer on its own. */
async function extendOneByOne(
  { database, clock, log, sessions }: SeriesJobDeps,
  practiceId: PracticeId,
): Promise<number> {
  const now = clock.now();
  let extended = 0;
  for (const id of await database.inPractice(practiceId, (tx) => seriesToExtend(tx, now))) {
    try {
      extended += await database.inPractice(practiceId, (tx) => extendSeries(tx, sessions, now, id));
    } catch (error) {
      log.error({ practiceId, seriesId: id, fault: faultOf(error) }, 'a series could not be extended');
    }
  }
  return extended;
}
