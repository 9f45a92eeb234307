/** What may be asked of a case, in the imperative. Who may ask is part of the type: no timer can call anybody. */
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
import type { CalendarActor, ClientActor, ProviderActor, StaffActor, TimerActor } from './actor.ts';
import type { Disclosure, EventOf, FollowUp, SessionMissed } from './events.ts';
import type { ChainLink, Plan, Reveal } from './plan.ts';
import type {
  AbsenceOutcome,
  AgencyKind,
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
  WelfareResult,
  WithdrawalReason,
} from './vocabulary.ts';

export type Command = TimerCommand | ProviderCommand | ClientCommand | CalendarCommand | StaffCommand;
export type CommandType = Command['type'];
export type CommandOf<Type extends CommandType> = Extract<Command, { type: Type }>;

type TimerCommand =
  | {
      readonly type: 'open-case';
      readonly by: TimerActor | StaffActor;
      readonly caseId: CaseId;
      readonly practiceId: PracticeId;
      readonly clientId: ClientId;
      readonly session: SessionMissed;
      readonly plan: Plan;
      /** What the booking side knows already: a cancellation, an unread message [P2.6]. */
      readonly doubts: readonly Doubt[];
    }
  | {
      readonly type: 'add-session';
      readonly by: TimerActor | StaffActor;
      readonly session: SessionMissed;
      readonly doubts: readonly Doubt[];
    }
  /** Time has passed: whatever is due happens, in order. */
  | { readonly type: 'advance'; readonly by: TimerActor };

type ProviderCommand = {
  readonly type: 'record-delivery';
  readonly by: ProviderActor | TimerActor;
  readonly key: MessageKey;
  readonly state: 'sent' | 'delivered' | 'failed' | 'unknown';
  /** The provider's own code; empty when there is none. */
  readonly code: string;
  readonly reason: string;
};

type ClientCommand = {
  readonly type: 'record-reply';
  readonly by: ClientActor | StaffActor;
  readonly replyId: ReplyId;
  readonly via: EventOf<'reply-received'>['via'];
  readonly channelId: ContactChannelId | null;
  readonly reading: Reading;
  readonly receivedAt: Instant;
};

type CalendarCommand =
  | { readonly type: 'raise-doubt'; readonly by: CalendarActor | StaffActor; readonly doubt: Doubt }
  | {
      readonly type: 'withdraw-channel';
      readonly by: CalendarActor | ClientActor | StaffActor;
      readonly channelId: ContactChannelId;
      readonly why: WithdrawalReason;
    }
  | {
      readonly type: 'withdraw-emergency-contact';
      readonly by: CalendarActor | StaffActor;
      readonly contactId: EmergencyContactId;
      readonly why: EventOf<'emergency-contact-withdrawn'>['why'];
    }
  | {
      readonly type: 'change-chain';
      readonly by: CalendarActor | TimerActor | StaffActor;
      readonly chain: readonly ChainLink[];
      /** Who has left the practice, whatever they held here: also what was lent to them from outside the chain. */
      readonly left?: readonly StaffId[];
    };

type StaffCommand = { readonly by: StaffActor } & (
  | { readonly type: 'note-lateness' }
  | { readonly type: 'confirm-missed'; readonly clears: readonly Doubt[]; readonly note: string }
  | { readonly type: 'clear-doubts'; readonly doubts: readonly Doubt[]; readonly note: string }
  | { readonly type: 'record-outcome'; readonly outcome: AbsenceOutcome; readonly note: string }
  | { readonly type: 'review-agreement'; readonly note: string }
  | {
      readonly type: 'record-attempt';
      readonly medium: AttemptMedium;
      readonly channelId: ContactChannelId | null;
      readonly stepId: StepId | null;
      readonly result: AttemptResult;
      readonly happenedAt: Instant;
      readonly note: string;
    }
  | { readonly type: 'send-check-in'; readonly stepId: StepId }
  | { readonly type: 'complete-step'; readonly stepId: StepId; readonly note: string }
  | { readonly type: 'skip-step'; readonly stepId: StepId; readonly reason: string }
  | { readonly type: 'answer-ask'; readonly askId: AskId; readonly note: string }
  | {
      readonly type: 'settle-reply';
      readonly replyId: ReplyId;
      readonly as: SettledAs;
      readonly note: string;
      /** The unread ones before it have been read too; those that it may speak for are settled with it [P3.8]. */
      readonly withEarlier?: boolean;
    }
  | { readonly type: 'resume-ladder'; readonly note: string }
  | { readonly type: 'take-case' }
  | {
      readonly type: 'delegate';
      readonly to: StaffId;
      readonly instructions: string;
      readonly deadlineAt: Instant;
    }
  | { readonly type: 'end-delegation'; readonly note: string }
  | { readonly type: 'offer-handover'; readonly to: StaffId; readonly note: string }
  | { readonly type: 'answer-handover'; readonly accepted: boolean }
  | { readonly type: 'take-over'; readonly reason: string }
  | { readonly type: 'judge-concern'; readonly level: ConcernLevel; readonly reasons: string }
  | {
      readonly type: 'record-consultation';
      readonly withName: string;
      readonly withStaffId: StaffId | null;
      readonly question: string;
      readonly advice: string;
      readonly agreed: boolean;
    }
  | { readonly type: 'waive-consultation'; readonly why: ConsultationWaiver; readonly reason: string }
  | {
      readonly type: 'decide-not-to-escalate';
      readonly stepId: StepId | null;
      readonly reasons: string;
      readonly lookAgainAt: Instant;
    }
  | {
      readonly type: 'request-emergency-contact';
      readonly contactId: EmergencyContactId;
      readonly basis: ContactBasis;
      readonly reason: string;
      readonly facts: string;
      readonly reveals: readonly Reveal[];
      /** The client's "do not use if …" was read and does not apply. */
      readonly conditionChecked: boolean;
    }
  | {
      readonly type: 'record-emergency-contact';
      readonly contactId: EmergencyContactId;
      readonly result: ContactResult;
      readonly said: string;
      readonly happenedAt: Instant;
      readonly disclosure: Disclosure | null;
    }
  | {
      readonly type: 'request-welfare-check';
      readonly agency: { readonly name: string; readonly kind: AgencyKind; readonly phone: string };
      readonly location: { readonly text: string; readonly confirmedAt: Instant | null };
      readonly basis: string;
      readonly alternativesConsidered: string;
      readonly whyThisAgency: string;
      readonly callTaker: string;
      readonly incidentNumber: string;
      readonly happenedAt: Instant;
      readonly disclosure: Disclosure;
      readonly callBackAt: Instant | null;
    }
  | {
      readonly type: 'record-welfare-check';
      readonly result: WelfareResult;
      readonly incidentNumber: string;
      readonly note: string;
      readonly happenedAt: Instant;
    }
  | {
      readonly type: 'put-off-call-back';
      readonly about: string;
      readonly callBackAt: Instant;
      readonly note: string;
    }
  | { readonly type: 'give-all-clear'; readonly party: string; readonly how: string }
  | {
      readonly type: 'close-case';
      readonly outcome: ClosingOutcome;
      readonly note: string;
      readonly followUp: FollowUp | null;
    }
  | { readonly type: 'complete-follow-up'; readonly note: string }
  | { readonly type: 'reopen-case'; readonly reason: string }
  | { readonly type: 'add-addendum'; readonly toSequence: number; readonly text: string }
);
