/** Plans that are carried out, and cases that are taken up again. */
import type { Instant } from '../time/instant.ts';
import { ask } from './advance.ts';
import { unfinishedBusiness } from './closing.ts';
import type { CommandOf } from './commands.ts';
import type { CaseEvent } from './events.ts';
import { followedBy } from './follow-on.ts';
import type { ExistingCase, OpenCase } from './state.ts';

export function followUpCompleted(
  state: OpenCase,
  command: CommandOf<'complete-follow-up'>,
  at: Instant,
): readonly CaseEvent[] {
  const { by, note } = command;
  const completed: CaseEvent = { type: 'follow-up-completed', at, by, note };
  if ((state as ExistingCase).status === 'closed') return [completed];
  return followedBy(state, [completed], (after) =>
    unfinishedBusiness(after) === null
      ? [{ type: 'case-closed', at, by, outcome: 'plan-carried-out', note, followUp: null }]
      : [],
  );
}

export function reopened(
  state: OpenCase,
  command: CommandOf<'reopen-case'>,
  at: Instant,
): readonly CaseEvent[] {
  const { by, reason } = command;
  const again: CaseEvent = { type: 'case-reopened', at, by, why: 'person-asked', note: reason };
  return followedBy(state, [again], (after) => [ask(after, at, { kind: 'review', about: 'reopened' })]);
}
