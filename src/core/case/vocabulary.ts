/** The closed word lists of a case. Each word is stored in events for ever: add, never rename. */

/** How an absence that was no miss turned out [P2.4]. */
export type AbsenceOutcome =
  | 'late-arrival'
  | 'late-cancellation'
  | 'clinician-absent'
  | 'technical-failure'
  | 'kept-elsewhere';

export type ClosingOutcome =
  | AbsenceOutcome
  | 'client-said-ok'
  | 'client-reached'
  | 'safe-by-emergency-contact'
  | 'safe-by-welfare-check'
  | 'in-care'
  | 'transferred'
  | 'plan-made'
  | 'plan-carried-out'
  | 'suicide-attempt'
  | 'death';

/** What a client's words mean. `duress` looks like `safe` to whoever holds the phone [P4.8]. */
export type Reading =
  | 'safe'
  | 'late'
  | 'call-me'
  | 'not-ok'
  | 'explain-later'
  | 'opt-out'
  | 'duress'
  | 'unclear';

/** Readings that leave no doubt about how the client is. */
export const calmReadings: readonly Reading[] = ['safe', 'late'];

/** Readings that may mean danger now. Whatever is neither calm nor a cry is urgent all the same [P3.1]. */
export const cries: readonly Reading[] = ['not-ok', 'duress'];

export const isCry = (reading: Reading): boolean => cries.includes(reading);

/** How pressing it is that a person reads it: 0 calm, 1 urgent, 2 a cry, which waits behind nothing. */
export function gravityOf(reading: Reading): number {
  if (isCry(reading)) return 2;
  return calmReadings.includes(reading) ? 0 : 1;
}

/** A reason to doubt that this is a missed session at all, looked at before the first message [P2.6]. */
export type Doubt =
  | 'session-cancelled'
  | 'session-moved'
  | 'unread-message'
  | 'clinician-absent'
  | 'link-broken'
  | 'zone-mismatch'
  | 'seen-elsewhere';

export type AttemptMedium = 'call' | 'text' | 'email' | 'portal' | 'in-person' | 'letter';

/** What came of an attempt. "Delivered" is not "reached", and a voicemail is neither [P4.3]. */
export type AttemptResult =
  | 'spoke-with-client'
  | 'someone-else-answered'
  | 'voicemail-left'
  | 'no-answer'
  | 'busy'
  | 'wrong-number'
  | 'not-in-service'
  | 'sent'
  | 'undelivered'
  | 'unknown';

/** Results that count towards a tier's minimum effort [P5.3]. */
export const countedResults: readonly AttemptResult[] = [
  'spoke-with-client',
  'someone-else-answered',
  'voicemail-left',
  'no-answer',
  'busy',
  'sent',
];

/** Later is stronger; a message never goes back [P4.4]. */
export const messageStates = ['cancelled', 'queued', 'unknown', 'sent', 'failed', 'delivered'] as const;
export type MessageState = (typeof messageStates)[number];

export type ConcernLevel = 'as-usual' | 'worried' | 'imminent-danger';

export type ConsultationWaiver = 'solo-practice' | 'emergency' | 'nobody-reachable';

export type ContactBasis = 'consent' | 'serious-and-imminent';

export type ContactResult =
  | 'knows-client-is-safe'
  | 'will-check'
  | 'cannot-help'
  | 'voicemail-left'
  | 'someone-else-answered'
  | 'no-answer'
  | 'wrong-number';

export type AgencyKind =
  | 'mobile-crisis'
  | 'ambulance'
  | 'hospital'
  | 'police-non-emergency'
  | 'emergency-services';
/** The only agencies that may learn of a Part 2 client without consent (42 CFR 2.51) [P6.4]. */
export const medicalAgencies: readonly AgencyKind[] = ['mobile-crisis', 'ambulance', 'hospital'];

export type WelfareResult =
  | 'declined-by-agency'
  | 'seen-safe'
  | 'taken-to-care'
  | 'not-found'
  | 'no-answer-at-door'
  | 'found-dead';

export type AskKind =
  | 'confirm-absence'
  | 'look-before-contact'
  | 'step'
  | 'late-step'
  | 'read-reply'
  | 'reach-another-way'
  | 'unknown-send'
  | 'call-back'
  | 'delegation-overdue'
  | 'review'
  | 'follow-up';

export type WithdrawalReason =
  | 'opt-out'
  | 'never-contact'
  | 'client-asked'
  | 'wrong-number'
  | 'not-in-service';

export type StepResult = 'sent' | 'completed' | 'failed' | 'not-possible' | 'skipped' | 'declined';

export type SettledAs = 'client-is-safe' | 'carry-on';
