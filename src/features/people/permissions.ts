/** Anybody who keeps records may close a door that a client opened; opening one, or wider, is for clinicians. */
import type { FastifyRequest } from 'fastify';
import { Problem } from '#core/problem.ts';
import { usualHours } from '#core/time/safe-hours.ts';
import { actorOf, isClinicalRole } from '#features/access/facts.ts';
import type {
  ChannelChange,
  ChannelRecord,
  ClientInput,
  ClientRecord,
  EmergencyContactInput,
  EmergencyContactRecord,
} from './contract.ts';
import { consentScope } from './contract.ts';

export function isClinical(request: FastifyRequest): boolean {
  const { role } = actorOf(request);
  return role !== 'machine' && isClinicalRole(role);
}

/** Whether judgements and plans may be read, or guessed from what is missing. */
export const readsJudgements = (request: FastifyRequest): boolean =>
  isClinical(request) || actorOf(request).role === 'auditor';

export function mustBeClinical(request: FastifyRequest): void {
  if (isClinical(request)) return;
  throw new Problem(
    'forbidden',
    'needs-a-clinician',
    'What a client allows is for a clinician, a supervisor or an owner to enter. You may add people and numbers with nothing allowed yet, and narrow or take back what is allowed; ask the clinician for the rest.',
  );
}

type Basis = Pick<ClientRecord, 'consentBasis' | 'partTwo'>;
const usualBasis: Basis = { consentBasis: 'own', partTwo: false };

/**
 * Whose consent counts decides who may be told about a client [P1.7], and Part 2 who may not: changing the one and
 * lifting the other are for clinicians. `null` when the client is new.
 */
export function changesBasis(
  before: Basis | null,
  { consentBasis, partTwo }: Partial<Pick<ClientInput, 'consentBasis' | 'partTwo'>>,
): boolean {
  const known = before ?? usualBasis;
  const isOtherBasis = consentBasis !== undefined && consentBasis !== known.consentBasis;
  return isOtherBasis || (partTwo === false && known.partTwo);
}

type Opening = Omit<ChannelChange, 'version'>;

/** Whether more may come over this channel afterwards than before; `null` when there was none. */
export function opensChannel(before: ChannelRecord | null, change: Opening): boolean {
  const isNewlyAllowed = change.allowed === true && !before?.allowed;
  const isNewlyRecorded = change.voicemailAllowed === true && !before?.voicemailAllowed;
  const isNoLongerBanned = change.neverContact === false && before?.neverContact === true;
  return isNewlyAllowed || isNewlyRecorded || isNoLongerBanned || hasMoreHours(before, change);
}

/** Where no hours are named, the usual ones hold [P2.5]. */
function hasMoreHours(before: ChannelRecord | null, { safeHours }: Opening): boolean {
  if (safeHours === undefined) return false;
  const hours = before?.safeHours ?? usualHours;
  const after = safeHours ?? usualHours;
  if (after.from < hours.from || after.to > hours.to) return true;
  return after.weekdays.some((weekday) => !hours.weekdays.includes(weekday));
}

/** Whether this person may be told more, for longer, or again after the client took it back. */
export function widensConsent(before: EmergencyContactRecord, after: EmergencyContactInput): boolean {
  if (after.scope === 'none') return false;
  const { options } = consentScope;
  const isWider = options.indexOf(after.scope) > options.indexOf(before.scope);
  const isLonger =
    before.expiresOn !== null && (after.expiresOn === null || after.expiresOn > before.expiresOn);
  const isGivenAnew =
    before.revokedOn !== null && after.signedOn !== null && after.signedOn > before.revokedOn;
  const isLessConditional = before.doNotUseIf !== '' && after.doNotUseIf !== before.doNotUseIf;
  return isWider || isLonger || isGivenAnew || isLessConditional;
}
