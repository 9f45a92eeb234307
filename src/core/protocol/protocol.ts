/**
 * A protocol is the practice's missed-session plan as data: named, versioned, one ladder of steps for each tier
 * of concern. A case keeps the version that it opened under. docs/protocol.md says why each number is what it is.
 */
import type { StepId } from '#core/ids.ts';

/** A clinician's dated judgement of how worried to be when this client is missing; never computed [P1.2]. */
export type Tier = 'routine' | 'elevated' | 'high';
export const tiers: readonly Tier[] = ['routine', 'elevated', 'high'];

/** The media over which a client can be reached. A letter is a step of its own, not a medium. */
export type ChannelKind = 'sms' | 'email' | 'voice';

export type StepKind =
  | 'review-agreement'
  | 'call'
  | 'check-in'
  | 'task'
  | 'decide'
  | 'contact-emergency-contact'
  | 'request-welfare-check'
  | 'letter'
  | 'follow-up'
  | 'caring-contact';

/** Kinds that tell somebody other than the client. They are gates: they move on to the next person, never open. */
export const thirdPartyKinds: readonly StepKind[] = ['contact-emergency-contact', 'request-welfare-check'];

/** Who is asked first; when nobody answers, the case's chain is asked from there on, in order [P3.2]. */
export type FirstAsked = 'owner' | 'backup' | 'on-call' | 'supervisor';

/** What must be on record before a step may be carried out. */
export type Prerequisite = 'agreement-reviewed' | 'concern-judged' | 'consultation';

/**
 * When a step falls due, counted from the session's start, from the confirmation of the miss, or from the moment
 * an earlier step was finished. When the step named here failed on every channel, the wait is not sat out [P4.5].
 */
export interface StepTiming {
  readonly after: 'session-start' | 'miss-confirmed' | StepId;
  readonly waitMinutes: number;
}

export interface Step {
  readonly id: StepId;
  readonly kind: StepKind;
  readonly timing: StepTiming;
  /** For calls and check-ins: the order in which permitted channels are tried. Empty for other kinds. */
  readonly channels: readonly ChannelKind[];
  /** For check-ins and letters: which wording. `null` for other kinds. */
  readonly template: string | null;
  readonly firstAsked: FirstAsked;
  /** How long each person has before the next one is asked. */
  readonly answerMinutes: number;
  readonly needs: readonly Prerequisite[];
}

/** What a tier demands before a case may end without anybody having reached the client [P5.3]. */
export interface MinimumEffort {
  readonly attempts: number;
  /** The attempts must lie at least this far apart from first to last. */
  readonly spreadHours: number;
}

export interface Ladder {
  readonly steps: readonly Step[];
  readonly minimumEffort: MinimumEffort;
}

export interface ProtocolLimits {
  /** From the session's start until somebody is asked whether the client is here. */
  readonly askAfterMinutes: number;
  /** From the session's start until the miss may be confirmed. */
  readonly missedAfterMinutes: number;
  /** How long a person has to answer a question that no step sets a time for. */
  readonly answerMinutes: number;
  /** How long "I have it" lasts before the case asks "still yours?" */
  readonly leaseMinutes: number;
  /** An automatic step found later than this is not fired silently: a person decides. */
  readonly lateMinutes: number;
  /** How long a person has when the client may be in danger. */
  readonly urgentAnswerMinutes: number;
  /** A case on which nothing is due is looked at again after this long. */
  readonly reviewMinutes: number;
  /** An entry made later than this after the event is marked as a late entry. */
  readonly lateEntryMinutes: number;
  /** From a welfare check's request, or a call to an emergency contact, until somebody must ask what came of it. */
  readonly callBackMinutes: number;
}

/**
 * What a practice promises itself for one tier. Nothing runs on it: the verifier shows whether the rest of the protocol
 * keeps it [P8.2].
 */
export interface Bounds {
  /** From the session's start until somebody on the staff has been asked something, or has said something unasked. */
  readonly personMinutes: number;
  /**
   * Until everybody in the chain has been asked, as long as nobody says that the client was missed: from the session's
   * start, or from the last thing that anybody on the staff said or did.
   */
  readonly everybodyMinutes: number;
  /** The longest stretch in which an open case asks nobody anything anew and nobody on the staff does anything. */
  readonly quietMinutes: number;
}

export interface Protocol {
  readonly name: string;
  /** Counts up from 1; a published version is never changed. */
  readonly version: number;
  readonly limits: ProtocolLimits;
  readonly tiers: Readonly<Record<Tier, Ladder>>;
  /** Missing in what was published before there were bounds; then none is held against the protocol. */
  readonly bounds?: Readonly<Record<Tier, Bounds>>;
}
