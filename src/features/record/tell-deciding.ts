/** What was judged, consulted about and decided, who else was told what, and how it ended. */
import type { Actor } from '#core/case/actor.ts';
import type { EventOf } from '#core/case/events.ts';
import {
  agencyWords,
  basisWords,
  concernWords,
  contactWords,
  outcomeWords,
  revealWords,
  waiverWords,
  welfareWords,
} from '#core/case/vocabulary-words.ts';
import { list } from '#core/sentence.ts';
import {
  actorName,
  contactName,
  details,
  disclosureDetails,
  inSentence,
  partyName,
  staffName,
  stepName,
  type Tellers,
  type Telling,
} from './telling.ts';

export const decidingTellers: Tellers<
  | 'agreement-reviewed'
  | 'concern-judged'
  | 'consultation-recorded'
  | 'consultation-waived'
  | 'escalation-declined'
  | 'emergency-contact-requested'
  | 'emergency-contact-made'
  | 'emergency-contact-withdrawn'
  | 'welfare-check-requested'
  | 'welfare-check-reported'
  | 'call-back-put-off'
  | 'all-clear-given'
  | 'case-closed'
  | 'case-reopened'
  | 'follow-up-completed'
  | 'addendum-added'
> = {
  'agreement-reviewed': (event, telling) => ({
    what: `${actorName(event.by, telling)} reviewed what was agreed with ${telling.names.client}.`,
    details: details(['Note', event.note]),
  }),
  'concern-judged': (event, telling) => ({
    what: `${actorName(event.by, telling)} judged the concern: ${concernWords[event.level]}.`,
    details: details(['Reasons', event.reasons]),
  }),
  'consultation-recorded': (event, telling) => ({
    what: `${actorName(event.by, telling)} consulted ${event.withStaffId ? staffName(event.withStaffId, telling.names) : event.withName}; ${event.agreed ? 'they agreed' : 'they did not agree'}.`,
    details: details(['Question', event.question], ['Advice', event.advice]),
  }),
  'consultation-waived': (event, telling) => ({
    what: `${actorName(event.by, telling)} went on without consulting anybody: ${waiverWords[event.why]}.`,
    details: details(['Reason', event.reason]),
  }),
  'escalation-declined': (event, telling) => ({
    what: `${actorName(event.by, telling)} decided not to go further now${event.stepId ? `; this is answered with no: ${inSentence(stepName(event.stepId, telling))}` : ''}. To be looked at again by ${telling.clock.near(event.lookAgainAt, event.at)}.`,
    details: details(['Reasons', event.reasons]),
  }),
  'emergency-contact-requested': (event, telling) => ({
    what: `${actorName(event.by, telling)} decided to contact ${contactName(event.contactId, telling)}, ${basisWords[event.basis]}.`,
    details: details(
      ['Reason', event.reason],
      ['Facts relied on', event.facts],
      ['May be said', list(event.reveals.map((reveal) => revealWords[reveal]))],
    ),
  }),
  'emergency-contact-made': (event, telling) => ({
    what: `${actorName(event.by, telling)} contacted ${contactName(event.contactId, telling)}, who ${contactWords[event.result]}.${contactAfterwards(event, telling)}`,
    details: [...details(['What was said', event.said]), ...disclosureDetails(event.disclosure)],
    happenedAt: event.happenedAt,
  }),
  'emergency-contact-withdrawn': (event, telling) => ({
    what: `${contactName(event.contactId, telling)} must not be contacted any more: ${contactWithdrawals[event.why]}.`,
  }),
  'welfare-check-requested': (event, telling) => ({
    what: `${actorName(event.by, telling)} asked ${event.agency.name} (${agencyWords[event.agency.kind]}) to look in on ${telling.names.client}. To be asked what came of it by ${telling.clock.near(event.callBackAt, event.at)}.`,
    details: [
      ...details(
        ['Telephone', event.agency.phone],
        ['Where', event.location.text],
        [
          'Place confirmed',
          event.location.confirmedAt ? telling.clock.full(event.location.confirmedAt) : 'not confirmed',
        ],
        ['Basis of the concern', event.basis],
        ['Alternatives considered', event.alternativesConsidered],
        ['Why this agency', event.whyThisAgency],
        ['Spoke with', event.callTaker],
        ['Incident number', event.incidentNumber],
      ),
      ...disclosureDetails(event.disclosure),
    ],
    happenedAt: event.happenedAt,
  }),
  'welfare-check-reported': (event, telling) => ({
    what: `The agency ${welfareWords[event.result]}. ${actorName(event.by, telling)} wrote this down.`,
    details: details(['Incident number', event.incidentNumber], ['Note', event.note]),
    happenedAt: event.happenedAt,
  }),
  'call-back-put-off': (event, telling) => ({
    what: `${actorName(event.by, telling)} put off asking ${partyName(event.about, telling)} what came of it, to ${telling.clock.near(event.callBackAt, event.at)}.`,
    details: details(['Note', event.note]),
  }),
  'all-clear-given': (event, telling) => ({
    what: `${actorName(event.by, telling)} saw to it that ${partyName(event.party, telling)} heard that it is over.`,
    details: details(['How', event.how]),
  }),
  'case-closed': (event, telling) => ({
    what: `${closed(event.by, telling)}: ${outcomeWords[event.outcome]}.`,
    details: details(
      ['Note', event.note],
      ['Plan', event.followUp?.text ?? ''],
      [
        'Who carries it out',
        event.followUp
          ? `${staffName(event.followUp.ownerId, telling.names)}, by ${telling.clock.full(event.followUp.dueAt)}`
          : '',
      ],
    ),
  }),
  'case-reopened': (event, telling) => ({
    what: reopened(event, telling),
    details: details([event.why === 'person-asked' ? 'Reason' : 'Plan', event.note]),
  }),
  'follow-up-completed': (event, telling) => ({
    what: `${actorName(event.by, telling)} recorded that what was planned is done.`,
    details: details(['Note', event.note]),
  }),
  'addendum-added': (event, telling) => ({
    what: `${actorName(event.by, telling)} added to entry ${event.toSequence}.`,
    details: details(['Addendum', event.text]),
  }),
};

const contactWithdrawals: Readonly<Record<EventOf<'emergency-contact-withdrawn'>['why'], string>> = {
  revoked: 'the client took back their consent',
  barred: 'an order bars this person',
  'asked-not-to-be-called': 'this person asked not to be called',
};

function contactAfterwards(event: EventOf<'emergency-contact-made'>, { clock }: Telling): string {
  const callBack = event.callBackAt
    ? ` To be asked what came of it by ${clock.near(event.callBackAt, event.at)}.`
    : '';
  const undecided = event.decidedFirst ? '' : ' No decision to do so had been recorded before.';
  const undisclosed = event.disclosure ? '' : ' Nothing was disclosed.';
  return `${callBack}${undecided}${undisclosed}`;
}

/** A client answers; that it ends the case follows from what was agreed, and is nothing that they did. */
function closed(by: Actor, telling: Telling): string {
  return by.kind === 'staff' ? `${actorName(by, telling)} closed the case` : 'The case ended by itself';
}

function reopened(event: EventOf<'case-reopened'>, telling: Telling): string {
  switch (event.why) {
    case 'person-asked':
      return `${actorName(event.by, telling)} opened the case again.`;
    case 'reply-after-closing':
      return `The case was opened again, because ${telling.names.client} had replied.`;
    case 'follow-up-due':
      return 'The case was opened again, because the day of what was planned had come.';
  }
}
