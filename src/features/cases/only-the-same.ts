import { calmReadings, type Reading } from '#core/case/vocabulary.ts';
import type { CaseId } from '#core/ids.ts';
import { addMinutes, type Instant } from '#core/time/instant.ts';
import { lockCase } from '#engine/load-case.ts';
import type { Tx } from '#engine/ports.ts';
import { hourMinutes, isMoreOfTheSame } from '#features/check-in/facts.ts';
import { isUnread } from './hear.ts';

/** As on the page: more of the same within an hour stands in the record, and the case need not grow by it [P4.13]. */
export async function saysOnlyTheSame(
  tx: Tx,
  caseId: CaseId,
  { via, reading }: { readonly via: 'email' | 'sms'; readonly reading: Reading },
  now: Instant,
): Promise<boolean> {
  const since = addMinutes(now, -hourMinutes);
  const heard = ((await lockCase(tx, caseId))?.state.replies ?? [])
    .filter((reply) => reply.via === via && reply.receivedAt > since)
    .map((reply) => ({ kind: reply.reading, reading: reply.reading }))
    .toReversed();
  if (!isMoreOfTheSame({ kind: reading, reading }, heard)) return false;
  return calmReadings.includes(reading) || isUnread(tx, caseId, reading);
}
