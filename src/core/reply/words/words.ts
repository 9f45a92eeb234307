/** What one language's file holds. Everything is without accents and apostrophes, as in `plain-text.ts`. */

/** `please` begs for something, so that it stands beside a wish and never beside a plain OK. */
export type Kind = 'opt-out' | 'call-me' | 'late' | 'explain-later' | 'safe' | 'courtesy' | 'please';

/** What else a message may be that a person should know at a glance. It changes no reading. */
export type Sort = 'wrong-number' | 'somebody-else' | 'machine' | 'reaction' | 'asks-for-messages';

export interface ReplyWords {
  /** `null` until a person who speaks the language and knows such clients has read them all. */
  readonly reviewed: { readonly by: string; readonly on: string } | null;
  /** Words that show which language it is, beside those of the phrases. */
  readonly common: string;
  /** How words are also written, `pls = please, imok = im ok`. Never a word that could mean anything else. */
  readonly spellings: string;
  /**
   * Everything that is understood without a person, in the notation of `phrases.ts`. There is no negation among what is
   * said to be well, so that "not" always reaches a person.
   */
  readonly says: Readonly<Record<Kind, readonly string[]>>;
  /** Words after which a person has to look, and soon; a wide net, since missing one costs more [P4.8]. */
  readonly danger: readonly RegExp[];
  /** What holds a word of danger and means none; each must stand for itself. */
  readonly harmless: readonly RegExp[];
  readonly sorts: Readonly<Partial<Record<Sort, readonly RegExp[]>>>;
}
