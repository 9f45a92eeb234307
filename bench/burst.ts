/**
 * Seconds until everybody whose session is missed in the same minute has an open case, and its first message is queued:
 * the one that asks the clinician whether the client is there [P2.3].
 */
import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'kysely';
import { bookingBytes, databaseBytes } from './disk.ts';
import { startFleet } from './fleet.ts';
import { clearAway, type Ground, settleDown } from './ground.ts';
import { shiftTo } from './shifted-clock.ts';
import { entranceOf } from './sweep-rate.ts';

const lookEveryMilliseconds = 100;

export interface Burst {
  readonly seconds: number;
  /** What one missed session adds to the database: the case, its first two events, its message. */
  readonly bytesPerMiss: number;
  /** What one session with one client takes up. */
  readonly bytesPerBooking: number;
}

export async function measureBurst(ground: Ground, workers: number): Promise<Burst> {
  const { stock, sample, sizes } = ground;
  await clearAway(ground);
  const lot = await stock.lot(sizes.absences, sizes.practices);
  await stock.expected(lot);
  await settleDown(ground);
  const before = await countMessages(ground);
  const bytesPerBooking = (await bookingBytes(ground)) / lot.count;
  const bytesBefore = await databaseBytes(ground);
  const shiftMinutes = shiftTo(sample.absenceDueAt);
  const fleet = await startFleet(workers, { ...entranceOf(ground), kind: 'everything', shiftMinutes });
  try {
    const startedAt = performance.now();
    fleet.begin();
    while (await somethingWaits(ground)) await wait(lookEveryMilliseconds);
    const seconds = (performance.now() - startedAt) / 1000;
    const written = (await countMessages(ground)) - before;
    if (written !== lot.count)
      throw new Error(`${lot.count} clients were missed and ${written} cases have a message`);
    const bytesPerMiss = ((await databaseBytes(ground)) - bytesBefore) / lot.count;
    return { seconds, bytesPerMiss, bytesPerBooking };
  } finally {
    await fleet.stop();
  }
}

/** Cheap while it waits and exact at the end: timers of clients unseen, then cases that have just been opened. */
async function somethingWaits({ cluster: { owner }, sample }: Ground): Promise<boolean> {
  const { rows } = await sql<{ waits: boolean }>`
    select exists (select from session_participant where absence_due_at is not null)
      or exists (select from case_file where due_at <= ${sample.absenceDueAt}) as waits
    `.execute(owner);
  return rows[0]?.waits ?? false;
}

async function countMessages({ cluster: { owner } }: Ground): Promise<number> {
  const { rows } = await sql<{ messages: number }>`
    select count(distinct case_id) as messages from message`.execute(owner);
  return Number(rows[0]?.messages);
}
