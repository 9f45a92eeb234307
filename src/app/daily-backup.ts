/** A backup a day where there is a place for it; the oldest make room. */
import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { takeBackup } from '#adapters/backup/take.ts';
import { type Instant, instant, minutesBetween } from '#core/time/instant.ts';
import type { Clock, Database } from '#engine/ports.ts';
import { hasPractice } from '#features/access/store.ts';
import type { HealthCheck } from './health.ts';
import { ownVersion } from './own-version.ts';
import type { Chore } from './worker.ts';

export interface DailyBackupDeps {
  readonly folder: string;
  /** Of the database's owner. */
  readonly ownerUrl: string;
  readonly secret: string;
  readonly database: Database;
  readonly clock: Clock;
  /** Null while another process is at it. */
  readonly hold: () => Promise<{ release(): Promise<void> } | null>;
}

export interface DailyBackup {
  readonly chore: Chore;
  readonly check: HealthCheck;
}

const everyMinutes = 24 * 60;
/** Two weeks, so that what went wrong unnoticed can still be found. */
const mostKept = 14;
const lookMinutes = 30;
/** Whoever starts has what is overdue to do first. */
const restMinutes = 10;

export function dailyBackup(deps: DailyBackupDeps): DailyBackup {
  const { folder, clock, hold } = deps;
  const startedAt = clock.elapsed();
  let hasFailed = false;

  async function run(): Promise<number> {
    if (clock.elapsed() - startedAt < restMinutes) return 0;
    const lock = await hold();
    if (!lock) return 0;
    try {
      const done = (await isDue(deps)) ? await takeOne(deps) : 0;
      hasFailed = false;
      return done;
    } catch (error) {
      hasFailed = true;
      throw error;
    } finally {
      await lock.release();
    }
  }

  return {
    chore: { name: 'backup', everyMinutes: lookMinutes, run },
    check: {
      name: 'backup',
      async check() {
        if (!hasFailed) return null;
        const last = (await keptIn(folder).catch(() => [])).at(-1);
        const age = last ? `the last one is of ${last.takenAt.slice(0, 10)}` : 'there is none yet';
        return `The daily backup could not be written; ${age}. Is the folder there, and has it room?`;
      },
    },
  };
}

async function isDue({ folder, clock, database }: DailyBackupDeps): Promise<boolean> {
  if (!(await database.withoutPractice(hasPractice))) return false;
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const last = (await keptIn(folder)).at(-1);
  return !last || minutesBetween(last.takenAt, clock.now()) >= everyMinutes;
}

async function takeOne({ folder, clock, ownerUrl, secret }: DailyBackupDeps): Promise<number> {
  const takenAt = clock.now();
  await takeBackup({
    ownerUrl,
    secret,
    path: join(folder, backupName(takenAt)),
    version: ownVersion(),
    takenAt,
  });
  for (const { name } of (await keptIn(folder)).slice(0, -mostKept)) await rm(join(folder, name));
  return 1;
}

export const backupName = (takenAt: Instant): string => `kept-${takenAt.replaceAll(/[:.]/g, '-')}.age`;

/** Those that were named here, oldest first; whatever else lies there stays. */
async function keptIn(
  folder: string,
): Promise<readonly { readonly name: string; readonly takenAt: Instant }[]> {
  const named = /^kept-(\d{4}-\d\d-\d\d)T(\d\d)-(\d\d)-(\d\d)-(\d{3})Z\.age$/;
  return (await readdir(folder)).toSorted().flatMap((name) => {
    const [, day, hour, minute, second, rest] = named.exec(name) ?? [];
    return day ? [{ name, takenAt: instant(`${day}T${hour}:${minute}:${second}.${rest}Z`) }] : [];
  });
}
