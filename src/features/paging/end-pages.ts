/** The end of a paging, and of whatever was written because of it. */
import type { MessageKey, StaffId } from '#core/ids.ts';
import type { Instant } from '#core/time/instant.ts';
import { callOff } from '#engine/outbox.ts';
import type { Tx } from '#engine/ports.ts';
import { endPagings, type PagingRow } from './store.ts';
import { keyOfPage } from './token.ts';

export interface Over {
  readonly paging: PagingRow;
  /** Who said "I have it"; null where the question went away. */
  readonly takenBy: StaffId | null;
}

/** What has left already stays as it is; what has not would ring for nothing. */
export async function endWithPages(tx: Tx, over: readonly Over[], now: Instant): Promise<void> {
  if (over.length === 0) return;
  const endings = over.map(({ paging, takenBy }) => ({ id: paging.id, takenBy }));
  await endPagings(tx, endings, now);
  await callOff(
    tx,
    over.flatMap(({ paging }) => itsPages(paging)),
  );
}

function itsPages({ key, pages }: PagingRow): readonly MessageKey[] {
  return Array.from({ length: pages }, (_, number) => keyOfPage(key, number));
}
