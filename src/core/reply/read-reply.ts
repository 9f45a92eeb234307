/**
 * What a client's words mean. Only a message that is plainly an OK, and nothing else, reads as safe; whatever is not
 * understood whole is `unclear` and reaches a person, since a wrong close costs more than a needless call [P4.8].
 * All four languages are read at once: people answer in whichever comes to them.
 */
import type { Reading } from '../case/vocabulary.ts';
import { asksForHelp, soundsLikeDanger } from './danger.ts';
import { contains, phraseBook } from './phrases.ts';
import { mostCharacters, plainWords, spelt, withoutGreeting, withoutQuotes } from './plain-text.ts';
import { type Kind, sayings } from './sayings.ts';

export interface ReplyContext {
  /** The client's language, as a code like `de`; used only where one spelling means two things. */
  readonly language?: string;
  /** Whether the word that the client agreed on for "I cannot speak freely" is in the message. */
  readonly duressMatches?: boolean;
}

export interface ReadReply {
  readonly reading: Reading;
  /** For whoever reads the case; never holds the client's own words. */
  readonly why: string;
}

const book = phraseBook(sayings);
/** Nobody says plainly that they are well in more words than this. */
const mostWords = 60;
const mostWordsSearched = 400;

export function readReply(text: string, { language, duressMatches = false }: ReplyContext = {}): ReadReply {
  const spelling = spelt(withoutQuotes(text));
  const words = plainWords(spelling);
  const said = kindsSaid(spelling, words);
  if (said?.has('opt-out')) return { reading: 'opt-out', why: 'Asks for no more messages.' };
  if (duressMatches) return { reading: 'duress', why: 'Holds the word that was agreed on.' };
  const joined = words.join(' ');
  if (soundsLikeDanger(joined, language) || asksForHelp(joined)) {
    return { reading: 'not-ok', why: 'Holds words that can mean danger.' };
  }
  if (said?.has('call-me') || wantsCall(words)) return { reading: 'call-me', why: 'Asks for a call.' };
  return text.length > mostCharacters
    ? unclear('Is too long to be read by rule.')
    : plainly(spelling, words, said);
}

function plainly(spelling: string, words: readonly string[], said: ReadonlySet<Kind> | null): ReadReply {
  if (words.length === 0) return unclear('Has no words.');
  if (!said) return unclear('Says more than is understood by rule.');
  if (said.has('explain-later')) return { reading: 'explain-later', why: 'Would rather explain later.' };
  if (/[?¿]/.test(spelling)) return unclear('Asks something.');
  if (said.has('late')) return { reading: 'late', why: 'Is on the way.' };
  return said.has('safe')
    ? { reading: 'safe', why: 'Says plainly that all is well, and nothing else.' }
    : unclear('Is polite, but does not say how they are.');
}

const negation = /^(?:not|no|dont|never|cant|cannot|wont|nunca|sin|ne|pas|nicht|nie|kein|keine|keinen)$/;

/** Amid other words too: both readings reach a person at once, and this one says what is wished. */
function wantsCall(words: readonly string[]): boolean {
  return (
    contains(words.slice(0, mostWordsSearched), sayings['call-me']) &&
    !words.some((word) => negation.test(word))
  );
}

function kindsSaid(spelling: string, words: readonly string[]): ReadonlySet<Kind> | null {
  if (words.length > mostWords) return null;
  return book.kindsIn(words) ?? book.kindsIn(plainWords(withoutGreeting(spelling)));
}

function unclear(why: string): ReadReply {
  return { reading: 'unclear', why };
}
