/** What the app calls things, in words that blame nobody. */
import type { ConsentScope } from '#core/case/plan.ts';
import type { ClosingOutcome } from '#core/case/vocabulary.ts';
import type { MarkProps } from '#ui/mark.tsx';
import type { CaseSummary } from '../contract.ts';

export { capital, channelWords, mostPressing, taskWords, tierWords } from '#ui/case-words.ts';

export const phaseWords: Readonly<Record<CaseSummary['phase'], string>> = {
  unconfirmed: 'not confirmed',
  missed: 'unaccounted for',
  closed: 'accounted for',
};

export const phaseMarks: Readonly<Record<CaseSummary['phase'], MarkProps>> = {
  unconfirmed: { shape: 'half', tone: 'unconfirmed' },
  missed: { shape: 'dot', tone: 'unaccounted' },
  closed: { shape: 'check', tone: 'accounted' },
};

export const outcomeWords: Readonly<Record<ClosingOutcome, string>> = {
  'late-arrival': 'came late',
  'late-cancellation': 'had cancelled late',
  'clinician-absent': 'we were not there',
  'technical-failure': 'the connection failed',
  'kept-elsewhere': 'was seen elsewhere',
  'client-said-ok': 'the client said that all is well',
  'client-reached': 'the client was reached',
  'safe-by-emergency-contact': 'safe, as the emergency contact says',
  'safe-by-welfare-check': 'safe, as the welfare check found',
  'in-care': 'in care',
  transferred: 'in the care of somebody else',
  'plan-made': 'a plan was made',
  'plan-carried-out': 'the plan was carried out',
  'suicide-attempt': 'a suicide attempt',
  death: 'has died',
};

/** After "Sister:". */
export const scopeWords: Readonly<Record<ConsentScope, string>> = {
  none: 'no consent to be told anything',
  'only-ask-to-check': 'may be asked to look in, and told no more',
  'share-missed-session': 'may be told that a session was missed',
  'share-concern': 'may be told what the concern is',
};
