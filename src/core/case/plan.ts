/**
 * What a case freezes when it opens: the client's agreement, permissions and contacts, the ladder of their tier and
 * the people who answer for it. Later edits elsewhere never change a running case; only restrictions reach it, as
 * events of their own (`channel-withdrawn`, `emergency-contact-withdrawn`) [P1.5].
 */
import type { ClientId, ContactChannelId, EmergencyContactId, StaffId } from '../ids.ts';
import type { ChannelKind, FirstAsked, Ladder, ProtocolLimits, Tier } from '../protocol/protocol.ts';
import type { Day, Instant } from '../time/instant.ts';
import type { SafeHours } from '../time/safe-hours.ts';

export interface Plan {
  readonly client: PlanClient;
  readonly tier: Tier;
  /** Whose judgement the tier is; `null` when nobody has judged and the practice's default applies. */
  readonly tierJudgement: { readonly by: StaffId; readonly on: Day; readonly reviewBy: Day | null } | null;
  readonly protocol: {
    readonly name: string;
    readonly version: number;
    readonly limits: ProtocolLimits;
    readonly ladder: Ladder;
  };
  /** The missed-session agreement as signed; `null` when there is none, which the review then has to face. */
  readonly agreement: { readonly version: number; readonly signedAt: Instant } | null;
  /** Only channels that the client allowed, in the client's order. Anything not listed is not allowed [P1.4]. */
  readonly channels: readonly PlanChannel[];
  /** Media that the practice can send by itself; a check-in over any other medium is asked of a person. */
  readonly sendable: readonly ChannelKind[];
  readonly emergencyContacts: readonly PlanEmergencyContact[];
  /** Who is asked, in order; never empty; the first is the owner at opening. */
  readonly chain: readonly ChainLink[];
  /** By template and medium, `check-in/sms`: the very words, in the language, that were current at opening. */
  readonly wording: Readonly<Record<string, FrozenWording>>;
  /** Whoever writes that they may be in danger is told whom to call. Missing in cases from before there was the choice. */
  readonly answersCries?: boolean;
}

export interface FrozenWording {
  readonly language: string;
  /** 0 is what Kept ships with; the practice's own count up from 1. */
  readonly version: number;
}

export interface PlanClient {
  readonly id: ClientId;
  /** IANA name; every wait and safe hour is counted in it. */
  readonly timeZone: string;
  readonly language: string;
  readonly country: string;
  /** In a substance-use programme under 42 CFR Part 2: nobody but medical personnel without consent [P6.4]. */
  readonly partTwo: boolean;
}

export interface PlanChannel {
  readonly id: ContactChannelId;
  readonly kind: ChannelKind;
  /** What staff call it: "mobile". The address itself stays with the client's record. */
  readonly label: string;
  readonly voicemailAllowed: boolean;
  readonly safeHours: SafeHours | null;
}

/** What may be said to an emergency contact, each wider than the one before [P6.2]. */
export type ConsentScope = 'none' | 'only-ask-to-check' | 'share-missed-session' | 'share-concern';

export interface PlanEmergencyContact {
  readonly id: EmergencyContactId;
  readonly relationship: string;
  readonly scope: ConsentScope;
  readonly consentExpiresOn: Day | null;
  readonly revoked: boolean;
  /** By custody or protective order: can never be chosen, on any basis [P6.3]. */
  readonly barred: boolean;
  /** "Do not use if …" in the client's words; must be checked by the person who calls. */
  readonly doNotUseIf: string | null;
}

export interface ChainLink {
  readonly staffId: StaffId;
  readonly as: FirstAsked;
}

/** One fact that a call can reveal. The least is the default; each further one needs a reason [P6.2]. */
export type Reveal =
  | 'caller-name'
  | 'client-name'
  | 'request-to-check'
  | 'missed-session'
  | 'last-contact'
  | 'concern'
  | 'location';

export const revealsWithin: Readonly<Record<ConsentScope, readonly Reveal[]>> = {
  none: [],
  'only-ask-to-check': ['caller-name', 'client-name', 'request-to-check'],
  'share-missed-session': [
    'caller-name',
    'client-name',
    'request-to-check',
    'missed-session',
    'last-contact',
  ],
  'share-concern': [
    'caller-name',
    'client-name',
    'request-to-check',
    'missed-session',
    'last-contact',
    'concern',
    'location',
  ],
};
