/** Everything that is understood without a person, of all languages together: people mix them. */
import { phraseBook, phrases, type Sayings } from './phrases.ts';
import { kinds, replyLanguages, replyWords } from './words/all.ts';
import { givenNames } from './words/names.ts';
import type { Kind } from './words/words.ts';

const everyLanguage = replyLanguages.map((language) => replyWords[language]);

function byKind<Value>(valueOf: (kind: Kind) => Value): Readonly<Record<Kind, Value>> {
  return Object.fromEntries(kinds.map((kind) => [kind, valueOf(kind)])) as Record<Kind, Value>;
}

const sayingsByLanguage = everyLanguage.map(({ says }) => byKind((kind) => phrases(...says[kind])));

export const sayings: Sayings<Kind> = byKind((kind) => sayingsByLanguage.flatMap((ofOne) => ofOne[kind]));

const spellingsByLanguage = everyLanguage.map(
  ({ spellings: listed }) =>
    new Map(listed.split(', ').map((pair) => pair.split(' = ', 2) as [string, string])),
);

/** How a word is also written, and what is meant by it. */
export const spellings: ReadonlyMap<string, string> = new Map(
  spellingsByLanguage.flatMap((listed) => [...listed]),
);

/** Every word that stands in one of a language's lists. */
export const wordsByLanguage: readonly ReadonlySet<string>[] = everyLanguage.map(
  ({ common }, index) =>
    new Set([
      ...common.split(' '),
      ...(spellingsByLanguage[index]?.keys() ?? []),
      ...Object.values(sayingsByLanguage[index] ?? {}).flat(2),
    ]),
);
const isKnown = (word: string) => wordsByLanguage.some((words) => words.has(word));

const marks = {
  isName: (word: string) => givenNames.has(word),
  isInNoList: (word: string) => /^\p{L}{3,20}$/u.test(word) && !isKnown(word),
};
const book = phraseBook(sayings, marks);
/** Nobody says plainly that they are well in more words than this. */
const mostWords = 60;
const mostWordsSearched = 400;

export type Said = ReadonlyMap<Kind, string>;

/** What is said, when every word is understood; a name at the end is whoever signs or is spoken to. */
export function whatIsSaid(words: readonly string[]): Said | null {
  if (words.length > mostWords) return null;
  const usual = words.flatMap(usually);
  const said = book.said(usual);
  if (said || usual.length < 2 || !givenNames.has(usual.at(-1) ?? '')) return said;
  return book.said(usual.slice(0, -1));
}

/** Where any of it, amid whatever else, asks for a call. */
export function wishForCall(words: readonly string[]): string | null {
  return book.amid(words.slice(0, mostWordsSearched).flatMap(usually), 'call-me');
}

/** Words that are stretched without meaning more by it: "sooo sorryyy". */
const stretched =
  /^(?:so|sorry|hi|hey|hello|yes|please|thanks|thank|omg|oh|ah|aw|hola|gracias|perdon|merci|desole|danke)$/;

function usually(word: string): readonly string[] {
  const listed = spellings.get(word);
  if (listed !== undefined) return listed.split(' ');
  if (isKnown(word)) return [word];
  const once = word.replace(/(\p{L})\1{2,}/gu, '$1');
  return [stretched.test(once) ? once : word];
}
