/** A paging lasts as long as the question is this person's, and nobody has said "I have it". */
import type { CaseEvent } from '#core/case/events.ts';
import type { MessageKey, StaffId } from '#core/ids.ts';
import { callOff } from '#engine/outbox.ts';
import type { Projection } from '#engine/run.ts';
import { type Ending, endPagings, lockOpenPagings, type PagingRow, type WhoIsAsked } from './store.ts';
import { keyOfPage } from './token.ts';

/** In the transaction in which the case moves, so that no page is written about what is over. */
export const followCases: Projection = async (tx, _practiceId, decisions, now) => {
  const cases = new Map(decisions.filter(({ before }) => before).map((one) => [one.after.caseId, one]));
  if (cases.size === 0) return;
  const open = await lockOpenPagings(tx, [...cases.keys()]);
  const over: { paging: PagingRow; takenBy: StaffId | null }[] = [];
  for (const paging of open) {
    const decided = paging.caseId && cases.get(paging.caseId);
    if (!decided) continue;
    const taker = isOffer(paging) ? null : decided.events.reduce(takerAfter, null);
    if (taker !== null || !isStillAsked(decided.after, paging)) over.push({ paging, takenBy: taker });
  }
  if (over.length === 0) return;
  const endings: Ending[] = over.map(({ paging, takenBy }) => ({ id: paging.id, takenBy }));
  await endPagings(tx, endings, now);
  // What has not left yet would ring for nothing.
  await callOff(
    tx,
    over.flatMap(({ paging }) => itsPages(paging)),
  );
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

/** Everything that was written because of it; what has left already stays as it is. */
export function itsPages({ key, pages }: PagingRow): readonly MessageKey[] {
  return Array.from({ length: pages }, (_, number) => keyOfPage(key, number));
}
