/** When the steps of the ladder fall due, and over which channel. */

import type { Step } from '../protocol/protocol.ts';
import { addMinutes, type Instant, latest } from '../time/instant.ts';
import { nextSafe } from '../time/safe-hours.ts';
import { triedOf } from './change-state.ts';
import type { PlanChannel } from './plan.ts';
import type { ExistingCase } from './state.ts';

/**
 * The instant at which a waiting step is due, or null while something else has to happen first: the miss is not
 * confirmed, an earlier step is not finished, or the ladder rests.
 */
export function stepDueAt(state: ExistingCase, step: Step): Instant | null {
  const progress = state.steps[step.id];
  if (progress?.status !== 'waiting' || state.status !== 'open' || state.pauses.length > 0) return null;
  const unlockedAt = unlocked(state, step);
  const anchor = anchorOf(state, step);
  if (!unlockedAt || !anchor) return null;
  const earliestAt = latest(anchor, unlockedAt, progress.notBefore, state.ladderSince);
  if (!needsChannel(step)) return earliestAt;
  const usable = bestChannel(state, step, earliestAt) ?? channelByHand(state, step, earliestAt);
  return usable?.at ?? earliestAt;
}

export interface UsableChannel {
  readonly channel: PlanChannel;
  /** The first instant at or after the one asked about that lies in the channel's safe hours. */
  readonly at: Instant;
}

/** The channel usable soonest; among equals the one that the step, then the client, put first [P4.2]. */
export function bestChannel(state: ExistingCase, step: Step, from: Instant): UsableChannel | null {
  const channels = permitted(state, step);
  const usable =
    step.kind === 'check-in' ? channels.filter((one) => state.plan.sendable.includes(one.kind)) : channels;
  return usableSoonest(state, usable, from);
}

/** For a check-in that the client allows but the practice cannot send by itself: a person sends it and logs it. */
export function channelByHand(state: ExistingCase, step: Step, from: Instant): UsableChannel | null {
  if (step.kind !== 'check-in') return null;
  const channels = permitted(state, step).filter((one) => !state.plan.sendable.includes(one.kind));
  return usableSoonest(state, channels, from);
}

function usableSoonest(
  state: ExistingCase,
  channels: readonly PlanChannel[],
  from: Instant,
): UsableChannel | null {
  let best: UsableChannel | null = null;
  for (const channel of channels) {
    const at = nextSafe(from, channel.safeHours, state.plan.client.timeZone);
    if (at && (!best || at < best.at)) best = { channel, at };
  }
  return best;
}

/** Allowed by the client, not withdrawn, not tried in vain by this step; in the step's order, then the client's. */
export function permitted(state: ExistingCase, step: Step): readonly PlanChannel[] {
  const tried = triedOf(state.steps[step.id]);
  const open = state.plan.channels.filter(
    (channel) => !state.withdrawnChannels.includes(channel.id) && !tried.includes(channel.id),
  );
  if (step.kind === 'call') return open.filter((channel) => channel.kind === 'voice');
  return step.channels.flatMap((kind) => open.filter((channel) => channel.kind === kind));
}

export function needsChannel(step: Step): boolean {
  return step.kind === 'check-in' || step.kind === 'call';
}

/** Before the miss is confirmed only first contacts run, and only once a person has said "not here yet" [P2.3]. */
function unlocked(state: ExistingCase, step: Step): Instant | null {
  if (step.timing.after !== 'session-start') return state.missConfirmedAt;
  return state.latenessNotedAt ?? state.missConfirmedAt;
}

function anchorOf(state: ExistingCase, step: Step): Instant | null {
  const { after, waitMinutes } = step.timing;
  if (after === 'session-start') return addMinutes(firstStart(state), waitMinutes);
  if (after === 'miss-confirmed') {
    // Check-ins keep their distance from one another through a rest; a question to staff waits for nothing.
    const restMinutes = step.kind === 'check-in' ? state.rest.minutes : 0;
    return state.missConfirmedAt && addMinutes(state.missConfirmedAt, waitMinutes + restMinutes);
  }
  const earlier = state.steps[after];
  if (earlier?.status !== 'finished') return null;
  // What failed everywhere needs no waiting for an answer [P4.5].
  const inVain = earlier.result === 'failed' || earlier.result === 'not-possible';
  return addMinutes(earlier.at, inVain ? 0 : waitMinutes);
}

export function firstStart(state: ExistingCase): Instant {
  return state.sessions.reduce(
    (first, session) => (session.startsAt < first ? session.startsAt : first),
    state.sessions[0]!.startsAt,
  );
}

export function stepOf(state: ExistingCase, stepId: string): Step | null {
  return state.plan.protocol.ladder.steps.find((step) => step.id === stepId) ?? null;
}
