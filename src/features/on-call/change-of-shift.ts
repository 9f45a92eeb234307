/** At a change of shift the open cases ask whoever is on call now [P3.5]. Nobody's owner changes by it. */
import { sql } from 'kysely';
import { timer } from '#core/case/actor.ts';
import type { ChainLink } from '#core/case/plan.ts';
import type { PracticeId, StaffId } from '#core/ids.ts';
import { chainAtChange } from '#core/on-call/chain.ts';
import type { Instant } from '#core/time/instant.ts';
import { eachPractice } from '#engine/each-practice.ts';
import type { Decided } from '#engine/event-store.ts';
import { lockOpenCasesOf, type StoredCase } from '#engine/load-case.ts';
import { commitDecisions, decideOn, type Engine } from '#engine/run.ts';
import { onCallNow } from './facts.ts';
import { clientsWithOtherOnCall } from './store.ts';

/** Returns how many cases were changed. */
export async function changeShifts(engine: Engine): Promise<number> {
  const now = engine.clock.now();
  const which = sql<{
    practiceId: PracticeId;
  }>`select practice_id as "practiceId" from kept.practices_with_rota()`;
  return eachPractice(engine, which, (practiceId) => changeIn(engine, practiceId, now));
}

function changeIn(engine: Engine, practiceId: PracticeId, now: Instant): Promise<number> {
  return engine.database.inPractice(practiceId, async (tx) => {
    const onCall = await onCallNow(tx, now);
    const clientIds = await clientsWithOtherOnCall(tx, onCall);
    if (clientIds.length === 0) return 0;
    const open = await lockOpenCasesOf(tx, clientIds);
    const decisions = [...open.values()].flatMap((stored) => changed(stored, onCall, now));
    await commitDecisions(tx, engine, practiceId, decisions, now);
    return decisions.length;
  });
}

/** Whoever is still asked after their shift stays in the chain a while; there is nothing to change until then. */
function changed(stored: StoredCase, onCall: readonly StaffId[], now: Instant): readonly Decided[] {
  const { state } = stored;
  const chain = chainAtChange(state, onCall);
  if (chain.length === 0 || inWords(chain) === inWords(state.chain)) return [];
  const considered = decideOn(stored, { type: 'change-chain', by: timer, chain }, now);
  return considered.kind === 'decided' ? [considered.decided] : [];
}

const inWords = (chain: readonly ChainLink[]): string =>
  chain.map(({ staffId, as }) => `${as} ${staffId}`).join();
