/**
 * Moves every case whose time has come, hundreds at a time in one transaction with set-based SQL. Any number of
 * workers may sweep at once: each skips what another holds.
 */
import { sql } from 'kysely';
import { timer } from '#core/case/actor.ts';
import type { CaseId, PracticeId } from '#core/ids.ts';
import { addMinutes, type Instant } from '#core/time/instant.ts';
import { eachPracticeInBatches, faultOf } from './each-practice.ts';
import { correctDueTimes, type Decided } from './event-store.ts';
import { lockCase, lockDueCases, type StoredCase } from './load-case.ts';
import type { Tx } from './ports.ts';
import { commitDecisions, decideOn, type Engine } from './run.ts';

/** Cases in one transaction: large enough to share its cost, small enough to keep locks short. */
const batch = 300;
/** A case whose step threw is tried again after this long; meanwhile it shows as overdue. */
const tryFaultAgainMinutes = 1;

/** Returns how many cases were moved. */
export async function sweep(engine: Engine, lanes = 1): Promise<number> {
  const now = engine.clock.now();
  const due = sql<{ practiceId: PracticeId }>`
    select practice_id as "practiceId" from kept.practices_with_due_cases(${now})`;
  return eachPracticeInBatches(engine, due, { batch, lanes }, (practiceId) =>
    sweepBatch(engine, practiceId, now),
  );
}

/** One bad case must not hold up the others: when the set fails, each case is moved on its own. */
async function sweepBatch(engine: Engine, practiceId: PracticeId, now: Instant): Promise<number> {
  let caseIds: readonly CaseId[] = [];
  try {
    return await engine.database.inPractice(practiceId, async (tx) => {
      const due = await lockDueCases(tx, now, batch);
      caseIds = due.map((one) => one.state.caseId);
      await advanceAll(tx, engine, practiceId, due, now);
      return due.length;
    });
  } catch (error) {
    if (caseIds.length === 0) throw error;
    for (const caseId of caseIds) await sweepOne(engine, practiceId, caseId, now);
    return caseIds.length;
  }
}

async function advanceAll(
  tx: Tx,
  engine: Engine,
  practiceId: PracticeId,
  due: readonly StoredCase[],
  now: Instant,
): Promise<void> {
  const decisions: Decided[] = [];
  for (const one of due) {
    const considered = decideOn(one, { type: 'advance', by: timer }, now);
    if (considered.kind === 'decided') decisions.push(considered.decided);
  }
  await commitDecisions(tx, engine, practiceId, decisions, now);
  const idle = decisions.filter(({ events }) => events.length === 0);
  await correctDueTimes(
    tx,
    idle.map(({ after }) => after),
  );
}

async function sweepOne(engine: Engine, practiceId: PracticeId, caseId: CaseId, now: Instant): Promise<void> {
  try {
    await engine.database.inPractice(practiceId, async (tx) => {
      const found = await lockCase(tx, caseId);
      if (found) await advanceAll(tx, engine, practiceId, [found], now);
    });
  } catch (error) {
    engine.log.error({ caseId, fault: faultOf(error) }, 'a case could not be moved');
    await putOff(engine, practiceId, caseId, now);
  }
}

/** Nobody is forgotten: the case keeps a due time, close by, and its faults are counted where staff see them. */
async function putOff(engine: Engine, practiceId: PracticeId, caseId: CaseId, now: Instant): Promise<void> {
  const again = addMinutes(now, tryFaultAgainMinutes);
  await engine.database.inPractice(practiceId, (tx) =>
    sql`update case_file set due_at = ${again}, faults = faults + 1 where id = ${caseId} and due_at <= ${now}`.execute(
      tx,
    ),
  );
}
