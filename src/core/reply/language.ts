import { wordsByLanguage } from './sayings.ts';
import { type ReplyLanguage, replyLanguages } from './words/all.ts';

/** A message shows early on which language it is in. */
const mostWords = 200;
/** Less than one word that three languages share is no sign of any. */
const leastShown = 0.1;
/** An article to some and a cry to others shows nothing. */
const showsNothing = 'die';

/** The language of the words themselves; the client's own where they do not tell; `null` where nothing does. */
export function languageOf(words: readonly string[], hint: string | undefined): ReplyLanguage | null {
  const shown = new Map<ReplyLanguage, number>();
  for (const word of words.slice(0, mostWords)) {
    if (word === showsNothing) continue;
    const having = replyLanguages.filter((_, index) => wordsByLanguage[index]?.has(word));
    for (const language of having) shown.set(language, (shown.get(language) ?? 0) + 1 / having.length ** 2);
  }
  const most = Math.max(leastShown, ...shown.values());
  const likely = replyLanguages.filter((language) => shown.get(language) === most);
  const clients = replyLanguages.find((language) => hint?.toLowerCase().split('-')[0] === language);
  if (clients && (likely.length === 0 || likely.includes(clients))) return clients;
  return likely.length === 1 ? (likely[0] ?? null) : null;
}
