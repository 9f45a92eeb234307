/** What can only be judged where a path ends: whether anything that should have happened by then has not. */
import { minutesBetween } from '../time/instant.ts';
import type { Breach } from './breach.ts';
import { startsAt } from './model.ts';
import { isOpen, type Situation, type Trial } from './situation.ts';

export function breachAtTheEnd(trial: Trial, situation: Situation): Breach | null {
  return undecided(trial, situation) ?? heldBack(trial, situation) ?? quietBeyond(trial, situation);
}

/** Everybody did what they were asked, and nobody was asked how it should end. */
function undecided(trial: Trial, { state, habits, watch }: Situation): Breach | null {
  const isPlain = watch.isPlain && habits.staff === 'answering';
  if (!isPlain || watch.decideAsked || !isOpen(state)) return null;
  return { promise: 'somebody-decides', minutes: minutesBetween(startsAt, trial.until) };
}

/** The miss was confirmed and nobody did anything more: what goes out by itself may not have waited for them [P4.1]. */
function heldBack(trial: Trial, { state, watch, habits }: Situation): Breach | null {
  if (!isOpen(state) || !state.missConfirmedAt || watch.acts !== 'confirmed') return null;
  const isTooSoonToTell = minutesBetween(state.missConfirmedAt, trial.until) < trial.ladderMinutes;
  if (
    isTooSoonToTell ||
    habits.messages !== 'arriving' ||
    state.replies.length > 0 ||
    state.pauses.length > 0
  )
    return null;
  const waiting = state.plan.protocol.ladder.steps.find(
    (step) => step.kind === 'check-in' && state.steps[step.id]?.status === 'waiting',
  );
  return waiting ? { promise: 'messages-wait-for-nobody', stepId: waiting.id } : null;
}

/** What is due next lies beyond the trial, and too far from the last time that anybody was asked [P8.2]. */
function quietBeyond({ bounds }: Trial, { state, dueAt, watch }: Situation): Breach | null {
  if (!isOpen(state) || !bounds || dueAt === null) return null;
  const minutes = minutesBetween(watch.quietSince, dueAt);
  return minutes > bounds.quietMinutes
    ? { promise: 'never-quiet', minutes, within: bounds.quietMinutes }
    : null;
}
