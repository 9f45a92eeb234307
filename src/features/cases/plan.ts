/** Gathers into one plan what a case freezes at opening: the agreement, the permissions, the ladder, the people. */
import type { ChainLink, FrozenWording, Plan } from '#core/case/plan.ts';
import type { StaffId } from '#core/ids.ts';
import { withOnCall } from '#core/on-call/chain.ts';
import type { ChannelKind, Protocol } from '#core/protocol/protocol.ts';
import type { StaffRow } from '#features/access/facts.ts';
import { isTemplateId, type Wordings } from '#features/outreach/facts.ts';
import type { ClientFacts } from '#features/people/facts.ts';

export interface PlanSources {
  readonly facts: ClientFacts;
  /** Whose session it was; owns the case while active. */
  readonly clinicianId: StaffId;
  readonly staff: readonly StaffRow[];
  readonly protocol: Protocol;
  /** Media that this practice can send by itself. */
  readonly sendable: readonly ChannelKind[];
  readonly wordings: Wordings;
  /** Whoever is on call at the opening. */
  readonly onCall: readonly StaffId[];
  /** The practice's own choice. */
  readonly answersCries: boolean;
}

export function planFrom(sources: PlanSources): Plan {
  const { facts, clinicianId, staff, protocol, sendable, onCall, answersCries } = sources;
  const { client, tier, judged, agreement } = facts;
  return {
    client: {
      id: client.id,
      timeZone: client.timeZone,
      language: client.language,
      country: client.country,
      partTwo: client.partTwo,
    },
    tier,
    tierJudgement: judged && { by: judged.by, on: judged.on, reviewBy: judged.reviewBy },
    protocol: {
      name: protocol.name,
      version: protocol.version,
      limits: protocol.limits,
      ladder: protocol.tiers[tier],
    },
    agreement: agreement && { version: agreement.version, signedAt: agreement.signedAt },
    channels: facts.channels
      .filter((channel) => channel.usable)
      .map(({ id, kind, label, voicemailAllowed, safeHours }) => ({
        id,
        kind,
        label,
        voicemailAllowed,
        safeHours,
      })),
    // Where a guardian's consent counts, a machine writes to nobody: a person decides whom to reach [P1.7].
    sendable: client.consentBasis === 'guardian' ? [] : sendable,
    emergencyContacts: facts.emergencyContacts.map(
      ({ id, relationship, scope, consentExpiresOn, revoked, barred, doNotUseIf }) => ({
        id,
        relationship,
        scope,
        consentExpiresOn,
        revoked,
        barred,
        doNotUseIf,
      }),
    ),
    chain: withOnCall(chainOf(clinicianId, facts.backupId, staff), onCall),
    wording: freezeWording(sources),
    answersCries,
  };
}

/** The words that each template of the ladder has today, so that a later version never changes a running case. */
function freezeWording({ facts, protocol, wordings, answersCries }: PlanSources): Plan['wording'] {
  const ladder = protocol.tiers[facts.tier];
  const practiceNameAllowed = facts.agreement?.terms.mayNamePractice ?? false;
  const { language } = facts.client;
  const templates = new Set([
    'thank-you',
    ...(answersCries ? ['numbers-to-call'] : []),
    ...ladder.steps.flatMap((step) => (step.kind === 'check-in' && step.template ? [step.template] : [])),
  ]);
  const frozen: Record<string, FrozenWording> = {};
  for (const id of templates) {
    for (const medium of ['sms', 'email'] as const) {
      const wording = isTemplateId(id)
        ? wordings.choose({ id, medium, language, practiceNameAllowed })?.wording
        : null;
      if (wording) frozen[`${id}/${medium}`] = { language: wording.language, version: wording.version };
    }
  }
  return frozen;
}

/**
 * The clinician, their backup, the supervisors (before whom whoever is on call comes), and at last the practice's owners, so that the chain is never empty:
 * a practice always keeps an active owner [P3.2].
 */
function chainOf(
  clinicianId: StaffId,
  backupId: StaffId | null,
  staff: readonly StaffRow[],
): readonly ChainLink[] {
  const active = staff.filter((person) => person.active);
  const clinician = active.find((person) => person.id === clinicianId);
  const backup = active.find((person) => person.id === (backupId ?? clinician?.backupStaffId));
  const links: ChainLink[] = [
    ...(clinician ? [{ staffId: clinician.id, as: 'owner' as const }] : []),
    ...(backup ? [{ staffId: backup.id, as: 'backup' as const }] : []),
    ...active
      .filter(({ role }) => role === 'supervisor')
      .map(({ id }) => ({ staffId: id, as: 'supervisor' as const })),
    ...active
      .filter(({ role }) => role === 'owner')
      .map(({ id }) => ({ staffId: id, as: 'supervisor' as const })),
  ];
  const unique = links.filter(
    (link, index) => links.findIndex((other) => other.staffId === link.staffId) === index,
  );
  return unique.map((link, index) => (index === 0 ? { ...link, as: 'owner' } : link));
}
