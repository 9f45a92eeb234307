/**
 * What a client's words mean. Only a message that is plainly an OK, and nothing else, reads as safe; whatever is not
 * understood whole is `unclear` and reaches a person, since a wrong close costs more than a needless call [P4.8].
 * All four languages are read at once: people answer in whichever comes to them.
 */
import type { Reading } from '../case/vocabulary.ts';
import { dangerIn } from './danger.ts';
import { languageOf } from './language.ts';
import {
  looksOtherwise,
  mostCharacters,
  plainWords,
  spelt,
  trailsOff,
  type Written,
  written,
} from './plain-text.ts';
import { type Said, whatIsSaid, wishForCall } from './sayings.ts';
import { sortOf } from './sorts.ts';
import type { ReplyLanguage } from './words/all.ts';

export interface ReplyContext {
  /** The client's language, as a code like `de`; counts where the words themselves do not tell. */
  readonly language?: string;
  /** Whether the word that the client agreed on for "I cannot speak freely" is in the message. */
  readonly duressMatches?: boolean;
  /** What we wrote to the client, as it may be quoted below their words. */
  readonly sent?: string;
}

export interface ReadReply {
  readonly reading: Reading;
  readonly language: ReplyLanguage | null;
  /** A sentence for whoever reads the case. Of the client's own words it holds those that decided, and no others. */
  readonly why: string;
}

export function readReply(
  text: string,
  { language: hint, duressMatches = false, sent }: ReplyContext = {},
): ReadReply {
  const own = wordsToRead(written(text, sent), hint);
  const spelling = spelt(own);
  const words = plainWords(spelling);
  const language = languageOf(words, hint);
  const said = whatIsSaid(words);
  const [reading, why] =
    optOut(said ?? whatIsSaid(words.filter(isNoSign))) ??
    (duressMatches ? (['duress', 'Holds the word that was agreed on.'] as const) : null) ??
    danger(dangerIn(own, language)) ??
    callMe(words, said) ??
    plainly(text, own, spelling, words, said);
  return { reading, language, why };
}

/** A cry can stand in what a mail program quotes, since people answer beneath their own earlier words: then all is read. */
function wordsToRead({ own, quoted, whole }: Written, hint: string | undefined): string {
  if (quoted === '') return own;
  const language = languageOf(plainWords(spelt(quoted)), hint);
  return dangerIn(quoted, language) === null ? own : whole;
}

type Read = readonly [Reading, string];

function optOut(said: Said | null): Read | null {
  const words = said?.get('opt-out');
  return words === undefined ? null : ['opt-out', `“${words}” asks for no more messages.`];
}

function danger(words: string | null): Read | null {
  return words === null ? null : ['not-ok', `“${words}” can mean danger.`];
}

const negation = /^(?:not|no|dont|never|cant|cannot|wont|nunca|sin|ne|pas|nicht|nie|kein|keine|keinen)$/;

/** Amid other words too: both readings reach a person at once, and this one says what is wished. */
function callMe(words: readonly string[], said: Said | null): Read | null {
  const wish =
    said?.get('call-me') ?? (words.some((word) => negation.test(word)) ? null : wishForCall(words));
  return wish === null ? null : ['call-me', `“${wish}” asks for a call.`];
}

/** Every way to a calm reading is here, and each needs that all of the message was understood. */
function plainly(
  text: string,
  own: string,
  spelling: string,
  words: readonly string[],
  said: Said | null,
): Read {
  if (text.length > mostCharacters) return unclear('Is too long to be read by rule.');
  if (words.length === 0) return unclear('Has no words.');
  if (looksOtherwise(own)) return unclear('Is written so that it looks unlike what it says.');
  if (!said) return unclear(sortOf(words.join(' ')) ?? 'Says more than is understood by rule.');
  const later = said.get('explain-later');
  if (later !== undefined) return ['explain-later', `“${later}” would rather explain later.`];
  if (/[?¿]/.test(spelling)) return unclear('Asks something.');
  if (trailsOff(spelling)) return unclear('Trails off, as if there were more to say.');
  if (said.has('please')) return unclear('Asks for something.');
  const late = said.get('late');
  if (late !== undefined)
    return ['late', `“${late}” says that they are on the way, and nothing else is said.`];
  const safe = said.get('safe');
  return safe === undefined
    ? unclear(sortOf(words.join(' ')) ?? 'Is polite, but does not say how they are.')
    : ['safe', `“${safe}” says that all is well, and nothing else is said.`];
}

function isNoSign(word: string): boolean {
  return /[\p{L}\p{N}]/u.test(word);
}

function unclear(why: string): Read {
  return ['unclear', why];
}
