/** The kinds of entries that somebody looks for in a chronology. */
import type { EventType } from '#core/case/events.ts';
import type { Entry } from './use-story.ts';

export type Kind = 'all' | 'reaching' | 'deciding' | 'people';

export const kinds: readonly { readonly kind: Kind; readonly words: string }[] = [
  { kind: 'all', words: 'All' },
  { kind: 'reaching', words: 'Reaching' },
  { kind: 'deciding', words: 'Decisions' },
  { kind: 'people', words: 'Who was asked' },
];

type Told = EventType | 'message' | 'explanation' | 'page';

const reaching: readonly Told[] = [
  'check-in-queued',
  'check-in-sent',
  'check-in-delivered',
  'check-in-failed',
  'check-in-unknown',
  'check-in-given-up',
  'attempt-recorded',
  'channel-withdrawn',
  'reply-received',
  'reply-settled',
  'emergency-contact-made',
  'message',
  'explanation',
];
const deciding: readonly Told[] = [
  'miss-confirmed',
  'doubts-cleared',
  'agreement-reviewed',
  'concern-judged',
  'consultation-recorded',
  'consultation-waived',
  'escalation-declined',
  'emergency-contact-requested',
  'welfare-check-requested',
  'welfare-check-reported',
  'reply-settled',
  'ladder-resumed',
  'case-closed',
  'case-reopened',
  'follow-up-completed',
];
const people: readonly Told[] = [
  'person-asked',
  'ask-moved-on',
  'ask-answered',
  'case-taken',
  'lease-expired',
  'case-delegated',
  'delegation-ended',
  'handover-offered',
  'handover-ended',
  'owner-changed',
  'chain-changed',
  'page',
];

const typesOf: Readonly<Record<Exclude<Kind, 'all'>, readonly string[]>> = { reaching, deciding, people };

export function ofKind(entries: readonly Entry[], kind: Kind): readonly Entry[] {
  if (kind === 'all') return entries;
  return entries.filter(({ type }) => typesOf[kind].includes(type));
}
