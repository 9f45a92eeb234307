/**
 * What is missing or old in a client's record on the day before it is needed. The morning list shows it, worst first;
 * nothing here ever stops a case [P1.6].
 */

import type { Day } from '#core/time/instant.ts';
import type { ClientFacts } from './client-facts.ts';

export type Lack =
  | 'no-channel-allowed'
  | 'no-verified-phone'
  | 'no-guardian-to-reach'
  | 'no-emergency-contact'
  | 'consent-expired'
  | 'consent-expires-soon'
  | 'tier-never-judged'
  | 'tier-stale'
  | 'no-safety-plan'
  | 'safety-plan-old'
  | 'no-agreement'
  | 'agreement-unsigned'
  | 'no-location'
  | 'address-shared';

export interface Gap {
  readonly lack: Lack;
  /** In words, without any name or number: "Safety plan 13 months old". */
  readonly words: string;
  /** Whether it could leave somebody unreachable or misjudged; such gaps come first. */
  readonly serious: boolean;
}

/** A plan that nobody has looked at for a year says little about the person of today. */
const planMonths = 12;
const soonDays = 30;

/** Of age at eighteen everywhere that Kept ships crisis lines for; the consent basis can say otherwise. */
const adultYears = 18;

export function readinessOf(facts: ClientFacts, today: Day): Gap[] {
  const gaps = [
    ...reachGaps(facts),
    ...contactGaps(facts, today),
    ...judgementGaps(facts, today),
    ...agreementGaps(facts),
  ];
  return gaps.sort((one, other) => Number(other.serious) - Number(one.serious));
}

/**
 * What the front desk may hear of it: how somebody is reached, and nothing from which a judgement could be guessed, by
 * what is missing only of those who are worried about or is grave only then.
 */
export function readinessWithoutJudgement(facts: ClientFacts, today: Day): Gap[] {
  const judgedBlind = { ...facts, tier: 'routine', judged: null, safetyPlan: null } as const;
  return readinessOf(judgedBlind, today).filter(({ lack }) => lack !== 'tier-never-judged');
}

function reachGaps({ channels, client }: ClientFacts): Gap[] {
  const gaps: Gap[] = [];
  const usable = channels.filter((channel) => channel.usable);
  // Where a guardian decides, the guardian is who has to be reached.
  const ownReach = client.consentBasis !== 'guardian';
  if (ownReach && usable.length === 0) {
    gaps.push({ lack: 'no-channel-allowed', words: 'No allowed way to reach them', serious: true });
  } else if (ownReach && !usable.some((channel) => channel.kind !== 'email' && channel.verifiedOn)) {
    gaps.push({ lack: 'no-verified-phone', words: 'No verified phone', serious: true });
  }
  if (usable.some((channel) => channel.sharedWith.length > 0)) {
    gaps.push({
      lack: 'address-shared',
      words: 'Shares a number or address with another client',
      serious: false,
    });
  }
  return gaps;
}

function contactGaps(facts: ClientFacts, today: Day): Gap[] {
  const gaps: Gap[] = [];
  const { emergencyContacts, guardians, client } = facts;
  const minor = client.bornOn !== null && yearsBetween(client.bornOn, today) < adultYears;
  const guardianNeeded = client.consentBasis !== 'own' || minor;
  const reachable = guardians.some((one) => !one.barred && (one.phones.length > 0 || one.email !== ''));
  if (guardianNeeded && !reachable) {
    gaps.push({ lack: 'no-guardian-to-reach', words: 'No guardian who can be reached', serious: true });
  }
  const worried = facts.tier !== 'routine';
  if (!emergencyContacts.some((contact) => contact.usable)) {
    const expired = emergencyContacts.some((contact) => contact.unusable === 'consent-expired');
    gaps.push(
      expired
        ? { lack: 'consent-expired', words: 'Consent for the emergency contact has run out', serious: true }
        : { lack: 'no-emergency-contact', words: 'No emergency contact who may be called', serious: worried },
    );
  }
  const soon = addDays(today, soonDays);
  if (
    emergencyContacts.some(
      ({ usable, consentExpiresOn }) => usable && consentExpiresOn && consentExpiresOn <= soon,
    )
  ) {
    gaps.push({
      lack: 'consent-expires-soon',
      words: 'Consent for an emergency contact runs out soon',
      serious: false,
    });
  }
  return gaps;
}

function judgementGaps({ tier, judged, safetyPlan, locations }: ClientFacts, today: Day): Gap[] {
  const gaps: Gap[] = [];
  const worried = tier !== 'routine';
  if (!judged) gaps.push({ lack: 'tier-never-judged', words: 'Nobody has judged the tier', serious: false });
  if (judged?.stale) gaps.push({ lack: 'tier-stale', words: 'Tier is past its review', serious: worried });
  const months = safetyPlan ? monthsBetween(safetyPlan.reviewedOn, today) : 0;
  if (!safetyPlan && worried) gaps.push({ lack: 'no-safety-plan', words: 'No safety plan', serious: true });
  if (months >= planMonths) {
    gaps.push({ lack: 'safety-plan-old', words: `Safety plan ${months} months old`, serious: worried });
  }
  if (worried && locations.length === 0) {
    gaps.push({ lack: 'no-location', words: 'No usual location on file', serious: false });
  }
  return gaps;
}

function agreementGaps({ agreement, unsignedAgreement }: ClientFacts): Gap[] {
  if (unsignedAgreement !== null) {
    return [
      {
        lack: 'agreement-unsigned',
        words: 'Missed-session agreement waits for its signature',
        serious: false,
      },
    ];
  }
  return agreement ? [] : [{ lack: 'no-agreement', words: 'No missed-session agreement', serious: false }];
}

function monthsBetween(from: Day, to: Day): number {
  return Temporal.PlainDate.from(from).until(to, { largestUnit: 'months' }).months;
}

function yearsBetween(from: Day, to: Day): number {
  return Temporal.PlainDate.from(from).until(to, { largestUnit: 'years' }).years;
}

function addDays(day: Day, days: number): Day {
  return Temporal.PlainDate.from(day).add({ days }).toString() as Day;
}
