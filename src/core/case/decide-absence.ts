/** What is said of the session itself: it belongs to the case, it was missed, what was agreed was looked at. */
import type { Instant } from '../time/instant.ts';
import { finished } from './advance.ts';
import type { CommandOf } from './commands.ts';
import type { CaseEvent } from './events.ts';
import type { OpenCase } from './state.ts';

export function sessionAdded(
  state: OpenCase,
  command: CommandOf<'add-session'>,
  at: Instant,
): readonly CaseEvent[] {
  if (state.sessions.some((session) => session.sessionId === command.session.sessionId)) return [];
  const { by, session, doubts } = command;
  const raised = doubts.filter((doubt) => !state.doubts.includes(doubt));
  return [
    { type: 'session-added', at, by, session },
    ...raised.map((doubt): CaseEvent => ({ type: 'doubt-raised', at, by, doubt })),
  ];
}

export function missConfirmed(
  state: OpenCase,
  command: CommandOf<'confirm-missed'>,
  at: Instant,
): readonly CaseEvent[] {
  const { by, note } = command;
  const cleared: CaseEvent[] =
    state.doubts.length > 0 ? [{ type: 'doubts-cleared', at, by, doubts: state.doubts, note }] : [];
  return [...cleared, { type: 'miss-confirmed', at, by }];
}

export function agreementReviewed(
  state: OpenCase,
  command: CommandOf<'review-agreement'>,
  at: Instant,
): readonly CaseEvent[] {
  const { by, note } = command;
  const steps = state.plan.protocol.ladder.steps.filter(
    (step) => step.kind === 'review-agreement' && state.steps[step.id]?.status !== 'finished',
  );
  return [
    { type: 'agreement-reviewed', at, by, note },
    ...steps.map((step) => finished(step, at, by, 'completed', note)),
  ];
}
