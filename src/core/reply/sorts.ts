import { replyLanguages, replyWords } from './words/all.ts';
import type { Sort } from './words/words.ts';

const sentences: Readonly<Record<Sort, string>> = {
  'wrong-number': 'May have reached somebody else',
  'somebody-else': 'Somebody else may have written it',
  machine: 'May be the answer of a machine',
  reaction: 'Is a reaction to a message, and no words',
  'asks-for-messages': 'Asks for messages again',
};

/** A sentence for a message that is read by a person anyway, when it seems to be of a known sort. */
export function sortOf(joined: string): string | null {
  for (const sort of Object.keys(sentences) as Sort[]) {
    for (const language of replyLanguages) {
      for (const pattern of replyWords[language].sorts[sort] ?? []) {
        const found = pattern.exec(joined)?.[0];
        if (found) return `${sentences[sort]}: “${found}”.`;
      }
    }
  }
  return null;
}
