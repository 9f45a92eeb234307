/**
 * The limit: the rows that a step writes, written by one set-based statement a table, 300 cases in a transaction, as
 * the app's role and under the same constraints. Nothing is read, decided, hashed or put into words.
 */
import { sql } from 'kysely';
import { openDatabase } from '#adapters/postgres.ts';
import type { PracticeId } from '#core/ids.ts';
import type { Tx } from '#engine/ports.ts';
import { silentLog } from './cluster.ts';
import { clearAway, type Ground, settleDown } from './ground.ts';

/** As many as the sweep takes into one transaction. */
export const batch = 300;

/** Steps per second over so many connections. */
export async function measureSqlLimit(ground: Ground, connections: number): Promise<number> {
  const { cluster, stock, sample, sizes } = ground;
  await clearAway(ground);
  const practices = Math.ceil(sizes.steps / batch);
  const lot = await stock.lot(practices * batch, practices);
  await stock.due(lot, sample.stepDueAt);
  await stock.staged(lot);
  await settleDown(ground);
  const waiting = Array.from({ length: practices }, (_, index) =>
    stock.practiceId(lot, lot.first + index * batch),
  );
  const database = openDatabase({ url: cluster.appUrl, log: silentLog, poolSize: connections });
  try {
    const started = performance.now();
    const lanes = Array.from({ length: connections }, async () => {
      for (let practice = waiting.pop(); practice; practice = waiting.pop()) {
        const practiceId = practice;
        await database.inPractice(practiceId, (tx) => writeSteps(tx, practiceId));
      }
    });
    await Promise.all(lanes);
    return lot.count / ((performance.now() - started) / 1000);
  } finally {
    await database.close();
  }
}

async function writeSteps(tx: Tx, practiceId: PracticeId): Promise<void> {
  const { numAffectedRows } = await sql`
    update case_file c set status = s.status, outcome = s.outcome, owner_id = s.owner_id, due_at = s.due_at,
      sequence = s.sequence, head_hash = s.head_hash, snapshot = s.snapshot, fold_version = s.fold_version,
      closed_at = s.closed_at, faults = s.faults
    from bench.case_file s where s.practice_id = ${practiceId} and c.practice_id = s.practice_id and c.id = s.id
      and c.sequence < s.sequence`.execute(tx);
  if (Number(numAffectedRows) !== batch) throw new Error('the bare statement moved another number of cases');
  for (const table of ['case_event', 'message', 'check_in_link']) {
    const into = sql.raw(table);
    await sql`insert into ${into} select * from bench.${into} where practice_id = ${practiceId}`.execute(tx);
  }
  await sql`
    insert into pgboss.job_common select * from bench.job_common where data ->> 'practiceId' = ${practiceId}`.execute(
    tx,
  );
  await sql`
    select pg_notify('kept', jsonb_build_object('practiceId', practice_id, 'kind', 'case', 'id', id)::text)
    from bench.case_file where practice_id = ${practiceId}`.execute(tx);
}
