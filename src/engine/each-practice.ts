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
  for (const row of rows) {
    const { practiceId } = row;
    try {
      done += await work(practiceId, row);
    } catch (error) {
      engine.log.error({ practiceId, fault: faultOf(error) }, 'a practice could not be worked on');
    }
  }
  return done;
}

/** A fault's kind for the log: never its message, which may quote a row. */
export function faultOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  const code = 'code' in error && typeof error.code === 'string' ? ` ${error.code}` : '';
  return `${error.name}${code}`;
}
