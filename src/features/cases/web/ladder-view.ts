/** The ladder as it is drawn: what was done, what is now, what comes and when, and what waits for a person. */
import type { CaseEvent } from '#core/case/events.ts';
import { permitted, stepDueAt } from '#core/case/ladder.ts';
import type { ExistingCase } from '#core/case/state.ts';
import type { Step, StepKind } from '#core/protocol/protocol.ts';
import type { Instant } from '#core/time/instant.ts';

export type RungState = 'done' | 'left-out' | 'failed' | 'now' | 'next' | 'later' | 'not-needed';

export interface Rung {
  readonly key: string;
  /** `Text`, `Call` */
  readonly words: string;
  readonly state: RungState;
  /** When it was done, since when it is asked, or when it comes; null when that hangs on something else. */
  readonly at: Instant | null;
  readonly waitsForPerson: boolean;
}

export function ladderOf(state: ExistingCase, agenda: readonly CaseEvent[]): readonly Rung[] {
  const rungs = [
    presence(state),
    ...state.plan.protocol.ladder.steps.map((step) => rungOf(state, step, agenda)),
  ];
  const next = rungs.some((rung) => rung.state === 'now')
    ? -1
    : rungs.findIndex((rung) => rung.state === 'later');
  const inOrder = rungs.toSorted(byTime);
  return inOrder.map((rung) => (rung === rungs[next] ? { ...rung, state: 'next' } : rung));
}

/** The question with which it all begins stands on the ladder too. */
function presence(state: ExistingCase): Rung {
  const asked = state.asks.find(({ kind }) => kind === 'confirm-absence');
  const rung = { key: 'presence', words: 'Seen or not', waitsForPerson: true };
  if (state.missConfirmedAt) return { ...rung, words: 'Not seen', state: 'done', at: state.missConfirmedAt };
  if (state.status === 'closed') return { ...rung, state: 'done', at: state.touchedAt };
  return { ...rung, state: asked ? 'now' : 'later', at: asked?.askedAt ?? null };
}

function rungOf(state: ExistingCase, step: Step, agenda: readonly CaseEvent[]): Rung {
  const progress = state.steps[step.id];
  const rung = { key: step.id, words: shortWords(state, step), waitsForPerson: step.kind !== 'check-in' };
  if (progress?.status === 'finished') {
    return { ...rung, state: finishedAs[progress.result], at: progress.at };
  }
  if (state.status === 'closed') return { ...rung, state: 'not-needed', at: null };
  if (progress?.status === 'sending') return { ...rung, state: 'now', at: null };
  if (progress?.status === 'asked') {
    const ask = state.asks.find(({ stepId }) => stepId === step.id);
    return { ...rung, waitsForPerson: true, state: 'now', at: ask?.askedAt ?? null };
  }
  return { ...rung, state: 'later', at: dueOf(state, step, agenda) };
}

const finishedAs = {
  sent: 'done',
  completed: 'done',
  declined: 'left-out',
  skipped: 'left-out',
  failed: 'failed',
  'not-possible': 'failed',
} as const;

function dueOf(state: ExistingCase, step: Step, agenda: readonly CaseEvent[]): Instant | null {
  const foretold = agenda.find(
    (event) => 'stepId' in event && event.stepId === step.id && event.type !== 'step-finished',
  );
  if (foretold) return foretold.at;
  try {
    return stepDueAt(state, step);
  } catch {
    // Safe hours need a calendar that older browsers lack.
    return null;
  }
}

const words: Readonly<Record<Exclude<StepKind, 'check-in'>, string>> = {
  'review-agreement': 'What was agreed',
  call: 'Call',
  task: 'Task',
  decide: 'Decide',
  'contact-emergency-contact': 'Emergency contact',
  'request-welfare-check': 'Welfare check',
  letter: 'Letter',
  'follow-up': 'Follow up',
  'caring-contact': 'Caring word',
};
const messages = { sms: 'Text', email: 'Email', voice: 'Call' } as const;

function shortWords(state: ExistingCase, step: Step): string {
  if (step.kind !== 'check-in') return words[step.kind];
  const sent = Object.values(state.messages).findLast(({ stepId }) => stepId === step.id);
  const used = state.plan.channels.find(({ id }) => id === sent?.channelId);
  const kind = used?.kind ?? permitted(state, step)[0]?.kind ?? step.channels[0] ?? 'sms';
  return messages[kind];
}

/** As it happened or will; what has no time yet keeps its place behind what has. */
function byTime(one: Rung, other: Rung): number {
  if (one.at === other.at) return 0;
  if (one.at === null) return 1;
  if (other.at === null) return -1;
  return one.at < other.at ? -1 : 1;
}
