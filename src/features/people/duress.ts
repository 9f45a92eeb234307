/**
 * A word agreed for "I cannot speak freely". It is kept as a salted hash, so comparing takes work; that work is small
 * enough to do for each group of words of a reply, and large enough to make guessing a stolen table slow [P4.8].
 */
import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

const derive = promisify<string, Buffer, number, { N: number; r: number; p: number }, Buffer>(scrypt);
const cost = { N: 4096, r: 8, p: 1 };
const hashBytes = 32;
/** Four times what a text on the page can hold; a mail that is longer than a long letter is looked at this far. */
const mostGroups = 2000;
/** Hashed at once by the whole program, so that however much is said, half of Node's four threads are left to others. */
const hashesAtOnce = 2;

export interface HiddenWord {
  readonly salt: Buffer;
  readonly hash: Buffer;
  /** How many words it has. */
  readonly words: number;
}

/** One word of a text: in the one spelling in which words are compared, and where it stands. */
interface PlacedWord {
  readonly spelt: string;
  readonly from: number;
  readonly to: number;
}

/** "  Red Wagon! " and "red wagon" are the same; so are "café" and "CAFE". */
export function normalisedWords(text: string): string[] {
  return wordsIn(text).map(({ spelt }) => spelt);
}

function wordsIn(text: string): readonly PlacedWord[] {
  const starts: number[] = [];
  let plain = '';
  let at = 0;
  for (const character of text) {
    const letters = character.normalize('NFKD').replace(/\p{M}/gu, '');
    for (let unit = 0; unit < letters.length; unit += 1) starts.push(at);
    plain += letters;
    at += character.length;
  }
  // A word goes on to where the next character begins, so that its accents go with it.
  return [...plain.toLowerCase().matchAll(/[\p{L}\p{N}]+/gu)].map(({ 0: spelt, index }) => ({
    spelt,
    from: starts[index] ?? 0,
    to: starts[index + spelt.length] ?? text.length,
  }));
}

function spelling(words: readonly PlacedWord[]): string {
  return words.map(({ spelt }) => spelt).join(' ');
}

export async function hideWord(text: string): Promise<HiddenWord> {
  const words = normalisedWords(text);
  const salt = randomBytes(16);
  return { salt, hash: await hashOf(words.join(' '), salt), words: words.length };
}

function hashOf(words: string, salt: Buffer): Promise<Buffer> {
  return derive(words, salt, hashBytes, cost);
}

/** A client's own words as they may be kept. */
export interface WithoutWord {
  /** Whether the agreed word stood among them. */
  readonly saidWord: boolean;
  /** With `…` in its place; empty when nothing else was said. */
  readonly text: string;
}

/** What a text is compared with where no word was agreed: nobody can say it. */
const nobodysWord: HiddenWord = { salt: randomBytes(16), hash: randomBytes(hashBytes), words: 1 };

/**
 * Takes as long as the text has words, some milliseconds for each: whether a word was agreed, how many words it has and
 * whether it was said change nothing about that, since whoever holds the phone may be counting. Hold nothing meanwhile
 * for which others wait.
 */
export async function takeOutWord(text: string, agreed: HiddenWord | null): Promise<WithoutWord> {
  const hidden = agreed ?? nobodysWord;
  const words = wordsIn(text);
  const groups = words
    .slice(0, Math.max(0, words.length - hidden.words + 1))
    .map((_, from) => words.slice(from, from + hidden.words));
  const matches = await matching(new Set(groups.map(spelling)), hidden, words.length);
  const found = groups.filter((group) => matches.has(spelling(group)));
  if (found.length === 0) return { saidWord: false, text };
  let rest = text;
  for (const { from, to } of new Set(found.flat().toReversed()))
    rest = `${rest.slice(0, from)}\0${rest.slice(to)}`;
  const left = rest.replace(/\0(?:[^\p{L}\p{N}\0]*\0)*/gu, '…').trim();
  return { saidWord: true, text: /[\p{L}\p{N}]/u.test(left) ? left : '' };
}

/** Hashes as many groups as there are words, nothing in place of those that are missing. */
async function matching(
  groups: ReadonlySet<string>,
  hidden: HiddenWord,
  words: number,
): Promise<ReadonlySet<string>> {
  const found = new Set<string>();
  const looked = [...groups].slice(0, mostGroups);
  const hashed = [...looked, ...Array<string>(Math.min(words, mostGroups) - looked.length).fill('')];
  for (let from = 0; from < hashed.length; from += hashesAtOnce) {
    const some = hashed.slice(from, from + hashesAtOnce);
    const hashes = await Promise.all(some.map((group) => inTurn(() => hashOf(group, hidden.salt))));
    for (const [index, hash] of hashes.entries())
      if (timingSafeEqual(hash, hidden.hash)) found.add(some[index] ?? '');
  }
  return found;
}

let running = 0;
const waiting: (() => void)[] = [];

/** Texts take turns, hash by hash, so that a short one is soon done however many long ones there are. */
async function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
  if (running === hashesAtOnce) await new Promise<void>((turn) => waiting.push(turn));
  else running += 1;
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  }
}
