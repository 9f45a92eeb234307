/** What the app calls things, in words that blame nobody. */
import type { ConsentScope } from '#core/case/plan.ts';
import type { MarkProps } from '#ui/mark.tsx';
import type { CaseSummary } from '../contract.ts';

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

/** After "Sister:". */
export const scopeWords: Readonly<Record<ConsentScope, string>> = {
  none: 'no consent to be told anything',
  'only-ask-to-check': 'may be asked to look in, and told no more',
  'share-missed-session': 'may be told that a session was missed',
  'share-concern': 'may be told what the concern is',
};

/** Why somebody is asked to look at the case. */
export function reviewWords(about: string | null, client: string): string {
  const known = about ? reviews[about] : undefined;
  return (known ?? (() => 'Nothing is due by itself. Look at how it stands, and say what you found.'))(
    client,
  );
}

const reviews: Readonly<Record<string, (client: string) => string>> = {
  'spoke-with-client': (client) => `Somebody spoke with ${client}. Is ${client} accounted for?`,
  'client-is-safe': (client) => `A reply says that ${client} is safe. Close the case if you agree.`,
  'handover-declined': () => 'The hand-over was declined. The case is where it was.',
  'handover-unanswered': () => 'Nobody took the hand-over. The case is where it was.',
  'owner-left': () => 'The case came to you, because its owner left the practice.',
  reopened: () => 'The case was opened again. Nothing starts by itself: look first, then let it go on.',
  'declined-by-agency': (client) =>
    `The agency declined to go. ${client} has still not been seen: decide what is next.`,
  'not-found': (client) => `The agency did not find ${client}. Decide what is next.`,
  'no-answer-at-door': (client) => `Nobody opened the door to the agency. ${client} has not been seen.`,
  'seen-safe': (client) => `The agency saw ${client} safe. Close the case if you agree.`,
  'taken-to-care': (client) => `${client} was taken to care. Close the case if you agree.`,
};
