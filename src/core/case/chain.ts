/** Who is asked, and who is asked next when nobody answers [P3.2]. */
import type { StaffId } from '../ids.ts';
import type { FirstAsked, ProtocolLimits } from '../protocol/protocol.ts';
import { addMinutes, type Instant } from '../time/instant.ts';
import type { Ask, ExistingCase } from './state.ts';

/** Whoever said "I have it", else the delegate, else the chain from the role that the step names. */
export function firstToAsk(state: ExistingCase, role: FirstAsked): StaffId {
  if (state.lease) return state.lease.staffId;
  if (state.delegation) return state.delegation.to;
  return state.chain.find((link) => link.as === role)?.staffId ?? state.ownerId;
}

type Asked = Pick<Ask, 'staffId' | 'round'>;

export function nextToAsk(state: ExistingCase, ask: Ask): Asked {
  const people = [...new Set(state.chain.map((link) => link.staffId))];
  return nextAlong(people, ask, state.ownerId);
}

/** `otherwise` where there is nobody along the way. */
export function nextAlong(people: readonly StaffId[], { staffId, round }: Asked, otherwise: StaffId): Asked {
  const position = people.indexOf(staffId);
  const next = people[position + 1];
  // Somebody outside the chain (a delegate) hands back to its head, which is no new round.
  if (position === -1) return { staffId: people[0] ?? otherwise, round };
  return next ? { staffId: next, round } : { staffId: people[0] ?? otherwise, round: round + 1 };
}

/** How much longer the wait may become, at most, than the first time. */
const longestFactor = { usual: 16, urgent: 6 } as const;

/**
 * When everybody has been asked in vain the case keeps asking, each round after twice the time, so that a night
 * doesn't bury the morning under messages. An urgent ask stays as quick as it was for three whole rounds, and never
 * grows slower than every half hour with the shipped times; and no wait grows beyond the time after which an idle case
 * is looked at, so that a question with days to answer isn't asked again only weeks later [P3.3].
 */
export function answerBy(
  ask: Pick<Ask, 'answerMinutes' | 'urgent'>,
  round: number,
  now: Instant,
  { reviewMinutes }: Pick<ProtocolLimits, 'reviewMinutes'>,
): Instant {
  const factor = ask.urgent
    ? Math.min(2 ** Math.max(0, round - 2), longestFactor.urgent)
    : Math.min(2 ** round, longestFactor.usual);
  const longest = Math.max(ask.answerMinutes, reviewMinutes);
  return addMinutes(now, Math.min(ask.answerMinutes * factor, longest));
}
