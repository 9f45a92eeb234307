/** Who has the case. */
import type { Instant } from '../time/instant.ts';
import { ask } from './advance.ts';
import type { CommandOf } from './commands.ts';
import type { CaseEvent } from './events.ts';
import { evolve } from './evolve.ts';
import { followedBy } from './follow-on.ts';
import type { OpenCase } from './state.ts';

export function handoverAnswered(
  state: OpenCase,
  command: CommandOf<'answer-handover'>,
  at: Instant,
): readonly CaseEvent[] {
  const { by } = command;
  if (!command.accepted) {
    return followedBy(state, [{ type: 'handover-ended', at, by, why: 'declined' }], (after) => [
      ask(after, at, { kind: 'review', about: 'handover-declined' }),
    ]);
  }
  return [
    {
      type: 'owner-changed',
      at,
      by,
      from: state.ownerId,
      to: by.staffId,
      why: 'handover-accepted',
      note: state.handover?.note ?? '',
    },
  ];
}

/** Whoever has the case in place of somebody who left hears so, if not by the questions that move to them [P3.5]. */
export function chainChanged(
  state: OpenCase,
  { by, chain, left }: CommandOf<'change-chain'>,
  at: Instant,
): readonly CaseEvent[] {
  const changed: CaseEvent = { type: 'chain-changed', at, by, chain, ...(left && { left }) };
  const after = evolve(state, changed) as OpenCase;
  const hears = !left?.includes(state.ownerId) || state.asks.some((open) => open.staffId === state.ownerId);
  if (hears) return [changed];
  return [
    changed,
    { ...ask(after, at, { kind: 'review', about: 'owner-left' }, by), staffId: after.ownerId },
  ];
}
