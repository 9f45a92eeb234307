/** Work goes on practice by practice, and one that cannot be worked on never holds up the others. */
import type { RawBuilder } from 'kysely';
import type { PracticeId } from '#core/ids.ts';
import type { Engine } from './run.ts';

type Known = Pick<Engine, 'database' | 'log'>;

/**
 * Asks which practices have work, a query whose rows name a `practiceId`, and does it; returns the sum. A fault is
 * logged and met again at the next turn, since what is due stays due.
 */
export async function eachPractice<Row extends { readonly practiceId: PracticeId }>(
  engine: Known,
  which: RawBuilder<Row>,
  work: (practiceId: PracticeId, row: Row) => Promise<number>,
): Promise<number> {
  const { rows } = await engine.database.withoutPractice((tx) => which.execute(tx));
  let done = 0;
  for (const row of rows) done += await tried(engine, row, work);
  return done;
}

export interface InBatches {
  /** As many are done at once; a batch that is not full is the last one of its practice. */
  readonly batch: number;
  /** At work side by side in this process: while one waits for the database, another decides. */
  readonly lanes: number;
}

/** What is left after so many is met again at the next turn. */
const mostRounds = 100;

/**
 * As `eachPractice`, one batch of each practice in a round, so that a large one keeps no other waiting. Lanes share the
 * practices instead of running after each other through all of them; where fewer are left than lanes, they share one and
 * pass over what the other holds.
 */
export async function eachPracticeInBatches<Row extends { readonly practiceId: PracticeId }>(
  engine: Known & Pick<Engine, 'newId'>,
  which: RawBuilder<Row>,
  { batch, lanes }: InBatches,
  work: (practiceId: PracticeId) => Promise<number>,
): Promise<number> {
  const { rows } = await engine.database.withoutPractice((tx) => which.execute(tx));
  let done = 0;
  let round: readonly Row[] = beginningAnywhere(rows, engine.newId());
  for (let turn = 0; round.length > 0 && turn < mostRounds; turn += 1) {
    const full = new Set<Row>();
    const ahead = round.values();
    const lane = async () => {
      for (const row of ahead) {
        const count = await tried(engine, row, work);
        done += count;
        if (count >= batch) full.add(row);
      }
    };
    await Promise.all(Array.from({ length: lanes }, lane));
    const large = [...full];
    round =
      large.length > 0 && large.length < lanes ? Array.from({ length: lanes }, () => large).flat() : large;
  }
  return done;
}

/** The same list from another place on, so that processes which see it at once do not run after each other either. */
function beginningAnywhere<Row>(rows: readonly Row[], id: string): readonly Row[] {
  const start = Number.parseInt(id.slice(-4), 16) % Math.max(rows.length, 1);
  return [...rows.slice(start), ...rows.slice(0, start)];
}

async function tried<Row extends { readonly practiceId: PracticeId }>(
  engine: Known,
  row: Row,
  work: (practiceId: PracticeId, row: Row) => Promise<number>,
): Promise<number> {
  const { practiceId } = row;
  try {
    return await work(practiceId, row);
  } catch (error) {
    engine.log.error({ practiceId, fault: faultOf(error) }, 'a practice could not be worked on');
    return 0;
  }
}

/** A fault's kind for the log: never its message, which may quote a row. */
export function faultOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  const code = 'code' in error && typeof error.code === 'string' ? ` ${error.code}` : '';
  return `${error.name}${code}`;
}
