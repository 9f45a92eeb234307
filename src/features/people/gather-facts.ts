/** Puts a client's rows together into facts; pure, so that its rules can be read and tested without a database. */
import type { Day } from '#core/time/instant.ts';
import { barredIds } from './bars.ts';
import type { ChannelFact, ClientFacts, ContactFact, GuardianFact, JudgedFact } from './client-facts.ts';
import type {
  AgreementRecord,
  ChannelRecord,
  ClientRecord,
  EmergencyContactRecord,
  GuardianRecord,
  LocationRecord,
  SafetyPlanRecord,
  TierRecord,
  WelfareWishes,
} from './contract.ts';

export interface ClientRows {
  readonly client: ClientRecord;
  readonly channels: readonly ChannelRecord[];
  /** With those who have ended, since a bar outlives its row. */
  readonly contacts: readonly EmergencyContactRecord[];
  readonly guardians: readonly GuardianRecord[];
  readonly tier: TierRecord | null;
  readonly safetyPlan: SafetyPlanRecord | null;
  readonly agreements: readonly AgreementRecord[];
  readonly hasDuressWord: boolean;
  readonly locations: readonly LocationRecord[];
  readonly welfare: WelfareWishes | null;
}

export function gatherFacts(rows: ClientRows, today: Day): ClientFacts {
  const barred = barredIds([...rows.contacts, ...rows.guardians]);
  const signed = rows.agreements.find((agreement) => agreement.signedAt !== null);
  const draft = rows.agreements.find((agreement) => agreement.signedAt === null);
  return {
    client: rows.client,
    clinicianId: rows.client.clinicianId,
    backupId: rows.client.backupId,
    tier: rows.tier?.tier ?? 'routine',
    judged: rows.tier && judgedFact(rows.tier, today),
    agreement: signed?.signedAt
      ? { version: signed.version, signedAt: signed.signedAt, terms: signed.terms }
      : null,
    unsignedAgreement: draft && draft.version > (signed?.version ?? 0) ? draft.version : null,
    channels: rows.channels.map(channelFact),
    emergencyContacts: rows.contacts
      .filter((contact) => contact.endedOn === null)
      .map((contact) => contactFact(contact, barred.has(contact.id), today)),
    guardians: rows.guardians
      .filter((guardian) => guardian.endedOn === null)
      .map((guardian) => guardianFact(guardian, barred.has(guardian.id))),
    hasDuressWord: rows.hasDuressWord,
    safetyPlan: rows.safetyPlan && {
      version: rows.safetyPlan.version,
      reviewedOn: rows.safetyPlan.reviewedOn,
    },
    locations: rows.locations,
    welfare: rows.welfare,
  };
}

function judgedFact(judgement: TierRecord, today: Day): JudgedFact {
  return {
    by: judgement.judgedBy,
    on: judgement.judgedOn,
    reviewBy: judgement.reviewBy,
    reasons: judgement.reasons,
    stale: judgement.reviewBy !== null && judgement.reviewBy < today,
  };
}

/** "Never" beats "stop", and both beat a permission [P1.4]. */
function channelFact(channel: ChannelRecord): ChannelFact {
  const unusable = channel.neverContact
    ? 'never-contact'
    : channel.optedOutAt !== null
      ? 'opted-out'
      : channel.allowed
        ? null
        : 'not-allowed';
  const { id, kind, label, address, allowed, voicemailAllowed, safeHours, verifiedOn, sharedWith } = channel;
  const usable = unusable === null;
  return {
    id,
    kind,
    label,
    address,
    allowed,
    voicemailAllowed,
    safeHours,
    verifiedOn,
    usable,
    unusable,
    sharedWith,
  };
}

function contactFact(contact: EmergencyContactRecord, barred: boolean, today: Day): ContactFact {
  const unusable = barred
    ? 'barred'
    : contact.revokedOn !== null
      ? 'revoked'
      : contact.scope === 'none'
        ? 'no-consent'
        : contact.expiresOn !== null && contact.expiresOn < today
          ? 'consent-expired'
          : contact.phones.length === 0 && contact.email === ''
            ? 'no-address'
            : null;
  return {
    id: contact.id,
    name: contact.name,
    relationship: contact.relationship,
    phones: contact.phones,
    email: contact.email,
    language: contact.language,
    scope: contact.scope,
    signedOn: contact.signedOn,
    consentExpiresOn: contact.expiresOn,
    revoked: contact.revokedOn !== null,
    revokedOn: contact.revokedOn,
    barred,
    doNotUseIf: contact.doNotUseIf || null,
    canGoInPerson: contact.canGoInPerson,
    usable: unusable === null,
    unusable,
  };
}

function guardianFact(guardian: GuardianRecord, barred: boolean): GuardianFact {
  const { id, name, relationship, phones, email, language, custody } = guardian;
  return { id, name, relationship, phones, email, language, custody, barred };
}
