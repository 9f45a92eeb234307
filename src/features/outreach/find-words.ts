/** Finds words and phrases in a text, whatever their accents, capitals and spaces; pure matching, no opinion. */

export interface Token {
  /** Lower case and without accents, so that `Está`, `esta` and `ESTÁ` are one. */
  readonly plain: string;
  readonly written: string;
  readonly from: number;
  readonly to: number;
}

export interface Found {
  readonly phrase: string;
  readonly from: number;
  readonly to: number;
}

const word = /\{\w*\}|[\p{L}\p{N}]+(?:['’][\p{L}\p{N}]+)*|[$€£]/gu;

export function tokens(text: string): readonly Token[] {
  return [...text.matchAll(word)].map(({ 0: written, index }) => ({
    plain: plain(written),
    written,
    from: index,
    to: index + written.length,
  }));
}

export function plain(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replaceAll('’', "'");
}

/** Every place where one of the phrases stands; the longest phrase wins where several begin at one word. */
export function findPhrases(text: readonly Token[], phrases: readonly string[]): readonly Found[] {
  const patterns = phrases.map((phrase) => ({ phrase, words: plain(phrase).split(' ') }));
  return text.flatMap((token, at) => {
    const matching = patterns.filter(({ words }) => words.every((pattern, i) => fits(pattern, text[at + i])));
    const longest = matching.toSorted((a, b) => b.words.length - a.words.length)[0];
    if (!longest) return [];
    const last = text[at + longest.words.length - 1] ?? token;
    return [{ phrase: longest.phrase, from: token.from, to: last.to }];
  });
}

/** `therap*` fits any word that begins so; a lone `*` fits any word; `counsel*r` fixes both ends. */
function fits(pattern: string, token: Token | undefined): boolean {
  if (!token) return false;
  // French runs small words into the next one: l'annulation, d'urgence.
  const readings = [token.plain, token.plain.replace(/^(?:[cdjlmnst]|qu)'/, '')];
  const star = pattern.indexOf('*');
  if (star === -1) return readings.includes(pattern);
  const [head, tail] = [pattern.slice(0, star), pattern.slice(star + 1)];
  return readings.some(
    (word) => word.startsWith(head) && word.endsWith(tail) && word.length >= pattern.length - 1,
  );
}
