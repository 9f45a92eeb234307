/** Taps on the client's page, as they read in the record. */
import type { Words } from '#core/case/vocabulary-words.ts';
import type { Reason, Wish } from '#features/check-in/facts.ts';

export const reasonWords: Words<Reason> = {
  overslept: 'overslept',
  'wrong-time': 'had the wrong time',
  unwell: 'was unwell',
  'did-not-want': 'did not want to come',
  'prefer-not-to-say': 'would rather not say',
};

export const wishWords: Words<Wish> = {
  'another-time': 'wishes for another time',
  'not-coming-back': 'would rather not come back',
};
