/** Whether people can end a case from where it stands, with the client reached, or with a plan once enough was tried. */
import { decide } from '../case/decide.ts';
import { effortOf } from '../case/effort.ts';
import { fold } from '../case/evolve.ts';
import { firstStart } from '../case/ladder.ts';
import type { CaseState, OpenCase } from '../case/state.ts';
import { addMinutes, type Instant, latest } from '../time/instant.ts';
import { type Answer, does, note } from './answer.ts';
import type { Breach } from './breach.ts';
import { bringToAnEnd } from './bring-to-an-end.ts';
import { owner } from './model.ts';
import { isOpen, type Situation } from './situation.ts';
import { preparations } from './step-answers.ts';

/** More than any way to an end takes. */
const mostWords = 60;

/** What an end turns on; states that agree in it end alike. */
export function endingKey({ state }: Situation): string {
  return [
    state.missConfirmedAt !== null,
    state.doubts.join(),
    state.welfare,
    state.partiesToTell.join(),
    state.concern?.level,
    state.agreementReviewedAt !== null,
    state.delegation !== null,
    ...state.replies.map((reply) => `${reply.reading}${reply.settledAs}`),
  ].join('|');
}

export function cannotEnd({ state, now }: Situation): Breach | null {
  if (!isOpen(state)) return null;
  return refusedWay('reached', state, now) ?? refusedWay('plan', state, now);
}

function refusedWay(way: 'reached' | 'plan', from: OpenCase, now: Instant): Breach | null {
  let state: CaseState = from;
  let at = latest(now, addMinutes(firstStart(from), from.plan.protocol.limits.missedAfterMinutes));
  let refusal = '';
  for (let words = 0; words < mostWords && isOpenCase(state); words += 1) {
    const { answer, waitMinutes } = nextWord(way, state, at);
    at = addMinutes(at, waitMinutes);
    const decision = decide(state, answer(at).command, at);
    if (decision.kind === 'refused') {
      refusal = decision.refusal.code;
      break;
    }
    state = fold(decision.events, state);
  }
  return isOpenCase(state) ? { promise: 'can-end', way, refusal } : null;
}

const isOpenCase = (state: CaseState): state is OpenCase => state.status === 'open';

interface Word {
  readonly answer: (at: Instant) => Answer;
  readonly waitMinutes: number;
}

function nextWord(way: 'reached' | 'plan', state: OpenCase, now: Instant): Word {
  const word = (answer: (at: Instant) => Answer, waitMinutes = 1): Word => ({ answer, waitMinutes });
  const business = bringToAnEnd(state, owner, now);
  if (business.command.type !== 'close-case') return word((at) => bringToAnEnd(state, owner, at));
  if (way === 'reached') {
    return state.attempts.at(-1)?.result === 'spoke-with-client'
      ? word(() => closeReached)
      : word((at) => attempt(at, 'spoke-with-client'));
  }
  if (!state.missConfirmedAt)
    return word(() => does(owner, 'confirms the miss', 'confirm-missed', { clears: state.doubts, note }));
  const effort = effortOf(state);
  const needed = state.plan.protocol.ladder.minimumEffort;
  if (!effort.isEnough) {
    const isLast = effort.attempts >= needed.attempts - 1 && effort.attempts > 0;
    return word((at) => attempt(at, 'no-answer'), isLast ? needed.spreadHours * 60 + 1 : 1);
  }
  const missing = state.plan.tier === 'routine' ? undefined : preparations(state, owner)[0];
  return missing ? word(() => missing) : word((at) => bringToAnEnd(state, owner, at));
}

function attempt(at: Instant, result: 'spoke-with-client' | 'no-answer'): Answer {
  return does(owner, 'tries to reach the client', 'record-attempt', {
    medium: 'in-person',
    channelId: null,
    stepId: null,
    result,
    happenedAt: at,
    note,
  });
}

const closeReached = does(owner, 'closes the case', 'close-case', {
  outcome: 'client-reached',
  note,
  followUp: null,
});
