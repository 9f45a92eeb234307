/** The closed word lists of a case, as they read inside a sentence. The compiler sees to it that none is missing. */

import type { ChannelKind } from '../protocol/protocol.ts';
import type { Reveal } from './plan.ts';
import type {
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
  WelfareResult,
  WithdrawalReason,
} from './vocabulary.ts';

export type Words<Word extends string> = Readonly<Record<Word, string>>;

/** "The … to mobile". */
export const messageWords: Words<ChannelKind> = { sms: 'text', email: 'email', voice: 'call' };

/** What was tapped on the page, or what words were read as. */
export const readingWords: Words<Reading> = {
  safe: '“I’m OK”',
  late: '“I’m running late”',
  'call-me': '“Please call me”',
  'not-ok': '“I’m not OK”',
  'explain-later': '“I’d rather explain later”',
  'opt-out': '“No more messages this way”',
  duress: '“I am not free to speak” (the agreed word)',
  unclear: 'not clear; a person has to read it',
};

export const doubtWords: Words<Doubt> = {
  'session-cancelled': 'the session may have been cancelled',
  'session-moved': 'the session may have been moved',
  'unread-message': 'there may be a message from the client that nobody has read',
  'clinician-absent': 'the clinician may not have been there',
  'link-broken': 'the link to the session may not have worked',
  'zone-mismatch': 'the time may have been meant in another time zone',
  'seen-elsewhere': 'the client may have been seen elsewhere that day',
};

/** "Lena …" with the client's name after it. */
export const tryingWords: Words<AttemptMedium> = {
  call: 'called',
  text: 'texted',
  email: 'emailed',
  portal: 'wrote through the portal to',
  'in-person': 'went to see',
  letter: 'wrote a letter to',
};

export const attemptWords: Words<AttemptResult> = {
  'spoke-with-client': 'spoke with the client',
  'someone-else-answered': 'somebody else answered',
  'voicemail-left': 'a voicemail was left; it is not known whether it was heard',
  'no-answer': 'no answer',
  busy: 'the line was busy',
  'wrong-number': 'it is a wrong number',
  'not-in-service': 'the number is not in service',
  sent: 'sent; it is not known whether it arrived',
  undelivered: 'it could not be delivered',
  unknown: 'it is not known what became of it',
};

export const withdrawalWords: Words<WithdrawalReason> = {
  'opt-out': 'the client asked for no more messages there',
  'never-contact': 'the client is never to be contacted there',
  'client-asked': 'the client asked not to be reached there',
  'wrong-number': 'it is a wrong number',
  'not-in-service': 'it is not in service',
};

export const concernWords: Words<ConcernLevel> = {
  'as-usual': 'as usual',
  worried: 'worried',
  'imminent-danger': 'imminent danger',
};

export const waiverWords: Words<ConsultationWaiver> = {
  'solo-practice': 'works alone',
  emergency: 'it could not wait',
  'nobody-reachable': 'nobody could be reached',
};

export const basisWords: Words<ContactBasis> = {
  consent: 'with the consent that the client had given',
  'serious-and-imminent': 'because of a serious and imminent threat, without consent',
};

export const contactWords: Words<ContactResult> = {
  'knows-client-is-safe': 'knows that the client is safe',
  'will-check': 'will check on the client',
  'cannot-help': 'cannot help',
  'voicemail-left': 'did not answer; a voicemail was left',
  'someone-else-answered': 'did not answer; somebody else did',
  'no-answer': 'did not answer',
  'wrong-number': 'was not there; it is a wrong number',
};

export const revealWords: Words<Reveal> = {
  'caller-name': 'the caller’s name',
  'client-name': 'the client’s name',
  'request-to-check': 'a request to check on the client',
  'missed-session': 'that a session was missed',
  'last-contact': 'when there was last contact',
  concern: 'the concern',
  location: 'where the client may be',
};

export const agencyWords: Words<AgencyKind> = {
  'mobile-crisis': 'mobile crisis team',
  ambulance: 'ambulance service',
  hospital: 'hospital',
  'police-non-emergency': 'police, non-emergency line',
  'emergency-services': 'emergency services',
};

/** "The agency reported that …". */
export const welfareWords: Words<WelfareResult> = {
  'declined-by-agency': 'declined to go',
  'seen-safe': 'saw the client, who was safe',
  'taken-to-care': 'saw to it that the client was taken to care',
  'not-found': 'did not find the client',
  'no-answer-at-door': 'went there, and nobody answered the door',
  'found-dead': 'found the client dead',
};

export const outcomeWords: Words<ClosingOutcome> = {
  'late-arrival': 'the client arrived late',
  'late-cancellation': 'the client had cancelled late',
  'clinician-absent': 'the clinician was not there',
  'technical-failure': 'a technical failure stood in the way',
  'kept-elsewhere': 'the session was kept elsewhere',
  'client-said-ok': 'the client said that all is well',
  'client-reached': 'the client was reached',
  'safe-by-emergency-contact': 'an emergency contact knows that the client is safe',
  'safe-by-welfare-check': 'a welfare check saw the client safe',
  'in-care': 'the client is in care',
  transferred: 'the client’s care was transferred',
  'plan-made': 'the client was not reached, and a written plan was made',
  'plan-carried-out': 'the written plan was carried out',
  'suicide-attempt': 'the client attempted suicide',
  death: 'the client died',
};
