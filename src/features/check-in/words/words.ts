/** Everything that the client's page says, once for each language. Adding a language is adding one such object. */
import type { Answer, Reason, Wish } from '../contract.ts';

export interface PageWords {
  /** BCP 47, as in `<html lang>`. */
  readonly language: string;
  /** Its own name for itself, on the switch. */
  readonly name: string;
  readonly dir: 'ltr' | 'rtl';
  readonly review: Review;

  /** In the tab, in the browser's history and in a link's preview, so it says nothing. */
  readonly title: string;
  readonly greeting: string;
  /** `time` is a clock time, `day` a date or `null` for today. */
  readonly expected: (time: string, day: string | null) => string;
  readonly areYouOk: string;
  readonly answers: Readonly<Record<Answer, string>>;
  /** Beside the answer, for everybody: the agreed word is looked for there, and nothing may hint at it. */
  readonly add: string;
  readonly tapAgain: string;
  readonly leave: string;
  readonly leaveNote: string;
  readonly languages: string;

  readonly thanks: Readonly<Record<Answer, { readonly heading: string; readonly text: string }>>;
  readonly noted: string;
  readonly whatHappened: string;
  readonly reasons: Readonly<Record<Reason, string>>;
  readonly ownWords: string;
  readonly ownWordsLabel: string;
  readonly send: string;
  readonly tooLong: string;
  readonly whatNext: string;
  readonly wishes: Readonly<Record<Wish, string>>;
  readonly answerAgain: string;

  readonly crisis: {
    readonly heading: string;
    readonly call: (number: string) => string;
    readonly press: (key: string) => string;
    readonly text: (number: string, word: string | null) => string;
    readonly danger: string;
    readonly elsewhere: string;
    readonly find: string;
  };

  readonly gone: { readonly heading: string; readonly text: string };
  readonly busy: { readonly heading: string; readonly text: string };
  readonly broken: { readonly heading: string; readonly text: string };
}

/** A translation that no person who speaks the language has read says so, and `kept doctor` tells the practice. */
export type Review =
  | { readonly state: 'original' }
  | { readonly state: 'awaiting-review' }
  | { readonly state: 'reviewed'; readonly by: string; readonly on: string };
