/**
 * How late steps are while all other cases wait: so many fall due each second, spread over all practices, and each is
 * timed from the instant at which it was due until an observer on another connection hears of its commit.
 */
import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'kysely';
import { addMinutes, type Instant, toEpochMilliseconds } from '#core/time/instant.ts';
import { startFleet } from './fleet.ts';
import { clearAway, type Ground, settleDown } from './ground.ts';
import { listenForCases } from './listener.ts';
import { shiftedClock, shiftTo } from './shifted-clock.ts';
import type { Lot } from './stock.ts';
import { entranceOf } from './sweep-rate.ts';

export interface Lateness {
  /** Milliseconds. */
  readonly p50: number;
  readonly p99: number;
  readonly max: number;
}

const patienceMilliseconds = 60_000;

export async function measureLateness(ground: Ground, workers: number): Promise<Lateness> {
  const { cluster, stock, sample, sizes } = ground;
  await clearAway(ground);
  const lot = await stock.lot(sizes.stepsPerSecondDue * sizes.lateSeconds, sizes.practices);
  await stock.due(lot, addMinutes(sample.stepDueAt, sizes.leadSeconds / 60), 1000 / sizes.stepsPerSecondDue);
  await settleDown(ground);
  const due = await dueTimes(ground, lot);
  const shiftMinutes = shiftTo(sample.stepDueAt);
  const clock = shiftedClock(shiftMinutes);
  const late: number[] = [];
  const stopListening = await listenForCases(cluster.appUrl, (caseId) => {
    const dueAt = due.get(caseId);
    if (dueAt === undefined) return;
    due.delete(caseId);
    late.push(toEpochMilliseconds(clock.now()) - dueAt);
  });
  const fleet = await startFleet(workers, { ...entranceOf(ground), kind: 'everything', shiftMinutes });
  try {
    fleet.begin();
    const expectedMilliseconds = (sizes.leadSeconds + sizes.lateSeconds) * 1000;
    for (let left = expectedMilliseconds + patienceMilliseconds; due.size > 0 && left > 0; left -= 100) {
      await wait(100);
    }
    if (due.size > 0) throw new Error(`${due.size} of ${lot.count} steps were not taken at all`);
    return summaryOf(late);
  } finally {
    await fleet.stop();
    await stopListening();
  }
}

async function dueTimes({ cluster: { owner }, stock }: Ground, lot: Lot): Promise<Map<string, number>> {
  const first = stock.caseId(lot.first);
  const last = stock.caseId(lot.first + lot.count - 1);
  const { rows } = await sql<{ id: string; dueAt: Instant }>`
    select id, due_at as "dueAt" from case_file where id between ${first} and ${last}`.execute(owner);
  return new Map(rows.map(({ id, dueAt }) => [id, toEpochMilliseconds(dueAt)]));
}

function summaryOf(late: readonly number[]): Lateness {
  const sorted = late.toSorted((one, other) => one - other);
  const share = (part: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;
  return { p50: share(0.5), p99: share(0.99), max: share(1) };
}
