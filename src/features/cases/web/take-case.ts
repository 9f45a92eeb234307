/** "I have it", which holds for a while, and again for as long [P3.4]. */
import { atClock } from '#ui/clock.ts';
import type { CaseView } from './case-view.ts';

export async function takeCase({ quick, state, now, zone }: CaseView): Promise<void> {
  const { leaseMinutes } = state.plan.protocol.limits;
  await quick.act('lease', {}, (at) => {
    const until = new Date(Date.parse(at) + leaseMinutes * 60_000).toISOString();
    return `You have it until ${atClock(until, now, zone)}.`;
  });
}

export function takeWords({ state, me }: CaseView): string {
  const { leaseMinutes } = state.plan.protocol.limits;
  return state.lease?.staffId === me?.id
    ? `${leaseMinutes} minutes more`
    : `I have it, for ${leaseMinutes} min`;
}
