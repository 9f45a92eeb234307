/** What people write, by language and by what it means; the reader's own words were made with these in sight. */
import { english } from './english.ts';
import { everywhere } from './everywhere.ts';
import type { ExampleLanguage, Examples } from './examples.ts';
import { french } from './french.ts';
import { german } from './german.ts';
import { spanish } from './spanish.ts';

export const table: Readonly<Record<ExampleLanguage, Examples>> = {
  en: english,
  es: spanish,
  fr: french,
  de: german,
  any: everywhere,
};
