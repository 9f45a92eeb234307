/** The practice, the client and the hour that a protocol is tried out on. Nobody in it exists. */
import type { CommandOf } from '../case/commands.ts';
import type { ChainLink, Plan, PlanChannel } from '../case/plan.ts';
import type {
  CaseId,
  ClientId,
  ContactChannelId,
  EmergencyContactId,
  PracticeId,
  SessionId,
  StaffId,
} from '../ids.ts';
import type { Protocol, Tier } from '../protocol/protocol.ts';
import { type Instant, instant } from '../time/instant.ts';

/** A Tuesday, far from any change of clocks. */
export const startsAt: Instant = instant('2026-03-03T14:00:00Z');

export const owner = 'owner' as StaffId;
export const backup = 'backup' as StaffId;
export const supervisor = 'supervisor' as StaffId;
const chain: readonly ChainLink[] = [
  { staffId: owner, as: 'owner' },
  { staffId: backup, as: 'backup' },
  { staffId: supervisor, as: 'supervisor' },
];

export const contactId = 'emergency-contact' as EmergencyContactId;
export const mobile = 'mobile' as ContactChannelId;
const channels: readonly PlanChannel[] = [
  { id: mobile, kind: 'sms', label: 'mobile', voicemailAllowed: false, safeHours: null },
  {
    id: 'mail' as ContactChannelId,
    kind: 'email',
    label: 'home email',
    voicemailAllowed: false,
    safeHours: null,
  },
  {
    id: 'telephone' as ContactChannelId,
    kind: 'voice',
    label: 'mobile',
    voicemailAllowed: true,
    safeHours: null,
  },
];

/** Two clients show what the others can: one who allowed text, email and telephone, and one who allowed nothing. */
export type ModelClient = 'allows-everything' | 'allows-nothing';

export function planFor(protocol: Protocol, tier: Tier, client: ModelClient): Plan {
  const { name, version, limits, tiers } = protocol;
  return {
    client: {
      id: 'client' as ClientId,
      timeZone: 'UTC',
      language: 'en',
      country: 'GB',
      partTwo: false,
    },
    tier,
    tierJudgement: null,
    protocol: { name, version, limits, ladder: tiers[tier] },
    agreement: { version: 1, signedAt: instant('2026-01-05T10:00:00Z') },
    channels: client === 'allows-everything' ? channels : [],
    sendable: ['sms', 'email'],
    emergencyContacts: [
      {
        id: contactId,
        relationship: 'mother',
        scope: 'share-missed-session',
        consentExpiresOn: null,
        revoked: false,
        barred: false,
        doNotUseIf: null,
      },
    ],
    chain,
    wording: {},
    answersCries: true,
  };
}

export function opening(plan: Plan): CommandOf<'open-case'> {
  return {
    type: 'open-case',
    by: { kind: 'timer' },
    caseId: 'case' as CaseId,
    practiceId: 'practice' as PracticeId,
    clientId: plan.client.id,
    session: { sessionId: 'session' as SessionId, startsAt },
    plan,
    doubts: [],
  };
}
