import type { Language } from '../template.ts';
import type { WordsToAvoid } from './avoid.ts';
import { german } from './de.ts';
import { english } from './en.ts';
import { spanish } from './es.ts';
import { everywhere } from './everywhere.ts';
import { french } from './fr.ts';

const own: Readonly<Record<Language, WordsToAvoid>> = { en: english, es: spanish, fr: french, de: german };

export function wordsToAvoid(language: Language, kind: keyof WordsToAvoid): readonly string[] {
  return [...own[language][kind], ...everywhere[kind]];
}
