/** What one tier of a protocol is tried on. */
import type { Bounds, Protocol, Step, Tier } from '../protocol/protocol.ts';
import { addMinutes } from '../time/instant.ts';
import { type ModelClient, planFor, startsAt } from './model.ts';
import { nothingMeasured, type Trial } from './situation.ts';

const day = 24 * 60;
/** A check-in that falls due at night waits for the morning. */
const nightMinutes = 12 * 60;
/** Where the ladder takes longer, what lies beyond is not tried. */
const longestTrialMinutes = 14 * day;

export const clients: readonly ModelClient[] = ['allows-everything', 'allows-nothing'];

export function trialFor(protocol: Protocol, tier: Tier, client: ModelClient): Trial {
  const ladderMinutes = minutesToDecide(protocol.tiers[tier].steps) + nightMinutes;
  const lasts = protocol.limits.missedAfterMinutes + ladderMinutes + day;
  return {
    tier,
    client,
    plan: planFor(protocol, tier, client),
    bounds: boundsOf(protocol, tier),
    ladderMinutes,
    until: addMinutes(startsAt, Math.min(lasts, longestTrialMinutes)),
    measured: { ...nothingMeasured },
  };
}

export function boundsOf(protocol: Protocol, tier: Tier): Bounds | null {
  return protocol.bounds?.[tier] ?? null;
}

/** From the confirmed miss to the last check-in and the last question how it should end, if nothing is held up. */
function minutesToDecide(steps: readonly Step[]): number {
  const dues = new Map<string, number>();
  let last = 0;
  for (const { id, kind, timing } of steps) {
    const due = (dues.get(timing.after) ?? 0) + timing.waitMinutes;
    dues.set(id, due);
    if (kind === 'check-in' || kind === 'decide') last = Math.max(last, due);
  }
  return last;
}
