/** What each message is for, and what stands in its braces, in words. */
import type { TemplateEntry } from '../contract.ts';

export type TemplateId = TemplateEntry['id'];
export type Language = TemplateEntry['language'];
export type Medium = TemplateEntry['medium'];

export const titles: Readonly<Record<TemplateId, readonly [title: string, when: string]>> = {
  'running-late': [
    'Running late',
    'A few minutes after the start, while the client may still be on the way.',
  ],
  'check-in': ['Check-in', 'Once a person has confirmed that the client was not seen.'],
  'check-in-again': [
    'Check-in again',
    'When nothing has been heard, and a person or the protocol asks again.',
  ],
  'check-in-last': ['Last check-in', 'A day or more later.'],
  'thank-you': ['Thank you', 'When the client has said that they are all right.'],
  'running-late-answer': ['Take your time', 'When the client has said that they are on the way.'],
  'numbers-to-call': [
    'Whom to call',
    'When the client has written that they may be in danger, if the practice has chosen so in its settings.',
  ],
  letter: ['Letter', 'By post, when a person has decided so.'],
  'staff-asked': ['You are asked', 'When something needs one of the staff.'],
  'staff-all-clear': ['All clear', 'When it needs nobody any more.'],
  'staff-late': ['Something is late', 'When something was due and is still waiting.'],
  'staff-text': ['Please read something', 'When a text came in that Kept cannot place by itself.'],
  'staff-evening': [
    'Before the next day',
    'In the evening, when something is missing before the next sessions.',
  ],
  'staff-sending': ['Messages do not get out', 'When everything that is to be sent is turned away.'],
  'staff-sending-over': ['Messages get out again', 'When that is over.'],
  'staff-unopened': ['Please look yourself', 'When Kept could not take something up.'],
};

export const languages: readonly Language[] = ['en', 'es', 'fr', 'de'];
export const languageWords: Readonly<Record<Language, string>> = {
  en: 'English',
  es: 'Spanish',
  fr: 'French',
  de: 'German',
};
export const mediumWords: Readonly<Record<Medium, string>> = {
  sms: 'Text',
  email: 'Email',
  letter: 'Letter',
};

export const variableWords = {
  preferredName: 'Name of the client',
  callerName: 'Who writes',
  link: 'The link',
  byTime: 'By when',
  practiceName: 'Name of the practice',
  numbers: 'Whom to call',
} as const;
export type Variable = keyof typeof variableWords;

/** What the message may hold; the linter says so too, to whoever types it by hand. */
export function variablesFor(id: TemplateId): readonly Variable[] {
  if (id === 'staff-all-clear' || id === 'staff-evening') return ['link'];
  if (id.startsWith('staff-')) return ['byTime', 'link'];
  if (id === 'thank-you' || id === 'running-late-answer' || id === 'letter') {
    return ['preferredName', 'callerName', 'practiceName'];
  }
  if (id === 'numbers-to-call') return ['preferredName', 'callerName', 'numbers', 'practiceName'];
  return ['preferredName', 'callerName', 'link', 'practiceName'];
}

export const addressOf = (id: TemplateId, medium: Medium, language: Language): string =>
  `/templates/${id}/${medium}/${language}`;
