/** What recurring sessions need done without anybody asking. */
import { sql } from 'kysely';
import type { PracticeId } from '#core/ids.ts';
import { addMinutes } from '#core/time/instant.ts';
import type { Clock, Database } from '#engine/ports.ts';
import { extendSeries, horizonDays } from './series.ts';
import type { SessionDeps } from './session.ts';

export interface SeriesJobDeps {
  readonly database: Database;
  readonly clock: Clock;
  readonly sessions: SessionDeps;
}

/** Every hour: makes the sessions of the day that has come within the horizon. Returns how many series grew. */
export async function extendAllSeries({ database, clock, sessions }: SeriesJobDeps): Promise<number> {
  const now = clock.now();
  const { rows } = await database.withoutPractice((tx) =>
    sql<{ practiceId: PracticeId }>`
      select id as "practiceId"
      from kept.practices_with_series_to_extend(${addMinutes(now, (horizonDays - 1) * 1440)}::timestamptz) as id`.execute(
      tx,
    ),
  );
  let extended = 0;
  for (const { practiceId } of rows) {
    extended += await database.inPractice(practiceId, (tx) => extendSeries(tx, sessions, now));
  }
  return extended;
}
