/**
 * What tells two situations of one trial apart, as text. Left out is what cannot change anything that comes: numbers of
 * events and entries, who hears the all-clear, what is past and has no more effect, which day it is, and, once nobody
 * will do anything more, what only a person's word turns on.
 */
import { effortOf } from '../case/effort.ts';
import { needsChannel } from '../case/ladder.ts';
import type { ExistingCase, StepProgress } from '../case/state.ts';
import { mayBeWatched, saidDuress } from '../case/watched.ts';
import type { Step } from '../protocol/protocol.ts';
import type { Instant } from '../time/instant.ts';
import type { Situation } from './situation.ts';

/** From this round on no wait grows any more, so that one round is like the next [P3.3]. */
const lastRoundOfItsOwn = 5;

/** `isSilent`: nothing will happen any more but what time brings. `minutesOf` counts from any fixed instant. */
export function keyOf(
  { state, now, habits, left, watch }: Situation,
  isSilent: boolean,
  minutesOf: (at: Instant) => number,
): string {
  const nowMinutes = minutesOf(now);
  /** Minutes from now. */
  const away = (at: Instant | null | undefined) => at && minutesOf(at) - nowMinutes;
  const ahead = (at: Instant | null) => at !== null && at > now && away(at);
  const hours = mayReachClient(state, isSilent) && `${now.slice(11, 16)}${habits.messages}`;
  let key = `${state.status}|${hours}|${left.join()}|`;
  const add = (...parts: unknown[]) => {
    for (const part of parts) key += `${part}|`;
  };
  add(watch.personAt !== null, away(watch.quietSince), watch.acts, state.ownerId, state.chain[1]?.staffId);
  if (watch.askedSince) add(away(watch.wordAt), watch.askedSince.join());
  if (state.lease) add('lease', state.lease.staffId, away(state.lease.until));
  if (state.delegation) add('delegation', state.delegation.to, away(state.delegation.deadlineAt));
  if (state.handover) add('handover', state.handover.to, away(state.handover.answerBy));
  add(state.missConfirmedAt !== null, latenessOf(state, away), state.doubts.join(), state.pauses.join());
  add(ahead(state.ladderSince), state.asks.length === 0 && away(state.touchedAt), ahead(state.lookAgainAt));
  add(mayBeWatched(state), state.withdrawnChannels.join(), state.followUp && ahead(state.followUp.dueAt));
  for (const step of state.plan.protocol.ladder.steps) add(...stepParts(state, step, away, ahead));
  for (const ask of state.asks) {
    const round = Math.min(ask.round, lastRoundOfItsOwn);
    add(
      ask.kind,
      ask.stepId,
      ask.about,
      ask.staffId,
      away(ask.answerBy),
      ask.answerMinutes,
      ask.urgent,
      round,
    );
  }
  for (const [about, at] of Object.entries(state.callBacks)) add(about, away(at));
  add(state.concern?.level === 'imminent-danger', state.agreementReviewedAt !== null);
  if (!isSilent) add(habits.staff, ...whatPeopleGoBy(state, watch));
  return key;
}

/**
 * The hour of the day, and what becomes of messages, matter as long as the client may still be written to or called. Of
 * whom nobody has said that they are not here, they are not, while nobody says a word [P2.3].
 */
function mayReachClient(state: ExistingCase, isSilent: boolean): boolean {
  if (!isSilent) return true;
  if (!state.missConfirmedAt && !state.latenessNotedAt) return false;
  return state.plan.protocol.ladder.steps.some((step) => {
    const status = state.steps[step.id]?.status;
    return needsChannel(step) && (status === 'waiting' || status === 'sending');
  });
}

type Away = (at: Instant | null | undefined) => unknown;

/** Said long ago, it changes no question any more. */
function latenessOf(state: ExistingCase, away: Away): unknown {
  return state.missConfirmedAt ? state.latenessNotedAt !== null : away(state.latenessNotedAt);
}

function stepParts(state: ExistingCase, step: Step, away: Away, ahead: (at: Instant | null) => unknown) {
  const progress: StepProgress | undefined = state.steps[step.id];
  switch (progress?.status) {
    case 'sending':
      return ['sending', progress.tried.join(), away(progress.sendBy)];
    case 'finished': {
      const isAwaited = state.plan.protocol.ladder.steps.some(
        ({ id, timing }) => timing.after === step.id && state.steps[id]?.status === 'waiting',
      );
      // A report may still come that it failed after all.
      return ['finished', progress.result, isAwaited && away(progress.at)];
    }
    case 'waiting': {
      const hangsOnMiss = step.timing.after === 'miss-confirmed' && state.missConfirmedAt;
      return [
        'waiting',
        progress.tried.join(),
        ahead(progress.notBefore),
        hangsOnMiss && away(state.missConfirmedAt),
        hangsOnMiss && state.rest.minutes,
        hangsOnMiss && away(state.rest.since),
      ];
    }
    default:
      return [progress?.status, progress?.tried.join()];
  }
}

function whatPeopleGoBy(state: ExistingCase, watch: Situation['watch']): readonly unknown[] {
  const { attempts, spreadHours } = effortOf(state);
  return [
    watch.isPlain,
    watch.decideAsked,
    attempts,
    spreadHours,
    state.attempts.at(-1)?.result,
    ...Object.values(state.messages).map((message) => message.state),
    ...state.replies.map((reply) => `${reply.reading}${reply.settledAs}`),
    saidDuress(state),
    state.concern?.level,
    state.consultedAt !== null,
    state.contactRequests.length,
    state.contactResults.join(),
    state.withdrawnContacts.length,
    state.welfare,
    state.partiesToTell.join(),
  ];
}
