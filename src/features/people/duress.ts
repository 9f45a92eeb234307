/**
 * A word agreed for "I cannot speak freely". It is kept as a salted hash, so comparing takes work; that work is small
 * enough to do for each group of words of a reply, and large enough to make guessing a stolen table slow [P4.8].
 */
import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

const derive = promisify<string, Buffer, number, { N: number; r: number; p: number }, Buffer>(scrypt);
const cost = { N: 4096, r: 8, p: 1 };
const hashBytes = 32;
/** A longer message is looked at this far; nobody hides the word in the hundredth line. */
const groupsLookedAt = 60;

export interface HiddenWord {
  readonly salt: Buffer;
  readonly hash: Buffer;
  /** How many words it has. */
  readonly words: number;
}

/** "  Red Wagon! " and "red wagon" are the same; so are "café" and "CAFE". */
export function normalisedWords(text: string): string[] {
  return (
    text
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}

export async function hideWord(text: string): Promise<HiddenWord> {
  const words = normalisedWords(text);
  const salt = randomBytes(16);
  return { salt, hash: await derive(words.join(' '), salt, hashBytes, cost), words: words.length };
}

/** Whether the message contains the word. Every group is compared, so that the time taken tells nothing. */
export async function saysWord(message: string, hidden: HiddenWord): Promise<boolean> {
  const words = normalisedWords(message);
  const groups = new Set<string>();
  for (let from = 0; from + hidden.words <= words.length && groups.size < groupsLookedAt; from += 1) {
    groups.add(words.slice(from, from + hidden.words).join(' '));
  }
  const hashes = await Promise.all([...groups].map((group) => derive(group, hidden.salt, hashBytes, cost)));
  let found = false;
  for (const hash of hashes) found = timingSafeEqual(hash, hidden.hash) || found;
  return found;
}
