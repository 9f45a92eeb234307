/** What the record's codes are called on the screens. */
import type { Tier } from '#core/protocol/protocol.ts';
import type { ChannelRecord, ClientRecord, EmergencyContactRecord, GuardianRecord } from '../contract.ts';

type Words<Key extends string> = Readonly<Record<Key, string>>;

export const tierMeaning: Words<Tier> = {
  routine: 'If they are not seen, it is most likely a slip.',
  elevated: 'If they are not seen, somebody should worry.',
  high: 'If they are not seen, they may be in danger.',
};

export const kindWords: Words<ChannelRecord['kind']> = { sms: 'Text', voice: 'Call', email: 'Email' };

export type Scope = EmergencyContactRecord['scope'];
export const scopeWords: Words<Scope> = {
  none: 'No consent yet',
  'only-ask-to-check': 'May be asked to look in',
  'share-missed-session': 'May be told that a session was missed',
  'share-concern': 'May be told what the concern is',
};
export const scopeMeaning: Words<Scope> = {
  none: 'Is on the list, and is told nothing.',
  'only-ask-to-check': 'Hears the caller’s name and a request to check on them. Nothing about sessions.',
  'share-missed-session': 'Also hears that a session was missed, and when there was last contact.',
  'share-concern': 'Also hears what the worry is about.',
};

export const responderWords = {
  'mobile-crisis-first': 'A mobile crisis team first',
  'police-acceptable': 'Police are acceptable',
  'no-police': 'No police, as far as that can be',
  'not-discussed': 'Not talked about yet',
} as const;

export const basisWords: Words<ClientRecord['consentBasis']> = {
  own: 'Their own',
  guardian: 'A guardian’s',
  both: 'Both their own and a guardian’s',
};
export const custodyWords: Words<GuardianRecord['custody']> = {
  sole: 'Sole custody',
  joint: 'Joint custody',
  none: 'No custody',
  unknown: 'Custody not known',
};
export const barWords = {
  custody: 'a custody order',
  'protective-order': 'a protective order',
  'client-said-never': 'the client’s own wish',
} as const;

export const presenceWords = {
  expected: 'expected',
  here: 'here',
  'late-noted': 'running late',
  'not-here': 'not seen',
  accounted: 'accounted for',
} as const;

const weekdayNames = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
export const weekdays = weekdayNames.map((label, index) => ({ value: String(index + 1), label }));

export function hoursInWords(hours: ChannelRecord['safeHours']): string {
  if (!hours) return '08:00 to 21:00, every day';
  const days =
    hours.weekdays.length === 7
      ? 'every day'
      : hours.weekdays.map((weekday) => weekdayNames[weekday - 1]).join(', ');
  return `${hours.from} to ${hours.to}, ${days}`;
}

// Made once: making one takes longer than all that is asked of it.
const languages = new Intl.DisplayNames('en', { type: 'language' });
const countries = new Intl.DisplayNames('en', { type: 'region' });

export const languageName = (code: string): string => languages.of(code) ?? code;
export const countryName = (code: string): string => countries.of(code) ?? code;

export const zoneName = (zone: string): string => zone.replaceAll('_', ' ');
