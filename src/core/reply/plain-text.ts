/** What a client wrote, without what their program added, in the one spelling in which phrases are compared. */

/** Longer than any message; what follows is left to a person. */
export const mostCharacters = 20_000;

/** Signs that stand for a word. What is not listed keeps a message from being plain. */
const signs: readonly (readonly [sign: RegExp, word: string])[] = [
  [/[👍👌✅🆗]/gu, ' ok '],
  [/[🙂😊😀😃😄😁🙏😅🤗💛💚💙🧡💜❤]|:-?\)/gu, ' '],
  [/[🆘]/gu, ' sos '],
  [/[👎]/gu, ' not ok '],
];

/** Letters of other alphabets and of screens that look like the plain ones, marks and apostrophes away: `j’ai été` is `jai ete`. */
export function plainWords(text: string): readonly string[] {
  return spelt(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .split(' ')
    .filter((word) => word !== '');
}

/** Capitals, accents, skin tones and invisible characters away; punctuation and line ends stay. */
export function spelt(text: string): string {
  let plain = text
    .replace(/['’‘`´ʼ]/g, '')
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll('ß', 'ss');
  plain = plain.replace(/[\p{M}\p{Cf}\p{Emoji_Modifier}]/gu, '');
  for (const [sign, word] of signs) plain = plain.replace(sign, word);
  return plain;
}

/** Lines that a mail program adds: what is quoted, and who wrote it. */
const notTheirs = [
  /^\s*>/,
  /^\s*(?:on|el|le|am|il)\b.{4,160}(?:wrote|escribió|a écrit|schrieb)\b.{0,80}:\s*$/iu,
];

export function withoutQuotes(text: string): string {
  return text
    .slice(0, mostCharacters)
    .split(/\r?\n/)
    .filter((line) => !notTheirs.some((added) => added.test(line)))
    .join('\n');
}

const greeted =
  /^\s*(?:hi|hello|hey|dear|good morning|good afternoon|hola|buenos dias|buenas tardes|querid[oa]|bonjour|salut|cher|chere|hallo|guten tag|liebe|lieber)\s+(?:dr\.?\s+|mr\.?\s+|mrs\.?\s+|ms\.?\s+|frau\s+|herr\s+|senora?\s+|madame\s+|monsieur\s+)?\p{L}{2,20}\s*[,.!:\n-]/u;

/** "Hi Ada, …": whose name it is doesn't change what is said. Takes and gives spelt text. */
export function withoutGreeting(spelling: string): string {
  return spelling.replace(greeted, ' ');
}
