/** Where each gap is mended: the part of the page, and the step of the intake. */
export interface Remedy {
  readonly section: string;
  readonly words: string;
  readonly clinical: boolean;
}

const remedies: Readonly<Record<string, Remedy>> = {
  'no-channel-allowed': { section: 'reach', words: 'Say what is allowed', clinical: true },
  'no-verified-phone': { section: 'reach', words: 'Check a number', clinical: false },
  'address-shared': { section: 'reach', words: 'Look at it', clinical: false },
  'no-guardian-to-reach': { section: 'guardians', words: 'Add a guardian', clinical: false },
  'no-emergency-contact': { section: 'contacts', words: 'Add somebody', clinical: false },
  'consent-expired': { section: 'contacts', words: 'Renew it', clinical: true },
  'consent-expires-soon': { section: 'contacts', words: 'Renew it', clinical: true },
  'tier-never-judged': { section: 'tier', words: 'Judge it', clinical: true },
  'tier-stale': { section: 'tier', words: 'Judge again', clinical: true },
  'no-safety-plan': { section: 'plan', words: 'Write one', clinical: true },
  'safety-plan-old': { section: 'plan', words: 'Review it', clinical: true },
  'no-agreement': { section: 'agreement', words: 'Write it together', clinical: true },
  'agreement-unsigned': { section: 'agreement', words: 'Sign it', clinical: true },
  'no-location': { section: 'places', words: 'Add a place', clinical: false },
};

const steps: Readonly<Record<string, string>> = { guardians: 'contacts', places: 'wishes' };
export const stepOf = (remedy: Remedy): string => steps[remedy.section] ?? remedy.section;

export const remedyFor = (lack: string): Remedy | undefined => remedies[lack];
