/** How a case may end: a coded outcome with something on record that shows it, or a written plan [P5.1]. */
import { addMinutes, type Instant } from '../time/instant.ts';
import { effortOf } from './effort.ts';
import type { FollowUp } from './events.ts';
import { no, type Refusal } from './refusals.ts';
import type { ExistingCase, OpenCase, ReplyProgress } from './state.ts';
import { type ClosingOutcome, calmReadings } from './vocabulary.ts';

export function closingRefusal(
  state: OpenCase,
  outcome: ClosingOutcome,
  followUp: FollowUp | null,
  now: Instant,
): Refusal | null {
  return (
    unfinishedBusiness(state) ??
    evidenceRefusal(state, outcome) ??
    (followUp ? followUpRefusal(followUp, now) : null) ??
    (outcome === 'plan-made' ? planRefusal(state, followUp) : null)
  );
}

/** What may not be left behind by closing: an unread cry, somebody who still worries, an officer at a door. */
export function unfinishedBusiness(state: OpenCase): Refusal | null {
  const unread = state.replies.some((reply) => !reply.settledAs && isWorrying(reply));
  if (unread) return no('reply-not-settled');
  if (state.welfare === 'requested') return no('welfare-check-open');
  if (state.partiesToTell.length > 0) return no('parties-not-told', { parties: state.partiesToTell });
  return null;
}

function isWorrying(reply: ReplyProgress): boolean {
  return reply.reading !== 'opt-out' && !calmReadings.includes(reply.reading);
}

function evidenceRefusal(state: OpenCase, outcome: ClosingOutcome): Refusal | null {
  return hasEvidence(state, outcome) ? null : no('evidence-missing');
}

function hasEvidence(state: ExistingCase, outcome: ClosingOutcome): boolean {
  switch (outcome) {
    case 'client-said-ok':
      return sinceLastWorry(state).replies.some(
        (reply) => reply.reading === 'safe' || reply.settledAs === 'client-is-safe',
      );
    case 'client-reached':
      return (
        sinceLastWorry(state).attempts.some((attempt) => attempt.result === 'spoke-with-client') ||
        sinceLastWorry(state).replies.some((reply) => reply.settledAs === 'client-is-safe')
      );
    case 'safe-by-emergency-contact':
      return state.contactResults.includes('knows-client-is-safe');
    case 'safe-by-welfare-check':
      return state.welfareSeenSafe;
    // The plan's own completion closes with this outcome; nobody picks it by hand.
    case 'plan-carried-out':
      return false;
    case 'plan-made':
    // A named person's own statement of what they learned, with a note, is the evidence for the rest.
    case 'late-arrival':
    case 'late-cancellation':
    case 'clinician-absent':
    case 'technical-failure':
    case 'kept-elsewhere':
    case 'in-care':
    case 'transferred':
    case 'suicide-attempt':
    case 'death':
      return true;
  }
}

/** An earlier OK is no answer to a later cry: what shows that the client is safe has to come after it. */
function sinceLastWorry(state: ExistingCase): Pick<ExistingCase, 'replies' | 'attempts'> {
  const last = state.replies.findLastIndex(
    (reply) => isWorrying(reply) && reply.settledAs !== 'client-is-safe',
  );
  const worriedAt = state.replies[last]?.receivedAt;
  return {
    replies: state.replies.slice(last + 1),
    attempts: state.attempts.filter((attempt) => !worriedAt || attempt.happenedAt >= worriedAt),
  };
}

/** A plan further ahead is one that nobody remembers having made. */
const longestPlanMinutes = 90 * 24 * 60;

/** A date that is past would open the case again at once. */
function followUpRefusal(followUp: FollowUp, now: Instant): Refusal | null {
  if (followUp.text.trim() === '') return no('follow-up-missing');
  const latestAt = addMinutes(now, longestPlanMinutes);
  if (followUp.dueAt > latestAt) return no('look-again-too-far', { latestAt });
  return followUp.dueAt <= now ? no('deadline-passed') : null;
}

/** Failed attempts alone never end a case; a plan may, once enough was tried and somebody owns what follows. */
function planRefusal(state: OpenCase, followUp: FollowUp | null): Refusal | null {
  if (!followUp) return no('follow-up-missing');
  if (!state.missConfirmedAt) return no('miss-not-confirmed');
  const effort = effortOf(state);
  const needed = state.plan.protocol.ladder.minimumEffort;
  if (!effort.isEnough) {
    return no('minimum-effort-not-met', {
      attempts: effort.attempts,
      needed: needed.attempts,
      spreadHours: effort.spreadHours,
      neededSpreadHours: needed.spreadHours,
    });
  }
  if (state.plan.tier !== 'routine' && !state.concern) return no('concern-not-judged');
  return state.plan.tier !== 'routine' && !state.agreementReviewedAt
    ? no('prerequisites-missing', { missing: ['agreement-reviewed'] })
    : null;
}
