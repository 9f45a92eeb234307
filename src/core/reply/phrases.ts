/**
 * Phrases in a short notation, spread out into the lists of words that they stand for: `(im|i am) [really] ok` is
 * four phrases, and `#` is any number. Accents and apostrophes are left out, as in `plain-text.ts`.
 */
export type Phrase = readonly string[];

export function phrases(...notations: readonly string[]): readonly Phrase[] {
  return notations.flatMap((notation) => spread(notation.trim().split(/\s+(?![^([]*[)\]])/)));
}

function spread(parts: readonly string[]): readonly Phrase[] {
  const [first, ...rest] = parts;
  if (first === undefined) return [[]];
  const tails = spread(rest);
  return choices(first).flatMap((choice) => tails.map((tail) => choice.concat(tail)));
}

function choices(part: string): readonly Phrase[] {
  const inside = /^[([](.*)[)\]]$/.exec(part)?.[1];
  if (inside === undefined) return [[part]];
  const listed = inside.split('|').map((choice) => choice.trim().split(/\s+/));
  return part.startsWith('[') ? [[], ...listed] : listed;
}

/** One kind of thing to say, with the phrases that say it. */
export type Sayings<Kind extends string> = Readonly<Record<Kind, readonly Phrase[]>>;

export interface PhraseBook<Kind extends string> {
  /**
   * Which kinds of thing the words say, when they are nothing but known phrases in a row; `null` as soon as one word
   * is left over. Where they can be cut into phrases in two ways, the kinds of both.
   */
  kindsIn(words: readonly string[]): ReadonlySet<Kind> | null;
}

/** Whether one of the phrases stands anywhere among the words. */
export function contains(words: readonly string[], wanted: readonly Phrase[]): boolean {
  return wanted.some((phrase) => words.some((_, start) => standsAt(phrase, words, start)));
}

export function phraseBook<Kind extends string>(sayings: Sayings<Kind>): PhraseBook<Kind> {
  const byFirstWord = new Map<string, { readonly kind: Kind; readonly phrase: Phrase }[]>();
  for (const kind of Object.keys(sayings) as Kind[]) {
    for (const phrase of sayings[kind]) {
      const first = phrase[0] ?? '';
      byFirstWord.set(first, [...(byFirstWord.get(first) ?? []), { kind, phrase }]);
    }
  }
  return {
    kindsIn(words) {
      // What can have been said up to each word; nothing where no phrase ends.
      const upTo: (Set<Kind> | undefined)[] = [new Set()];
      for (const [start, word] of words.entries()) {
        const said = upTo[start];
        if (!said) continue;
        const known = [
          ...(byFirstWord.get(word) ?? []),
          ...(isNumber(word) ? (byFirstWord.get('#') ?? []) : []),
        ];
        for (const { kind, phrase } of known) {
          if (!standsAt(phrase, words, start)) continue;
          const end = start + phrase.length;
          upTo[end] = new Set([...(upTo[end] ?? []), ...said, kind]);
        }
      }
      return words.length > 0 ? (upTo[words.length] ?? null) : null;
    },
  };
}

function standsAt(phrase: Phrase, words: readonly string[], start: number): boolean {
  return phrase.every((expected, index) => fits(expected, words[start + index]));
}

function fits(expected: string, word: string | undefined): boolean {
  return expected === word || (expected === '#' && word !== undefined && isNumber(word));
}

function isNumber(word: string): boolean {
  return /^\d{1,3}$/.test(word);
}
