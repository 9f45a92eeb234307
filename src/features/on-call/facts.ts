/** What other features may ask of the rota. */
import type { StaffId } from '#core/ids.ts';
import { dutiesBetween, onCallAt, type Rota } from '#core/on-call/duty.ts';
import type { Instant } from '#core/time/instant.ts';
import type { Tx } from '#engine/ports.ts';
import { readRota } from './store.ts';

/** Nobody where there is no rota, and where the rota has a hole. */
export async function onCallNow(tx: Tx, now: Instant): Promise<readonly StaffId[]> {
  return onCallAt(await readRota(tx, now), now);
}

export interface Gap {
  readonly from: Instant;
  readonly until: Instant;
}

/** Where the rota has a hole; none where a practice has no rota at all. */
export async function gapsOnCall(tx: Tx, now: Instant, until: Instant): Promise<readonly Gap[]> {
  const rota = await readRota(tx, now);
  if (!hasRota(rota)) return [];
  return dutiesBetween(rota, now, until)
    .filter(({ staffIds }) => staffIds.length === 0)
    .map((gap) => ({ from: gap.from, until: gap.until }));
}

export const hasRota = ({ shifts, overrides }: Rota): boolean => shifts.length + overrides.length > 0;
