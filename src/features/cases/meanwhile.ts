/** Two people at once: what one puts on record must not build on a page that another's word has made untrue. */
import type { Actor } from '#core/case/actor.ts';
import type { ExistingCase } from '#core/case/state.ts';
import { Problem } from '#core/problem.ts';
import { actorsSince } from '#engine/event-store.ts';
import type { Tx } from '#engine/ports.ts';

/** What a timer or the carrier adds makes nobody's words untrue, and would refuse a person again and again. */
const speaks: readonly Actor['kind'][] = ['staff', 'client', 'calendar'];

/** The own word too: a second tap after a lost answer is shown what the first one did. */
export async function mustHaveSeenAll(
  tx: Tx,
  { caseId, sequence }: ExistingCase,
  seen: number,
): Promise<void> {
  if (seen >= sequence) return;
  const actors = await actorsSince(tx, caseId, seen);
  if (!actors.some((kind) => speaks.includes(kind))) return;
  throw new Problem(
    'conflict',
    'case-moved',
    'Something was put on record meanwhile. Nothing of yours is lost: look at what is new, then send it again if it still holds.',
  );
}
