/** The order of an intake: what is said first makes the next easier to talk about. */
export interface IntakeStep {
  readonly key: string;
  readonly title: string;
  /** Why it is asked, in words that can be read out to the client. */
  readonly why: string;
  readonly clinical: boolean;
}

export const intakeSteps: readonly IntakeStep[] = [
  {
    key: 'basics',
    title: 'About them',
    why: 'Who they are and how they like to be called.',
    clinical: false,
  },
  {
    key: 'reach',
    title: 'Ways to reach them',
    why: 'What may be used, when, and what never. Whatever is not allowed here is not used.',
    clinical: false,
  },
  {
    key: 'contacts',
    title: 'People who may be called',
    why: 'Somebody who could look in, how much they may be told, and when not to call them.',
    clinical: false,
  },
  {
    key: 'plan',
    title: 'Safety plan',
    why: 'Their own plan for a bad day, in their words. Leave it out if there is no need for one.',
    clinical: true,
  },
  {
    key: 'tier',
    title: 'How worried to be',
    why: 'Your judgement for the day on which they are not seen. No score makes it.',
    clinical: true,
  },
  {
    key: 'wishes',
    title: 'If somebody ever looks in',
    why: 'Where they are usually, and what helps when somebody comes to the door.',
    clinical: false,
  },
  {
    key: 'agreement',
    title: 'Missed-session agreement',
    why: 'What happens when they are not seen, read together and signed.',
    clinical: true,
  },
  { key: 'done', title: 'What is left', why: '', clinical: false },
];

export function stepAfter(key: string): string {
  const index = intakeSteps.findIndex((step) => step.key === key);
  return intakeSteps[Math.min(index + 1, intakeSteps.length - 1)]?.key ?? 'done';
}

/** The first one for an address that names none. */
export function stepCalled(key: string): IntakeStep {
  const step = intakeSteps.find((one) => one.key === key) ?? intakeSteps[0];
  if (!step) throw new Error('an intake has steps');
  return step;
}
