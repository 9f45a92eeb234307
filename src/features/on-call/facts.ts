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

export interface Watched extends Gap {
  /** Whom a case would ask, but for whoever is on call. */
  readonly people: readonly StaffId[];
}

/**
 * When nobody would be there, in order: where whoever holds a shift is away, and where everybody is whom a case would ask. A
 * time for which no shift was ever planned is no such time.
 */
export async function unheldTimes(
  tx: Tx,
  watched: readonly Watched[],
  now: Instant,
  until: Instant,
): Promise<readonly Gap[]> {
  const rota = await readRota(tx, now);
  const unattended = watched.filter(
    ({ people, from }) =>
      people.every((staffId) => isAwayAt(rota, staffId, from)) && onCallAt(rota, from).length === 0,
  );
  return [...unheldBetween(rota, now, until), ...unattended]
    .map((gap) => ({ from: gap.from, until: gap.until }))
    .toSorted((one, other) => (one.from < other.from ? -1 : 1));
}

export const hasRota = ({ shifts, overrides }: Rota): boolean => shifts.length + overrides.length > 0;
