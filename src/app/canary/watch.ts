/** Lets the canary fly every few minutes, keeps how that went, and says so where it did not come through (decision 21). */
import { sql } from 'kysely';
import { addMinutes, type Instant, minutesBetween } from '#core/time/instant.ts';
import { localTime } from '#core/time/zone.ts';
import type { Clock, Database } from '#engine/ports.ts';
import type { HealthCheck } from '../health.ts';
import type { Program } from '../program.ts';
import type { Chore } from '../worker.ts';
import { type Leg, runCanary } from './run.ts';

/** After a run that stopped; what mends itself is not said for longer than it must. */
const againMinutes = 1;

export function canaryChore(program: Program, everyMinutes: number): Chore {
  return { name: 'canary', everyMinutes: againMinutes / 2, run: () => fly(program, everyMinutes) };
}

/** False where another process lets it fly, or it is not time yet. */
export async function fly(program: Program, everyMinutes: number): Promise<boolean> {
  const { database, clock, log } = program.world;
  if (!(await mayBegin(database, clock.now(), everyMinutes))) return false;
  const run = await runCanary(program);
  const now = clock.now();
  await database.withoutPractice(async (tx) => {
    if (run.kind === 'through')
      await sql`select kept.canary_came_through(${now}, ${run.seconds})`.execute(tx);
    else
      await sql`select kept.canary_stopped(${now}, ${run.at}, ${addMinutes(now, againMinutes)})`.execute(tx);
  });
  if (run.kind === 'stopped') log.error({ leg: run.at }, 'the canary did not come through');
  return true;
}

async function mayBegin(database: Known, now: Instant, everyMinutes: number): Promise<boolean> {
  const { rows } = await database.withoutPractice((tx) =>
    sql<{ mine: boolean }>`
      select kept.canary_may_begin(${now}, ${addMinutes(now, everyMinutes)}) as mine`.execute(tx),
  );
  return rows[0]?.mine ?? false;
}

type Known = Pick<Database, 'withoutPractice'>;

export interface CanaryNow {
  readonly wentAt: Instant | null;
  readonly throughAt: Instant | null;
  readonly seconds: number | null;
  readonly stoppedAt: Leg | null;
  readonly stoppedSince: Instant | null;
}

export async function readCanary(database: Known): Promise<CanaryNow> {
  const { rows } = await database.withoutPractice((tx) =>
    sql<CanaryNow>`
      select went_at as "wentAt", through_at as "throughAt", seconds, stopped_at as "stoppedAt",
        stopped_since as "stoppedSince" from kept.canary_now()`.execute(tx),
  );
  const [now] = rows;
  if (now === undefined) throw new Error('nothing is known of the canary');
  return now;
}

export interface CanaryFall {
  readonly since: Instant;
  /** A half-sentence in plain words. */
  readonly words: string;
}

/** Null while it comes through, and before it first flew. */
export function fallOf(
  { wentAt, stoppedAt, stoppedSince }: CanaryNow,
  now: Instant,
  everyMinutes: number,
): CanaryFall | null {
  if (stoppedAt !== null && stoppedSince !== null) return { since: stoppedSince, words: legWords[stoppedAt] };
  const isLongAgo = wentAt !== null && minutesBetween(wentAt, now) > 3 * everyMinutes;
  return isLongAgo ? { since: wentAt, words: 'no process of Kept has begun it' } : null;
}

const legWords: Readonly<Record<Leg, string>> = {
  book: 'its session could not be booked',
  open: 'no case was opened',
  confirm: 'the miss could not be put on record',
  send: 'the message did not leave',
  answer: 'the answer was not taken',
  end: 'the case did not hear the answer',
};

/** No reason to take this process out of service: another may be the one that stands still. */
export function canaryCheck(database: Known, clock: Pick<Clock, 'now'>, everyMinutes: number): HealthCheck {
  return {
    name: 'canary',
    async check() {
      const fall = fallOf(await readCanary(database), clock.now(), everyMinutes);
      return (
        fall &&
        `A pretend client who misses a session has not come through since ${localTime(fall.since, 'UTC')} UTC: ${fall.words}.`
      );
    },
  };
}

/** As the screens are told. */
export async function canaryFor({
  database,
  clock,
  canaryMinutes = 0,
}: Program['world']): Promise<CanaryFall | null> {
  return canaryMinutes === 0 ? null : fallOf(await readCanary(database), clock.now(), canaryMinutes);
}
