/** What a client's words mean. Until a reading is certain, a person reads them. */
import type { Reading } from '../case/vocabulary.ts';

export function readReply(
  _text: string,
  { duressMatches = false }: { language?: string; duressMatches?: boolean } = {},
): { readonly reading: Reading; readonly why: string } {
  return duressMatches
    ? { reading: 'duress', why: 'the agreed word stands in it' }
    : { reading: 'unclear', why: 'own words are for a person to read' };
}
