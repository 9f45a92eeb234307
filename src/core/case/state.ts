/** The case as it stands: a fold of its events, plain JSON, so that it can be stored, compared and sent to a browser. */
import type {
  AskId,
  CaseId,
  ClientId,
  ContactChannelId,
  EmergencyContactId,
  MessageKey,
  PracticeId,
  ReplyId,
  StaffId,
  StepId,
} from '../ids.ts';
import type { Instant } from '../time/instant.ts';
import type { EventOf, FollowUp, SessionMissed } from './events.ts';
import type { ChainLink, Plan } from './plan.ts';
import type {
  AskKind,
  AttemptResult,
  ClosingOutcome,
  ConcernLevel,
  ContactResult,
  Doubt,
  MessageState,
  Reading,
  StepResult,
} from './vocabulary.ts';

export type CaseState = NoCase | OpenCase | ClosedCase;

export interface NoCase {
  readonly status: 'none';
}
export interface OpenCase extends CaseRecord {
  readonly status: 'open';
}
export interface ClosedCase extends CaseRecord {
  readonly status: 'closed';
  readonly outcome: ClosingOutcome;
}
/** A case that exists, open or closed. */
export type ExistingCase = OpenCase | ClosedCase;

export interface CaseRecord {
  readonly caseId: CaseId;
  readonly practiceId: PracticeId;
  readonly clientId: ClientId;
  readonly plan: Plan;
  readonly sessions: readonly SessionMissed[];
  /** Events folded so far; the next event's sequence is one more. */
  readonly sequence: number;
  readonly openedAt: Instant;
  /** The last event's instant; a case without anything due is looked at again `reviewMinutes` after it. */
  readonly touchedAt: Instant;

  readonly ownerId: StaffId;
  readonly chain: readonly ChainLink[];
  readonly lease: { readonly staffId: StaffId; readonly until: Instant } | null;
  readonly delegation: Omit<EventOf<'case-delegated'>, 'at' | 'by' | 'type'> | null;
  readonly handover: Omit<EventOf<'handover-offered'>, 'at' | 'by' | 'type'> | null;

  readonly latenessNotedAt: Instant | null;
  readonly missConfirmedAt: Instant | null;
  readonly doubts: readonly Doubt[];
  /** Why the ladder rests; it moves only while this is empty. */
  readonly pauses: readonly Pause[];
  /** Steps that fell due while the ladder rested count from here. */
  readonly ladderSince: Instant;
  /** Since when the ladder rests, if it does, and how long it rested before, counted from the confirmed miss. */
  readonly rest: { readonly since: Instant | null; readonly minutes: number };
  readonly steps: Readonly<Record<StepId, StepProgress>>;
  readonly messages: Readonly<Record<MessageKey, MessageProgress>>;
  readonly withdrawnChannels: readonly ContactChannelId[];
  /** Everybody who was asked anything, so that they hear the all-clear. */
  readonly askedStaff: readonly StaffId[];

  readonly asks: readonly Ask[];
  readonly asksMade: number;
  readonly attempts: readonly CountableAttempt[];
  readonly replies: readonly ReplyProgress[];

  readonly agreementReviewedAt: Instant | null;
  readonly concern: { readonly level: ConcernLevel; readonly at: Instant } | null;
  readonly consultedAt: Instant | null;
  readonly lookAgainAt: Instant | null;

  readonly withdrawnContacts: readonly EmergencyContactId[];
  /** Barred since the case opened; closed on any basis, as those in the plan are. */
  readonly barredContacts: readonly EmergencyContactId[];
  readonly contactRequests: readonly EmergencyContactId[];
  readonly contactResults: readonly ContactResult[];
  /** Call-backs that a person must make, by emergency contact or `agency`. */
  readonly callBacks: Readonly<Record<string, Instant>>;
  readonly welfare: 'none' | 'requested' | 'declined' | 'unsuccessful' | 'ended';
  readonly welfareSeenSafe: boolean;
  /** Third parties who know and have not heard that it is over. */
  readonly partiesToTell: readonly string[];

  readonly followUp: FollowUp | null;
}

/** A reopened case never starts sending by itself: a person resumes it. */
export type Pause = `reply:${string}` | 'doubts' | 'spoke-with-client' | 'reopened';

export type StepProgress =
  | {
      readonly status: 'waiting';
      readonly notBefore: Instant | null;
      readonly tried: readonly ContactChannelId[];
    }
  /** A message is on its way; at `sendBy` it counts as stuck. */
  | {
      readonly status: 'sending';
      readonly key: MessageKey;
      readonly sendBy: Instant;
      readonly tried: readonly ContactChannelId[];
    }
  | { readonly status: 'asked'; readonly tried: readonly ContactChannelId[] }
  | {
      readonly status: 'finished';
      readonly at: Instant;
      readonly result: StepResult;
      readonly tried: readonly ContactChannelId[];
    };

export interface MessageProgress {
  readonly stepId: StepId;
  readonly channelId: ContactChannelId;
  readonly state: MessageState;
  readonly at: Instant;
  /** Of the event that queued it: tells the latest of several, since a stored object keeps no order of its keys. */
  readonly sequence: number;
}

/** A question to one person, with the instant at which the next person is asked. */
export interface Ask {
  readonly id: AskId;
  readonly kind: AskKind;
  readonly stepId: StepId | null;
  readonly about: string | null;
  readonly staffId: StaffId;
  readonly askedAt: Instant;
  readonly answerBy: Instant;
  readonly answerMinutes: number;
  readonly urgent: boolean;
  /** How many times the whole chain has been asked without an answer. */
  readonly round: number;
  readonly lateMinutes: number;
}

export interface CountableAttempt {
  readonly result: AttemptResult;
  readonly happenedAt: Instant;
}

export interface ReplyProgress {
  readonly replyId: ReplyId;
  readonly via: EventOf<'reply-received'>['via'];
  readonly reading: Reading;
  readonly receivedAt: Instant;
  readonly settledAs: EventOf<'reply-settled'>['as'] | null;
}

export const noCase: NoCase = { status: 'none' };
