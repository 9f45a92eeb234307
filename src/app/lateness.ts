/**
 * Looks every minute for what is over two minutes late, whatever the reason: a worker that stands still, a case that
 * cannot be moved, an unseen client for whom no case could be opened. Says so in the log, at `/readyz`, and to the staff
 * of the practice.
 */
import { sql } from 'kysely';
import type { PracticeId } from '#core/ids.ts';
import { addMinutes, type Instant, minutesBetween } from '#core/time/instant.ts';
import { eachPractice } from '#engine/each-practice.ts';
import type { Clock, Database } from '#engine/ports.ts';
import { tellStaffOfLateness } from '#features/cases/tell-lateness.ts';
import type { Program } from './program.ts';

export const toleratedMinutes = 2;

interface Overdue {
  readonly practiceId: PracticeId;
  /** Cases, and absences that should have become one. */
  readonly cases: number;
  readonly oldestDueAt: Instant;
}

const overdueAt = (now: Instant) => sql<Overdue>`
  select practice_id as "practiceId", cases, oldest_due_at as "oldestDueAt"
  from kept.overdue_cases(${dueBefore(now)})`;

const dueBefore = (now: Instant): Instant => addMinutes(now, -toleratedMinutes);

/** Returns over how many cases and absences somebody had to be told. */
export async function watchLateness({ world, engine }: Program): Promise<number> {
  const { clock, log, carriers, publicAddress } = world;
  const now = clock.now();
  return eachPractice(engine, overdueAt(now), async (practiceId, { cases, oldestDueAt }) => {
    log.error(
      { practiceId, cases, lateMinutes: Math.floor(minutesBetween(oldestDueAt, now)) },
      'cases are overdue',
    );
    if (carriers.has('email')) await tellStaffOfLateness(engine, practiceId, dueBefore(now), publicAddress);
    return cases;
  });
}

/** For `/readyz`: what is wrong in plain words, or null. */
export function latenessCheck(database: Database, clock: Clock) {
  return {
    name: 'late-steps',
    async check(): Promise<string | null> {
      const overdue = await database.withoutPractice((tx) => overdueAt(clock.now()).execute(tx));
      const cases = overdue.rows.reduce((sum, one) => sum + one.cases, 0);
      return cases === 0 ? null : `${cases} cases have been due for more than ${toleratedMinutes} minutes`;
    },
  };
}
