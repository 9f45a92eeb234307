/** What the app calls things, in words that blame nobody. */
import type { StepKind } from '#core/protocol/protocol.ts';

export const askWords: Readonly<Record<string, string>> = {
  'confirm-absence': 'Say whether the client is here',
  'look-before-contact': 'Look into what speaks against a missed session',
  step: 'Do the next step',
  'late-step': 'Decide about a step that is late',
  'read-reply': 'Read the client’s reply',
  'reach-another-way': 'Reach the client another way',
  'unknown-send': 'Look into a message that may have been sent',
  'call-back': 'Ask what came of it',
  'delegation-overdue': 'See to what was delegated',
  review: 'Look at the case',
  'follow-up': 'Carry out the plan',
};

export const stepWords: Readonly<Record<StepKind, string>> = {
  'review-agreement': 'Look at what was agreed',
  call: 'Call the client',
  'check-in': 'Write to the client by hand',
  task: 'Do what the protocol asks',
  decide: 'Decide how to go on',
  'contact-emergency-contact': 'Decide about the emergency contact',
  'request-welfare-check': 'Decide about a welfare check',
  letter: 'Write a letter',
  'follow-up': 'Plan the follow-up',
  'caring-contact': 'Send a caring word',
};

export const phaseWords: Readonly<Record<string, string>> = {
  unconfirmed: 'not confirmed',
  missed: 'unaccounted for',
  closed: 'accounted for',
};

export const eventWords: Readonly<Record<string, string>> = {
  'person-asked': 'Somebody is asked',
  'ask-moved-on': 'The next person is asked',
  'check-in-queued': 'A check-in goes to the client by itself',
  'step-finished': 'A step is over',
  'step-found-late': 'A late step waits for a person',
  'lease-expired': 'Asks whether you still have it',
  'delegation-ended': 'The delegated task comes back',
  'handover-ended': 'The hand-over lapses',
  'check-in-given-up': 'A stuck message is given up and the next channel used',
  'case-reopened': 'The plan’s day has come: the case opens again',
};
