/** All the words that a practice sends, its own and those that Kept comes with. */
import type { Tx } from '#engine/ports.ts';
import { type ChosenWording, chooseWording, exactWording, type WordingWish } from './choose-wording.ts';
import { publishedWordings } from './store.ts';
import type { Wording, WordingReference } from './template.ts';

/** Read once; the sweep asks it for hundreds of messages. */
export interface Wordings {
  /** `null` when this is never sent over that medium. */
  choose(wish: WordingWish): ChosenWording | null;
  /** The very words that a case was given; `null` when they never existed. */
  exact(reference: WordingReference): Wording | null;
}

export async function wordingsOf(tx: Tx): Promise<Wordings> {
  return wordingsFrom(await publishedWordings(tx));
}

/** Without a database: what Kept comes with, or what a rehearsal hands in. */
function wordingsFrom(published: readonly Wording[] = []): Wordings {
  return {
    choose: (wish) => chooseWording(published, wish),
    exact: (reference) => exactWording(published, reference),
  };
}
