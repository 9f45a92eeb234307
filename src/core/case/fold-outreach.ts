/** Events about messages, attempts and replies. */
import type { MessageKey } from '../ids.ts';
import type { Instant } from '../time/instant.ts';
import { including, rested, triedOf, withoutAsks, withoutQueuedMessages, withStep } from './change-state.ts';
import type { EventOf } from './events.ts';
import type { ExistingCase, MessageProgress } from './state.ts';
import { broughtForward } from './unread-replies.ts';
import { type MessageState, messageStates } from './vocabulary.ts';

export function checkInQueued(state: ExistingCase, event: EventOf<'check-in-queued'>): ExistingCase {
  const message: MessageProgress = {
    stepId: event.stepId,
    channelId: event.channelId,
    state: 'queued',
    at: event.at,
    sequence: state.sequence + 1,
  };
  return withoutAsks(
    withStep({ ...state, messages: { ...state.messages, [event.key]: message } }, event.stepId, {
      status: 'sending',
      key: event.key,
      sendBy: event.sendBy,
      tried: triedOf(state.steps[event.stepId]),
    }),
    (ask) => ask.stepId === event.stepId && (ask.kind === 'step' || ask.kind === 'late-step'),
  );
}

/** A report only ever moves a message forward; an older or weaker one leaves it as it stands [P4.4]. */
export function messageMoved(
  state: ExistingCase,
  event: { readonly key: EventOf<'check-in-sent'>['key']; readonly at: Instant },
  to: MessageState,
): ExistingCase {
  const message = state.messages[event.key];
  if (!message) return state;
  const next = {
    ...state,
    messages: { ...state.messages, [event.key]: { ...message, state: to, at: event.at } },
  };
  const step = state.steps[message.stepId];
  if (!step) return next;
  const tried = including(triedOf(step), message.channelId);
  const current = step.status === 'sending' && step.key === event.key;
  if (to === 'sent' || to === 'delivered') {
    // Also one that was given up or called off and had left all the same: it need not be said twice.
    const spared =
      step.status === 'waiting' &&
      isLatest(state, event.key) &&
      !state.withdrawnChannels.includes(message.channelId);
    return current || spared
      ? withStep(next, message.stepId, { status: 'finished', at: event.at, result: 'sent', tried })
      : next;
  }
  return stepGoesOn(next, event.key, message, event.at);
}

/** It did not arrive: the step goes on at once with the next channel, unless something newer is under way. */
function stepGoesOn(
  state: ExistingCase,
  key: MessageKey,
  message: MessageProgress,
  at: Instant,
): ExistingCase {
  const step = state.steps[message.stepId];
  const current = step?.status === 'sending' && step.key === key;
  const wasLast = step?.status === 'finished' && step.result === 'sent' && isLatest(state, key);
  if (!step || (!current && !wasLast)) return state;
  const tried = including(triedOf(step), message.channelId);
  return withStep(state, message.stepId, { status: 'waiting', notBefore: at, tried });
}

export function strength(state: MessageState): number {
  return messageStates.indexOf(state);
}

/** Whether this is the last message that its step has sent. */
function isLatest(state: ExistingCase, key: MessageKey): boolean {
  const message = state.messages[key];
  return Object.values(state.messages).every(
    (other) => other.stepId !== message?.stepId || other.sequence <= message.sequence,
  );
}

export function attemptRecorded(state: ExistingCase, event: EventOf<'attempt-recorded'>): ExistingCase {
  const next = withoutAsks(
    { ...state, attempts: [...state.attempts, { result: event.result, happenedAt: event.happenedAt }] },
    // A late entry of what was tried before the question is no answer to it.
    (ask) => ask.kind === 'reach-another-way' && event.happenedAt >= ask.askedAt,
  );
  const reached = event.result === 'spoke-with-client' && state.status === 'open';
  return reached ? rested(next, 'spoke-with-client', event.at) : next;
}

export function replyReceived(state: ExistingCase, event: EventOf<'reply-received'>): ExistingCase {
  const { replyId, via, reading, receivedAt } = event;
  const reply = { replyId, via, reading, receivedAt, settledAs: null };
  const next = { ...state, replies: [...state.replies, reply] };
  if (state.status === 'closed') return next;
  // An opt-out says nothing about how the client is: the ladder goes on over other channels. But when nobody knows
  // which channel is meant, it rests until a person does.
  if (reading === 'opt-out' && isListed(state, event.channelId)) return next;
  return rested({ ...next, asks: broughtForward(state, event) }, `reply:${replyId}`, event.at);
}

export function isListed(state: ExistingCase, channelId: string | null): boolean {
  return state.plan.channels.some((channel) => channel.id === channelId);
}

/** What was said over a channel that is closed now has to be said over the next one, at once [P4.9]. */
export function channelWithdrawn(state: ExistingCase, event: EventOf<'channel-withdrawn'>): ExistingCase {
  const withdrawnChannels = including(state.withdrawnChannels, event.channelId);
  const next = withoutQueuedMessages({ ...state, withdrawnChannels }, event.at, event.channelId);
  const [key, message] = lastOver(state, event.channelId) ?? [];
  if (!key || !message || state.status === 'closed') return next;
  return message.state === 'sent' || message.state === 'delivered'
    ? stepGoesOn(next, key, message, event.at)
    : next;
}

function lastOver(
  state: ExistingCase,
  channelId: string,
): readonly [MessageKey, MessageProgress] | undefined {
  return (Object.entries(state.messages) as [MessageKey, MessageProgress][])
    .filter(([, message]) => message.channelId === channelId)
    .toSorted(([, one], [, other]) => one.sequence - other.sequence)
    .at(-1);
}
