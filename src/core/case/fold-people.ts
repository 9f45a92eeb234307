/** Events about who is asked and who has the case. */
import type { StaffId } from '../ids.ts';
import { addMinutes } from '../time/instant.ts';
import { including, omit, triedOf, withStep } from './change-state.ts';
import type { EventOf } from './events.ts';
import type { Ask, ExistingCase } from './state.ts';
import { withoutAsksToRead } from './unread-replies.ts';

export function personAsked(state: ExistingCase, event: EventOf<'person-asked'>): ExistingCase {
  const { askId, kind, stepId, about, staffId, answerBy, answerMinutes, urgent, lateMinutes } = event;
  const ask: Ask = {
    id: askId,
    kind,
    stepId,
    about,
    staffId,
    askedAt: event.at,
    answerBy,
    answerMinutes,
    urgent,
    round: 0,
    lateMinutes,
  };
  const next: ExistingCase = {
    ...state,
    asks: [...(kind === 'read-reply' ? withoutAsksToRead(state) : state.asks), ask],
    asksMade: state.asksMade + 1,
    askedStaff: including(state.askedStaff, staffId),
    lookAgainAt: kind === 'review' ? null : state.lookAgainAt,
  };
  if (kind === 'call-back' && about) return { ...next, callBacks: omit(next.callBacks, about) };
  if (kind !== 'step' || stepId === null) return next;
  return withStep(next, stepId, { status: 'asked', tried: triedOf(state.steps[stepId]) });
}

export function caseTaken(state: ExistingCase, event: EventOf<'case-taken'>): ExistingCase {
  if (event.by.kind !== 'staff') return state;
  const { staffId } = event.by;
  return {
    ...state,
    lease: { staffId, until: event.until },
    askedStaff: including(state.askedStaff, staffId),
    asks: state.asks.map((ask) => ({ ...ask, staffId, answerBy: event.until })),
  };
}

export function ownerChanged(state: ExistingCase, event: EventOf<'owner-changed'>): ExistingCase {
  const others = state.chain.filter((link) => link.staffId !== event.to && link.staffId !== event.from);
  return {
    ...state,
    ownerId: event.to,
    // Whoever had it before is asked last, so that a handed-over case never has fewer people than before.
    chain: [{ staffId: event.to, as: 'owner' }, ...others, { staffId: event.from, as: 'backup' }],
    lease: null,
    delegation: null,
    handover: null,
    askedStaff: including(state.askedStaff, event.to),
    asks: state.asks.map((ask) => (ask.staffId === event.from ? { ...ask, staffId: event.to } : ask)),
  };
}

/** A rota changes who is asked next; the owner changes only by saying so, or by leaving the practice [P3.5]. */
export function chainChanged(state: ExistingCase, event: EventOf<'chain-changed'>): ExistingCase {
  const isIn = (chain: ExistingCase['chain'], staffId: string) =>
    chain.some((link) => link.staffId === staffId);
  const ownerId = isIn(event.chain, state.ownerId)
    ? state.ownerId
    : (event.chain[0]?.staffId ?? state.ownerId);
  const others = event.chain.filter((link) => link.staffId !== ownerId);
  const chain = [{ staffId: ownerId, as: 'owner' as const }, ...others];
  const hasLeft = (staffId: StaffId | undefined): staffId is StaffId =>
    staffId !== undefined &&
    (event.left?.includes(staffId) === true || (isIn(state.chain, staffId) && !isIn(chain, staffId)));
  const { lease, delegation, handover } = state;
  // What somebody who has left was asked, lent or offered is over at once, and what follows is said by the timers.
  return {
    ...state,
    ownerId,
    chain,
    lease: hasLeft(lease?.staffId) ? null : lease,
    delegation: delegation && hasLeft(delegation.to) ? { ...delegation, deadlineAt: event.at } : delegation,
    handover: handover && hasLeft(handover.to) ? { ...handover, answerBy: event.at } : handover,
    asks: state.asks.map((ask) =>
      // What was delegated comes back to the owner with the delegation.
      hasLeft(ask.staffId) && ask.staffId !== delegation?.to ? { ...ask, answerBy: event.at } : ask,
    ),
  };
}

/** In imminent danger everything that is asked is urgent, also what was asked before. */
export function concernJudged(state: ExistingCase, event: EventOf<'concern-judged'>): ExistingCase {
  const next = { ...state, concern: { level: event.level, at: event.at } };
  if (event.level !== 'imminent-danger') return next;
  const { urgentAnswerMinutes } = state.plan.protocol.limits;
  const answerBy = addMinutes(event.at, urgentAnswerMinutes);
  return {
    ...next,
    asks: state.asks.map((ask) => ({
      ...ask,
      urgent: true,
      answerMinutes: Math.min(ask.answerMinutes, urgentAnswerMinutes),
      answerBy: ask.answerBy < answerBy ? ask.answerBy : answerBy,
    })),
  };
}
