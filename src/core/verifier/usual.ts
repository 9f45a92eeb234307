/** What happens next if nothing unusual does: messages fare as they fare, whoever is asked does as asked, time passes. */
import type { MessageKey } from '../ids.ts';
import { addMinutes, type Instant } from '../time/instant.ts';
import type { Answer } from './answer.ts';
import { answersTo } from './answers.ts';
import { happen, type Outcome } from './happen.ts';
import { type Happening, timePasses } from './happening.ts';
import { isOpen, type Situation, type Trial } from './situation.ts';

/** Null when nothing more happens: the case is closed for good, or what happens lies beyond the trial. */
export function usualNext(
  trial: Trial,
  situation: Situation,
): { readonly happening: Happening; readonly outcome: Outcome } | null {
  const reported = report(situation);
  if (reported) return tried(trial, situation, reported);
  const due = situation.dueAt;
  const answerAt = addMinutes(situation.now, 1);
  if (situation.habits.staff === 'answering' && !(due !== null && due < answerAt)) {
    for (const happening of usualAnswers(situation, answerAt)) {
      const found = tried(trial, situation, happening);
      if (found) return found;
    }
  }
  return due !== null && due <= trial.until ? tried(trial, situation, timePasses(due)) : null;
}

function tried(trial: Trial, situation: Situation, happening: Happening) {
  const outcome = happen(trial, situation, happening);
  return outcome && { happening, outcome };
}

function report({ state, habits, left, now }: Situation): Happening | null {
  if (habits.messages === 'unheard') return null;
  for (const [key, message] of Object.entries(state.messages)) {
    if (message.state !== 'queued' || left.includes(key)) continue;
    return deliveryReport(key, habits.messages === 'arriving' ? 'delivered' : 'failed', now, true);
  }
  return null;
}

export function deliveryReport(
  key: string,
  state: 'sent' | 'delivered' | 'failed' | 'unknown',
  at: Instant,
  isUsual = false,
): Happening {
  return {
    kind: 'command',
    at,
    isUsual,
    says: `the message ${fates[state]}`,
    command: {
      type: 'record-delivery',
      by: { kind: 'provider' },
      key: key as MessageKey,
      state,
      code: '',
      reason: '',
    },
  };
}

const fates = {
  sent: 'leaves',
  delivered: 'arrives',
  failed: 'fails',
  unknown: 'may have been sent, or not',
} as const;

function* usualAnswers({ state, left }: Situation, at: Instant): Generator<Happening> {
  if (!isOpen(state)) return;
  for (const ask of state.asks) {
    if (left.includes(ask.id)) continue;
    for (const answer of answersTo(state, ask, at)) yield said(answer, at, true);
  }
}

export function said({ command, says }: Answer, at: Instant, isUsual = false): Happening {
  const who = command.by.kind === 'staff' ? `the ${command.by.staffId} ` : '';
  return { kind: 'command', at, command, says: `${who}${says}`, isUsual };
}
