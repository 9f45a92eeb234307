/** What every measurement stands on: the database, the stock in it, and how much of everything there is to be. */
import { sql } from 'kysely';
import { type Cluster, openCluster } from './cluster.ts';
import { makeSample, type Sample } from './sample.ts';
import { farAway, Stock } from './stock.ts';

export interface Sizes {
  /** Open cases that nothing happens to. */
  readonly waiting: number;
  readonly practices: number;
  /** Case steps in one round of Kept and of the bare SQL. */
  readonly steps: number;
  /** Case steps in one round of a queue, which takes them one by one. */
  readonly queueSteps: number;
  readonly rounds: number;
  /** Clients whose sessions are missed in the same minute. */
  readonly absences: number;
  /** For lateness: so many steps fall due each second, for so many seconds. */
  readonly stepsPerSecondDue: number;
  readonly lateSeconds: number;
  /** For the workers to start and come to rest before the first of these is due. */
  readonly leadSeconds: number;
  /** Cases that are overdue when Kept is killed. */
  readonly overdue: number;
  readonly killings: number;
  /** How long Kept has nothing to do before its memory is looked at. */
  readonly idleSeconds: number;
}

export const fullSizes: Sizes = {
  waiting: 1_000_000,
  practices: 200,
  steps: 30_000,
  queueSteps: 6000,
  rounds: 3,
  absences: 100_000,
  stepsPerSecondDue: 500,
  lateSeconds: 60,
  leadSeconds: 10,
  overdue: 3000,
  killings: 3,
  idleSeconds: 60,
};

/** Nine times over, so that each is smaller. */
export const growthSizes: Sizes = { ...fullSizes, lateSeconds: 20, absences: 30_000 };

/** Enough to see that everything runs; its figures say nothing. */
export const quickSizes: Sizes = {
  waiting: 1000,
  practices: 4,
  steps: 150,
  queueSteps: 15,
  rounds: 1,
  absences: 150,
  stepsPerSecondDue: 50,
  lateSeconds: 1,
  leadSeconds: 1,
  overdue: 900,
  killings: 1,
  idleSeconds: 1,
};

export interface Ground {
  readonly cluster: Cluster;
  readonly sample: Sample;
  readonly stock: Stock;
  readonly sizes: Sizes;
  readonly say: (line: string) => void;
}

export async function prepareGround(sizes: Sizes, say: (line: string) => void): Promise<Ground> {
  const cluster = await openCluster();
  const sample = await makeSample(cluster);
  const ground = { cluster, sample, stock: new Stock(cluster, sample), sizes, say };
  await addWaiting(ground, sizes.waiting);
  return ground;
}

/** Adds so many waiting cases, some at a time, so that one transaction does not grow without bound. */
export async function addWaiting(ground: Ground, count: number): Promise<void> {
  const { stock, sizes, say } = ground;
  const started = performance.now();
  await stock.needPractices(sizes.practices);
  const halves = [Math.floor(count / 2), Math.ceil(count / 2)].filter((half) => half > 0);
  await Promise.all(
    halves.map(async (half) => {
      for (let done = 0; done < half; done += lotSize) {
        await stock.waiting(await stock.lot(Math.min(lotSize, half - done), sizes.practices));
      }
    }),
  );
  await settleDown(ground);
  const seconds = (performance.now() - started) / 1000;
  say(`${count} open cases made in ${seconds.toFixed(0)} s`);
}

const lotSize = 50_000;

/** Before a measurement makes its own work: nothing is left but the cases that wait, whatever earlier ones made of theirs. */
export async function clearAway({ cluster: { owner } }: Pick<Ground, 'cluster'>): Promise<void> {
  await owner.transaction().execute(async (tx) => {
    await sql`truncate case_event, message, check_in_link, session, pgboss.job_common cascade`.execute(tx);
    // Nothing refers to these cases any more; looking for it row by row takes minutes.
    await sql`set local session_replication_role = replica`.execute(tx);
    await sql`delete from case_file where due_at < ${farAway}`.execute(tx);
  });
}

/** Every round begins alike: no dead rows, fresh statistics, nothing left to write back. */
export async function settleDown({ cluster: { owner } }: Pick<Ground, 'cluster'>): Promise<void> {
  await sql`vacuum (analyze)`.execute(owner);
  await sql`checkpoint`.execute(owner);
}
