/** What other features may ask of the rota. */
import type { StaffId } from '#core/ids.ts';
import {
  type Gap,
  isAwayAt,
  onCallAt,
  type Rota,
  unheldBetween,
  unplannedBetween,
} from '#core/on-call/duty.ts';
import type { Instant } from '#core/time/instant.ts';
import type { Tx } from '#engine/ports.ts';
import { readRota } from './store.ts';

/** Nobody where there is no rota, and where the rota has a hole. */
export async function onCallNow(tx: Tx, now: Instant): Promise<readonly StaffId[]> {
  return onCallAt(await readRota(tx, now), now);
}

/** Where the rota never had anybody; none where a practice has no rota at all. */
export async function gapsOnCall(tx: Tx, now: Instant, until: Instant): Promise<readonly Gap[]> {
  const rota = await readRota(tx, now);
  return hasRota(rota)
    ? unplannedBetween(rota, now, until).map((gap) => ({ from: gap.from, until: gap.until }))
    : [];
}

/** Where a shift was planned and nobody is there to hold it. */
export async function unheldShifts(tx: Tx, now: Instant, until: Instant): Promise<readonly Gap[]> {
  return unheldBetween(await readRota(tx, now), now, until);
}

/** Of each of these times, whether none of its people is there, and nobody is on call. */
export async function whenNobodyIsThere<Time extends Gap>(
  tx: Tx,
  times: readonly (Time & { readonly people: readonly StaffId[] })[],
  now: Instant,
): Promise<readonly Gap[]> {
  const rota = await readRota(tx, now);
  return times
    .filter(
      ({ people, from }) =>
        people.every((staffId) => isAwayAt(rota, staffId, from)) && onCallAt(rota, from).length === 0,
    )
    .map(({ from, until }) => ({ from, until }));
}

export const hasRota = ({ shifts, overrides }: Rota): boolean => shifts.length + overrides.length > 0;
