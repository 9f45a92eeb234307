/**
 * Messages written before the reader's words were, and kept away from them: nobody mends a word list to suit a line of
 * these, so that they show how it reads what it was not made for. Only danger read as calm is mended, and said.
 */
import type { ExampleLanguage, Examples } from './examples.ts';
import { heldOutAny } from './held-out-any.ts';
import { heldOutEnglish } from './held-out-english.ts';
import { heldOutFrench } from './held-out-french.ts';
import { heldOutGerman } from './held-out-german.ts';
import { heldOutSpanish } from './held-out-spanish.ts';

export const heldOut: Readonly<Record<ExampleLanguage, Examples>> = {
  en: heldOutEnglish,
  es: heldOutSpanish,
  fr: heldOutFrench,
  de: heldOutGerman,
  any: heldOutAny,
};
