/** A paging lasts as long as the question is this person's, and nobody has said "I have it". */
import type { CaseEvent } from '#core/case/events.ts';
import type { StaffId } from '#core/ids.ts';
import type { Projection } from '#engine/run.ts';
import { endWithPages, type Over } from './end-pages.ts';
import { lockOpenPagings, type PagingRow, type WhoIsAsked } from './store.ts';

/** In the transaction in which the case moves, so that no page is written about what is over. */
export const followCases: Projection = async (tx, _practiceId, decisions, now) => {
  const cases = new Map(decisions.filter(({ before }) => before).map((one) => [one.after.caseId, one]));
  if (cases.size === 0) return;
  const open = await lockOpenPagings(tx, [...cases.keys()]);
  const over: Over[] = [];
  for (const paging of open) {
    const decided = paging.caseId && cases.get(paging.caseId);
    if (!decided) continue;
    const taker = isOffer(paging) ? null : decided.events.reduce(takerAfter, null);
    if (taker !== null || !isStillAsked(decided.after, paging)) over.push({ paging, takenBy: taker });
  }
  await endWithPages(tx, over, now);
};

/** Of several who said so in one decision, the last. */
function takerAfter(before: StaffId | null, { type, by }: CaseEvent): StaffId | null {
  return type === 'case-taken' && by.kind === 'staff' ? by.staffId : before;
}

/** A case or a task that was offered is no question that a lease would answer. */
export const isOffer = ({ about }: PagingRow): boolean => about === 'handover' || about === 'delegation';

export function isStillAsked(
  { status, asks, delegation, handover }: WhoIsAsked,
  { about, staffId }: Pick<PagingRow, 'about' | 'staffId'>,
): boolean {
  if (status !== 'open') return false;
  if (about === 'handover') return handover?.to === staffId;
  if (about === 'delegation') return delegation?.to === staffId;
  return asks.some((ask) => ask.staffId === staffId);
}
