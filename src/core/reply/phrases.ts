/**
 * Phrases in a short notation, spread out into the lists of words that they stand for: `(im|i am) [really] ok` is
 * four phrases. `#` is any number, `@` a given name, `~` a word that is in no list, as surnames are. Accents and
 * apostrophes are left out, as in `plain-text.ts`.
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

/** What the marks of the notation stand for. */
export interface Marks {
  readonly isName: (word: string) => boolean;
  readonly isInNoList: (word: string) => boolean;
}

export interface PhraseBook<Kind extends string> {
  /**
   * What the words say, each kind of thing with a phrase that says it, when they are nothing but known phrases in a
   * row; `null` as soon as one word is left over. Where they can be cut in two ways, the kinds of both.
   */
  said(words: readonly string[]): ReadonlyMap<Kind, string> | null;
  /** The first phrase of this kind that stands anywhere among the words. */
  amid(words: readonly string[], wanted: Kind): string | null;
}

interface Known<Kind extends string> {
  readonly kind: Kind;
  readonly phrase: Phrase;
}

export function phraseBook<Kind extends string>(sayings: Sayings<Kind>, marks: Marks): PhraseBook<Kind> {
  const byFirstWord = new Map<string, Known<Kind>[]>();
  for (const kind of Object.keys(sayings) as Kind[]) {
    for (const phrase of sayings[kind]) {
      const first = phrase[0] ?? '';
      const known = byFirstWord.get(first) ?? [];
      byFirstWord.set(first, known);
      known.push({ kind, phrase });
    }
  }
  const startingWith = (word: string): readonly Known<Kind>[] =>
    isNumber(word) ? (byFirstWord.get('#') ?? []) : (byFirstWord.get(word) ?? []);
  return {
    said(words) {
      // What can have been said up to each word; nothing where no phrase ends.
      const upTo: (Map<Kind, string> | undefined)[] = [new Map()];
      for (const [start, word] of words.entries()) {
        const said = upTo[start];
        if (!said) continue;
        for (const { kind, phrase } of startingWith(word)) {
          if (!standsAt(phrase, words, start, marks)) continue;
          const end = start + phrase.length;
          upTo[end] = new Map([...said, [kind, words.slice(start, end).join(' ')], ...(upTo[end] ?? [])]);
        }
      }
      return words.length > 0 ? (upTo[words.length] ?? null) : null;
    },
    amid(words, wanted) {
      for (const [start, word] of words.entries()) {
        for (const { kind, phrase } of byFirstWord.get(word) ?? []) {
          if (kind === wanted && standsAt(phrase, words, start, marks)) return phrase.join(' ');
        }
      }
      return null;
    },
  };
}

function standsAt(phrase: Phrase, words: readonly string[], start: number, marks: Marks): boolean {
  return phrase.every((expected, index) => fits(expected, words[start + index], marks));
}

function fits(expected: string, word: string | undefined, { isName, isInNoList }: Marks): boolean {
  if (word === undefined) return false;
  if (expected === '#') return isNumber(word);
  if (expected === '@') return isName(word);
  return expected === '~' ? isInNoList(word) : expected === word;
}

function isNumber(word: string): boolean {
  return /^\d{1,3}$/.test(word);
}
