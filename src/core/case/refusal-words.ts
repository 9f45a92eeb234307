/** Every refusal in words that teach: what stands in the way, and what would make it possible. */
import { list } from '../sentence.ts';
import type { Instant } from '../time/instant.ts';
import type { Refusal, RefusalCode } from './refusals.ts';
import { doubtWords, revealWords } from './vocabulary-words.ts';

/** An instant as it is said to whoever reads the words: `14:15`, or with its day. */
export type TellTime = (at: Instant) => string;
type WordsFor<Code extends RefusalCode> = (
  refusal: Extract<Refusal, { code: Code }>,
  tellTime: TellTime,
) => string;

const words: { readonly [Code in RefusalCode]: WordsFor<Code> } = {
  'no-such-case': () => 'There is no such case.',
  'case-already-open': () => 'This case is open already.',
  'case-already-closed': () => 'This case is closed. Reopen it to go on working on it.',
  'case-not-closed': () => 'This case is open; there is nothing to reopen.',
  'nobody-to-ask': () => 'A case needs at least one person who can be asked. Name one.',
  'text-missing': ({ field }) => `Write something in "${field}": the record needs it in words.`,
  'too-early-to-confirm': ({ availableAt }, tellTime) =>
    `It is too early to say that the session was missed. That is possible from ${tellTime(availableAt)}; until then, note that the client is late.`,
  'already-confirmed': () => 'The miss was confirmed already.',
  'miss-not-confirmed': () => 'First somebody has to confirm that the client was not seen.',
  'doubts-open': ({ doubts }) =>
    `Something speaks against a missed session: ${list(doubts.map((doubt) => doubtWords[doubt]))}. Look into it, then confirm with these cleared.`,
  'happened-in-the-future': () => 'This time has not come yet. Enter when it really happened.',
  'happened-before-the-session': () => 'This time is before the session began. Check the date and the hour.',
  'unknown-step': () => 'The protocol of this case has no such step.',
  'step-already-finished': () => 'This step is finished already.',
  'step-under-way': () => 'A message of this step is on its way. Wait for what becomes of it.',
  'step-has-its-own-record': () => 'This step is finished by recording what was done, not by ticking it off.',
  'ladder-rests': () => 'The protocol rests until somebody has settled what came in. Settle that first.',
  'ladder-does-not-rest': () => 'The protocol is running; there is nothing to resume.',
  'client-may-be-watched': () =>
    'A reply in this case may have been given under watch. Written check-ins could give the client away: a person decides how to reach them.',
  'no-channel-allowed': () =>
    'The client allowed no channel that is left for this. Try to reach them another way.',
  'outside-safe-hours': ({ availableAt }, tellTime) =>
    `The client's safe hours begin again at ${tellTime(availableAt)}.`,
  'unknown-message': () => 'This case sent no such message.',
  'unknown-ask': () => 'This question is not open any more.',
  'ask-has-its-own-answer': () => 'This question is answered by recording what was found or done.',
  'unknown-reply': () => 'There is no such reply in this case.',
  'reply-already-settled': () => 'Somebody has settled this reply already.',
  'reply-already-recorded': () => 'This reply is on record already.',
  'deadline-passed': () => 'This time has passed. Choose one that lies ahead.',
  'look-again-too-far': ({ latestAt }, tellTime) =>
    `That is too far away: nobody may be forgotten meanwhile. Choose a time up to ${tellTime(latestAt)}.`,
  'no-delegation': () => 'Nothing is delegated at the moment.',
  'no-handover-for-you': () => 'No hand-over of this case waits for you.',
  'already-the-owner': () => 'This person has the case already.',
  'prerequisites-missing': ({ missing }) =>
    `First put on record: ${missing.map((need) => needs[need]).join('; ')}.`,
  'unknown-contact': () => 'This case knows no such emergency contact.',
  'contact-barred': () => 'An order bars this person. They can never be contacted.',
  'consent-revoked': () => 'The client took back their consent for this person.',
  'consent-expired': () => 'The consent for this person has expired.',
  'consent-missing': () =>
    'The client gave no consent for this person. Only a serious and imminent threat, with the facts written down, opens this.',
  'condition-not-checked': () =>
    'The client named a condition under which this person must not be used. Read it and check it first.',
  'reveals-too-much': ({ reveals }) =>
    `The consent does not cover saying: ${list(reveals.map((reveal) => revealWords[reveal]))}. Leave that out.`,
  'part-two-medical-only': () =>
    'For this client the law (42 CFR Part 2) allows medical personnel only. Choose a medical agency.',
  'disclosure-missing': () => 'Somebody was told something. Record who, what and why.',
  'welfare-check-not-open': () => 'No welfare check is under way that could be reported on.',
  'unknown-call-back': () => 'No call-back is due for this.',
  'party-not-waiting': () => 'Nobody of that name waits to hear that it is over.',
  'evidence-missing': () =>
    'Nothing on record shows this outcome yet. Record the reply, the conversation or the report first.',
  'minimum-effort-not-met': ({ attempts, needed, spreadHours, neededSpreadHours }) =>
    `For this tier at least ${needed} attempts over at least ${neededSpreadHours} hours are needed before a plan may end the case; on record are ${attempts} over ${spreadHours} hours.`,
  'concern-not-judged': () => 'First judge how concerned you are, with reasons.',
  'follow-up-missing': () => 'A plan needs words, an owner and a date.',
  'follow-up-not-open': () => 'No follow-up is open in this case.',
  'reply-not-settled': () => 'A reply from the client waits to be read. Settle it first.',
  'parties-not-told': ({ parties }) =>
    `Somebody who was told still worries (${parties.length}). Tell them that it is over, or record why not.`,
  'welfare-check-open': () =>
    'A welfare check is under way. Record what came of it, or call it off with the agency.',
  'unknown-entry': () => 'The record has no such entry.',
};

const needs = {
  'agreement-reviewed': 'that you reviewed the safety agreement',
  'concern-judged': 'how concerned you are, and why',
  consultation: 'whom you consulted, or why nobody could be',
} as const;

export function refusalInWords(refusal: Refusal, tellTime: TellTime): string {
  return (words[refusal.code] as (refusal: Refusal, tellTime: TellTime) => string)(refusal, tellTime);
}
