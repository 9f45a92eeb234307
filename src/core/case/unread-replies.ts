/** One question for all replies that nobody has read, about the gravest of them [P3.8]. */
import type { ReplyId } from '../ids.ts';
import { addMinutes } from '../time/instant.ts';
import type { EventOf } from './events.ts';
import type { Ask, ExistingCase, ReplyProgress } from './state.ts';
import { calmReadings, gravityOf, type SettledAs } from './vocabulary.ts';

/** Replies that hold the ladder back until a person has read them, in the order in which they came. */
export function unreadReplies(state: ExistingCase, among = state.replies): readonly ReplyProgress[] {
  if (among.length === 0) return [];
  const pauses = new Set<string>(state.pauses);
  return among.filter(({ replyId }) => pauses.has(`reply:${replyId}`));
}

/**
 * The gravest unread reply, the earliest of several; null when the open question is about one as grave. What is graver
 * is picked out first, because in a flood that is hardly ever any, and looking up what was read costs most.
 */
export function replyToAskAbout(state: ExistingCase): ReplyProgress | null {
  const asked = replyAskedAbout(state, state.asks.find(isToRead));
  const graver = asked
    ? state.replies.filter(({ reading }) => gravityOf(reading) > gravityOf(asked.reading))
    : state.replies;
  let gravest: ReplyProgress | null = null;
  for (const reply of unreadReplies(state, graver)) {
    if (!gravest || gravityOf(reply.reading) > gravityOf(gravest.reading)) gravest = reply;
  }
  return gravest;
}

/**
 * The unread replies before this one that may be settled with it: read as it was, or calmer, so that an OK never speaks
 * for a cry. That the client is safe is said of whatever worries one by one.
 */
export function settledAlong(state: ExistingCase, replyId: ReplyId, as: SettledAs): readonly ReplyProgress[] {
  const unread = new Set(unreadReplies(state));
  const position = state.replies.findIndex((reply) => reply.replyId === replyId);
  const own = state.replies[position];
  if (!own) return [];
  return state.replies
    .slice(0, position)
    .filter(
      (reply) =>
        unread.has(reply) &&
        (reply.reading === own.reading || gravityOf(reply.reading) < gravityOf(own.reading)) &&
        (as === 'carry-on' || calmReadings.includes(reply.reading)),
    );
}

/** A graver reply is asked about at once, and whoever reads it reads the others: its question takes their place. */
export function withoutAsksToRead(state: ExistingCase): readonly Ask[] {
  return state.asks.filter((ask) => !isToRead(ask));
}

/**
 * More of the same makes no second question. But it is never waited for longer than the first would be today: not for
 * the long waits of a night in which nobody answered, nor for the end of somebody's "I have it". A calm one hurries
 * nobody who is busy with a cry.
 */
export function broughtForward(state: ExistingCase, event: EventOf<'reply-received'>): readonly Ask[] {
  return state.asks.map((ask) => {
    const asked = isToRead(ask) ? replyAskedAbout(state, ask) : undefined;
    const isLess =
      calmReadings.includes(event.reading) && asked !== undefined && !calmReadings.includes(asked.reading);
    const answerBy = addMinutes(event.at, ask.answerMinutes);
    return !asked || isLess || ask.answerBy <= answerBy ? ask : { ...ask, answerBy };
  });
}

function replyAskedAbout(state: ExistingCase, ask: Ask | undefined): ReplyProgress | undefined {
  return ask && state.replies.find(({ replyId }) => replyId === ask.about);
}

function isToRead(ask: Ask): boolean {
  return ask.kind === 'read-reply';
}
