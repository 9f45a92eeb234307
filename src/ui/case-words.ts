/** The words for what a case asks of people, for every screen that names it: they blame nobody. */
import type { AskKind } from '#core/case/vocabulary.ts';
import type { StepKind, Tier } from '#core/protocol/protocol.ts';

type OfClient = (client: string) => string;

/** Each after "Next:" or "is asked to". */
const askWords: Readonly<Record<AskKind, OfClient>> = {
  'confirm-absence': (client) => `say whether ${client} is here`,
  'look-before-contact': () => 'look into what speaks against a missed session',
  step: () => 'take the next step',
  'late-step': () => 'decide about a step that is late',
  'read-reply': (client) => `read the reply of ${client}`,
  'reach-another-way': (client) => `reach ${client} another way`,
  'unknown-send': () => 'look into a message that may have been sent',
  'call-back': () => 'ask what came of it',
  'delegation-overdue': () => 'see to what was delegated',
  review: () => 'look at the case',
  'follow-up': () => 'carry out the plan',
};

const stepWords: Readonly<Record<StepKind, OfClient>> = {
  'review-agreement': (client) => `look at what was agreed with ${client}`,
  call: (client) => `call ${client}`,
  'check-in': (client) => `write to ${client} by hand`,
  task: () => 'do what the protocol asks',
  decide: () => 'decide how to go on',
  'contact-emergency-contact': () => 'decide about the emergency contact',
  'request-welfare-check': () => 'decide about a welfare check',
  letter: (client) => `write ${client} a letter`,
  'follow-up': (client) => `follow up with ${client}`,
  'caring-contact': (client) => `send ${client} a caring word`,
};

/** `call Ana Reyes` */
export function taskWords(kind: AskKind, stepKind: StepKind | null, client: string): string {
  return kind === 'step' && stepKind ? stepWords[stepKind](client) : askWords[kind](client);
}

export const tierWords: Readonly<Record<Tier, string>> = {
  routine: 'routine',
  elevated: 'elevated',
  high: 'high',
};
