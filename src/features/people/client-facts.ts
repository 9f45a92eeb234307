/**
 * Everything that a case freezes when it opens, in one plain shape. A channel or contact that may not be used is
 * listed too, with why, so that nobody has to wonder where it went; `usable` alone decides.
 */
import type { PlanChannel, PlanEmergencyContact } from '#core/case/plan.ts';
import type { ClientId, StaffId } from '#core/ids.ts';
import type { Tier } from '#core/protocol/protocol.ts';
import type { Day, Instant } from '#core/time/instant.ts';
import type {
  AgreementTerms,
  ClientRecord,
  EmergencyContactRecord,
  GuardianRecord,
  LocationRecord,
  WelfareWishes,
} from './contract.ts';

export interface ClientFacts {
  readonly client: ClientRecord;
  readonly clinicianId: StaffId;
  readonly backupId: StaffId | null;
  /** `routine` as long as nobody has judged. */
  readonly tier: Tier;
  readonly judged: JudgedFact | null;
  readonly agreement: AgreementFact | null;
  /** A newer version that waits for its signature. */
  readonly unsignedAgreement: number | null;
  /** In the client's order. */
  readonly channels: readonly ChannelFact[];
  readonly emergencyContacts: readonly ContactFact[];
  readonly guardians: readonly GuardianFact[];
  readonly hasDuressWord: boolean;
  readonly safetyPlan: { readonly version: number; readonly reviewedOn: Day } | null;
  readonly locations: readonly LocationRecord[];
  readonly welfare: WelfareWishes | null;
}

export interface JudgedFact {
  readonly by: StaffId;
  readonly on: Day;
  readonly reviewBy: Day | null;
  readonly reasons: string;
  /** Past its day of review; it still counts [P1.2]. */
  readonly stale: boolean;
}

export interface AgreementFact {
  readonly version: number;
  readonly signedAt: Instant;
  readonly terms: AgreementTerms;
}

/** Fits into a case's plan as it is; the plan takes only the usable ones. */
export interface ChannelFact extends PlanChannel {
  readonly address: string;
  readonly allowed: boolean;
  readonly verifiedOn: Day | null;
  readonly usable: boolean;
  readonly unusable: UnusableChannel | null;
  /** Other clients with the same address: what comes from it goes to a person. */
  readonly sharedWith: readonly ClientId[];
}

export type UnusableChannel = 'never-contact' | 'opted-out' | 'not-allowed';

/** Fits into a case's plan as it is. */
export interface ContactFact extends PlanEmergencyContact {
  readonly name: string;
  readonly phones: EmergencyContactRecord['phones'];
  readonly email: string;
  readonly language: string;
  readonly signedOn: Day | null;
  readonly revokedOn: Day | null;
  readonly canGoInPerson: boolean;
  readonly usable: boolean;
  readonly unusable: UnusableContact | null;
}

export type UnusableContact = 'barred' | 'revoked' | 'no-consent' | 'consent-expired' | 'no-address';

export interface GuardianFact {
  readonly id: string;
  readonly name: string;
  readonly relationship: string;
  readonly phones: GuardianRecord['phones'];
  readonly email: string;
  readonly language: string;
  readonly custody: GuardianRecord['custody'];
  readonly barred: boolean;
}
