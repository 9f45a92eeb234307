/**
 * Looks every minute for cases whose step is over two minutes late, whatever the reason: a worker that stands still, a
 * case that cannot be moved. Says so in the log, at `/readyz`, and to the staff of the practice.
 */
import { sql } from 'kysely';
import type { PracticeId } from '#core/ids.ts';
import { addMinutes, type Instant, minutesBetween } from '#core/time/instant.ts';
import type { Clock, Database } from '#engine/ports.ts';
import { tellStaffOfLateness } from '#features/cases/tell-lateness.ts';
import type { Program } from './program.ts';

export const toleratedMinutes = 2;

export interface Overdue {
  readonly practiceId: PracticeId;
  readonly cases: number;
  readonly oldestDueAt: Instant;
}

export async function overdueCases(database: Database, now: Instant): Promise<readonly Overdue[]> {
  const { rows } = await database.withoutPractice((tx) =>
    sql<Overdue>`
      select practice_id as "practiceId", cases, oldest_due_at as "oldestDueAt"
      from kept.overdue_cases(${addMinutes(now, -toleratedMinutes)})`.execute(tx),
  );
  return rows;
}

export async function watchLateness(program: Program): Promise<readonly Overdue[]> {
  const { database, clock, log, carriers, publicAddress } = program.world;
  const now = clock.now();
  const overdue = await overdueCases(database, now);
  for (const { practiceId, cases, oldestDueAt } of overdue) {
    log.error(
      { practiceId, cases, lateMinutes: Math.floor(minutesBetween(oldestDueAt, now)) },
      'cases are overdue',
    );
    if (!carriers.has('email')) continue;
    await tellStaffOfLateness(program.engine, practiceId, addMinutes(now, -toleratedMinutes), publicAddress);
  }
  return overdue;
}

/** For `/readyz`: what is wrong in plain words, or null. */
export function latenessCheck(database: Database, clock: Clock) {
  return {
    name: 'late-steps',
    async check(): Promise<string | null> {
      const overdue = await overdueCases(database, clock.now());
      const cases = overdue.reduce((sum, one) => sum + one.cases, 0);
      return cases === 0 ? null : `${cases} cases have been due for more than ${toleratedMinutes} minutes`;
    },
  };
}
