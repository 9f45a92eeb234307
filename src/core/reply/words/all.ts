import { german } from './de.ts';
import { english } from './en.ts';
import { spanish } from './es.ts';
import { french } from './fr.ts';
import type { Kind, ReplyWords } from './words.ts';

export const replyLanguages = ['en', 'es', 'fr', 'de'] as const;
export type ReplyLanguage = (typeof replyLanguages)[number];

export const replyWords: Readonly<Record<ReplyLanguage, ReplyWords>> = {
  en: english,
  es: spanish,
  fr: french,
  de: german,
};

export const kinds = [
  'opt-out',
  'call-me',
  'late',
  'explain-later',
  'safe',
  'courtesy',
  'please',
] as const satisfies readonly Kind[];
