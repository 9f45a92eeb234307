/** Takes whoever is on call into the chain of a case [P3.2]. */
import type { ChainLink } from '../case/plan.ts';
import type { ExistingCase } from '../case/state.ts';
import type { StaffId } from '../ids.ts';

/** After the owner and whoever is named, before the supervisors. Whoever stands there as well keeps their place. */
export function withOnCall(chain: readonly ChainLink[], onCall: readonly StaffId[]): readonly ChainLink[] {
  const named = chain.filter(({ as }) => as !== 'on-call');
  const firstSupervisor = named.findIndex(({ as }) => as === 'supervisor');
  const place = firstSupervisor === -1 ? named.length : firstSupervisor;
  const owner = named.find(({ as }) => as === 'owner')?.staffId;
  const links = [...new Set(onCall)]
    .filter((staffId) => staffId !== owner)
    .map((staffId): ChainLink => ({ staffId, as: 'on-call' }));
  return [...named.slice(0, place), ...links, ...named.slice(place)];
}

type Handed = Pick<ExistingCase, 'chain' | 'asks' | 'lease' | 'delegation' | 'handover'>;

/**
 * Whoever's shift is over and who is still asked, or has said "I have it", keeps that until its time runs out, and stands
 * before those who are on call now, so that it goes to them next.
 */
export function chainAtChange(state: Handed, onCall: readonly StaffId[]): readonly ChainLink[] {
  const before = state.chain.filter(({ as }) => as === 'on-call').map(({ staffId }) => staffId);
  const leaving = before.filter((staffId) => !onCall.includes(staffId) && isHeld(state, staffId));
  return withOnCall(state.chain, [...leaving, ...onCall]);
}

function isHeld({ asks, lease, delegation, handover }: Handed, staffId: StaffId): boolean {
  return (
    asks.some((ask) => ask.staffId === staffId) ||
    lease?.staffId === staffId ||
    delegation?.to === staffId ||
    handover?.to === staffId
  );
}
