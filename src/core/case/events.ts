/** Everything that can have happened in a case. Facts, in the past tense, never changed once written. */
import type {
  AskId,
  CaseId,
  ClientId,
  ContactChannelId,
  EmergencyContactId,
  MessageKey,
  PracticeId,
  ReplyId,
  SessionId,
  StaffId,
  StepId,
} from '../ids.ts';
import type { Instant } from '../time/instant.ts';
import type { Actor } from './actor.ts';
import type { ChainLink, Plan, Reveal } from './plan.ts';
import type {
  AgencyKind,
  AskKind,
  AttemptMedium,
  AttemptResult,
  ClosingOutcome,
  ConcernLevel,
  ConsultationWaiver,
  ContactBasis,
  ContactResult,
  Doubt,
  Reading,
  SettledAs,
  StepResult,
  WelfareResult,
  WithdrawalReason,
} from './vocabulary.ts';

/** `at` is when it was entered, always the decision's own instant; what happened earlier says so in `happenedAt`. */
export type CaseEvent = { readonly at: Instant; readonly by: Actor } & EventBody;
export type EventType = CaseEvent['type'];

type EventBody =
  | Opening
  | Absence
  | Asking
  | Responsibility
  | Outreach
  | Replying
  | Judging
  | ThirdParties
  | Ending;

export interface SessionMissed {
  readonly sessionId: SessionId;
  readonly startsAt: Instant;
}

type Opening =
  | {
      readonly type: 'case-opened';
      readonly caseId: CaseId;
      readonly practiceId: PracticeId;
      readonly clientId: ClientId;
      readonly session: SessionMissed;
      readonly plan: Plan;
    }
  /** Several misses in one day are one case [P2.7]. */
  | { readonly type: 'session-added'; readonly session: SessionMissed };

type Absence =
  | { readonly type: 'lateness-noted' }
  | { readonly type: 'miss-confirmed' }
  | { readonly type: 'doubt-raised'; readonly doubt: Doubt }
  | { readonly type: 'doubts-cleared'; readonly doubts: readonly Doubt[]; readonly note: string };

type Asking =
  | {
      readonly type: 'person-asked';
      readonly askId: AskId;
      readonly kind: AskKind;
      readonly stepId: StepId | null;
      /** What the ask is about when it is no step: a reply's id, a message's key, an emergency contact's id. */
      readonly about: string | null;
      readonly staffId: StaffId;
      readonly answerBy: Instant;
      readonly answerMinutes: number;
      readonly urgent: boolean;
      /** How late the ask itself was, in minutes; 0 when it came in time. Shown, never hidden [P4.7]. */
      readonly lateMinutes: number;
    }
  /** Nobody answered in time: the next person is asked; after the last, the first again [P3.2]. */
  | {
      readonly type: 'ask-moved-on';
      readonly askId: AskId;
      readonly from: StaffId;
      readonly to: StaffId;
      readonly answerBy: Instant;
      readonly round: number;
      readonly lateMinutes: number;
    }
  | { readonly type: 'ask-answered'; readonly askId: AskId; readonly note: string };

type Responsibility =
  | { readonly type: 'case-taken'; readonly until: Instant }
  | { readonly type: 'lease-expired'; readonly staffId: StaffId; readonly answerBy: Instant }
  | {
      readonly type: 'case-delegated';
      readonly to: StaffId;
      readonly instructions: string;
      readonly deadlineAt: Instant;
    }
  | {
      readonly type: 'delegation-ended';
      readonly why: 'done' | 'taken-back' | 'deadline-passed';
      readonly note: string;
    }
  | {
      readonly type: 'handover-offered';
      readonly to: StaffId;
      readonly note: string;
      readonly answerBy: Instant;
    }
  | { readonly type: 'handover-ended'; readonly why: 'declined' | 'withdrawn' | 'no-answer' }
  | {
      readonly type: 'owner-changed';
      readonly from: StaffId;
      readonly to: StaffId;
      readonly why: 'handover-accepted' | 'taken-over';
      readonly note: string;
    }
  | {
      readonly type: 'chain-changed';
      readonly chain: readonly ChainLink[];
      /** Who has left the practice; missing where only the rota changed. */
      readonly left?: readonly StaffId[];
    };

type Outreach =
  | {
      /** Written before anything is sent, so that a crash leaves a trace. */
      readonly type: 'check-in-queued';
      readonly key: MessageKey;
      readonly stepId: StepId;
      readonly channelId: ContactChannelId;
      readonly template: string;
      /** When it counts as stuck and the next channel is used. */
      readonly sendBy: Instant;
    }
  | { readonly type: 'check-in-sent'; readonly key: MessageKey }
  | { readonly type: 'check-in-delivered'; readonly key: MessageKey }
  | {
      readonly type: 'check-in-failed';
      readonly key: MessageKey;
      readonly code: string;
      readonly reason: string;
    }
  /** The program stopped between call and record, and the provider cannot say [P4.6]. */
  | { readonly type: 'check-in-unknown'; readonly key: MessageKey; readonly reason: string }
  /** Not sent in time; it is called off and the next channel is used. */
  | { readonly type: 'check-in-given-up'; readonly key: MessageKey }
  | {
      readonly type: 'step-found-late';
      readonly stepId: StepId;
      readonly dueAt: Instant;
      readonly lateMinutes: number;
    }
  | {
      readonly type: 'step-finished';
      readonly stepId: StepId;
      readonly result: StepResult;
      readonly note: string;
    }
  | {
      readonly type: 'attempt-recorded';
      readonly medium: AttemptMedium;
      readonly channelId: ContactChannelId | null;
      readonly stepId: StepId | null;
      readonly result: AttemptResult;
      readonly happenedAt: Instant;
      /** Computed, never chosen: entered long after it happened [P7.2]. */
      readonly lateEntry: boolean;
      /** Over a channel that the client had not allowed. Recorded all the same: it happened. */
      readonly outsidePlan: boolean;
      readonly note: string;
    }
  | {
      readonly type: 'channel-withdrawn';
      readonly channelId: ContactChannelId;
      readonly why: WithdrawalReason;
    };

type Replying =
  | {
      readonly type: 'reply-received';
      readonly replyId: ReplyId;
      readonly via: 'page' | 'sms' | 'email' | 'in-person';
      readonly channelId: ContactChannelId | null;
      readonly reading: Reading;
      readonly receivedAt: Instant;
    }
  | {
      readonly type: 'reply-settled';
      readonly replyId: ReplyId;
      readonly as: SettledAs;
      readonly note: string;
      /** A later reply, with which this one was settled in one go; the note stands with that one. */
      readonly togetherWith?: ReplyId;
    }
  | { readonly type: 'ladder-resumed'; readonly note: string };

type Judging =
  | { readonly type: 'agreement-reviewed'; readonly note: string }
  | { readonly type: 'concern-judged'; readonly level: ConcernLevel; readonly reasons: string }
  | {
      readonly type: 'consultation-recorded';
      readonly withName: string;
      readonly withStaffId: StaffId | null;
      readonly question: string;
      readonly advice: string;
      readonly agreed: boolean;
    }
  | { readonly type: 'consultation-waived'; readonly why: ConsultationWaiver; readonly reason: string }
  /** Deciding not to act is a decision, signed and with a time to look again [P5.4]. */
  | {
      readonly type: 'escalation-declined';
      readonly stepId: StepId | null;
      readonly reasons: string;
      readonly lookAgainAt: Instant;
    };

/** One row of the accounting of disclosures (45 CFR 164.528) [P6.6]. */
export interface Disclosure {
  readonly recipient: string;
  readonly address: string;
  readonly description: string;
  readonly purpose: string;
}

type ThirdParties =
  | {
      readonly type: 'emergency-contact-requested';
      readonly contactId: EmergencyContactId;
      readonly basis: ContactBasis;
      readonly reason: string;
      /** The facts relied on; required for the serious-and-imminent basis. */
      readonly facts: string;
      readonly reveals: readonly Reveal[];
      readonly stepId: StepId | null;
    }
  | {
      readonly type: 'emergency-contact-made';
      readonly contactId: EmergencyContactId;
      readonly result: ContactResult;
      readonly said: string;
      readonly happenedAt: Instant;
      readonly lateEntry: boolean;
      /** False when somebody called before anybody had decided; recorded because it happened. */
      readonly decidedFirst: boolean;
      readonly disclosure: Disclosure | null;
      readonly callBackAt: Instant | null;
    }
  | {
      readonly type: 'emergency-contact-withdrawn';
      readonly contactId: EmergencyContactId;
      readonly why: 'revoked' | 'barred' | 'asked-not-to-be-called';
    }
  | {
      readonly type: 'welfare-check-requested';
      readonly agency: { readonly name: string; readonly kind: AgencyKind; readonly phone: string };
      readonly location: { readonly text: string; readonly confirmedAt: Instant | null };
      readonly basis: string;
      readonly alternativesConsidered: string;
      readonly whyThisAgency: string;
      readonly callTaker: string;
      readonly incidentNumber: string;
      readonly happenedAt: Instant;
      readonly lateEntry: boolean;
      readonly disclosure: Disclosure;
      readonly callBackAt: Instant;
      readonly stepId: StepId | null;
    }
  | {
      readonly type: 'welfare-check-reported';
      readonly result: WelfareResult;
      readonly incidentNumber: string;
      readonly note: string;
      readonly happenedAt: Instant;
    }
  | {
      readonly type: 'call-back-put-off';
      readonly about: string;
      readonly callBackAt: Instant;
      readonly note: string;
    }
  /** Everybody who was told hears that it is over, or a person says why not [P6.7]. */
  | { readonly type: 'all-clear-given'; readonly party: string; readonly how: string };

export interface FollowUp {
  readonly ownerId: StaffId;
  readonly dueAt: Instant;
  readonly text: string;
}

type Ending =
  | {
      readonly type: 'case-closed';
      readonly outcome: ClosingOutcome;
      readonly note: string;
      readonly followUp: FollowUp | null;
    }
  | {
      readonly type: 'case-reopened';
      readonly why: 'person-asked' | 'reply-after-closing' | 'follow-up-due';
      readonly note: string;
    }
  | { readonly type: 'follow-up-completed'; readonly note: string }
  /** The original stays; this stands beside it, with its own date and author [P7.3]. */
  | { readonly type: 'addendum-added'; readonly toSequence: number; readonly text: string };

/** Events that tell somebody other than the client and the staff; a timer or a provider can never make them [P0.2]. */
export const thirdPartyEvents: readonly EventType[] = [
  'emergency-contact-requested',
  'emergency-contact-made',
  'welfare-check-requested',
  'welfare-check-reported',
  'all-clear-given',
];

/** Picks one event by its name. */
export type EventOf<Type extends EventType> = Extract<CaseEvent, { type: Type }>;
