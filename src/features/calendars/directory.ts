/** The practice's clients, arranged for looking up: by reference, by address, by any word of their names. */
import type { ClientId } from '#core/ids.ts';
import { wordsOf } from './normalise.ts';

export interface Person {
  readonly clientId: ClientId;
  /** Preferred and legal. */
  readonly names: readonly string[];
  readonly references: readonly string[];
  readonly emails: readonly string[];
}

export interface Directory {
  byReference(reference: string): readonly Person[];
  byEmail(email: string): readonly Person[];
  /** Those with a name whose last word this is. */
  byLastWord(word: string): readonly NamedPerson[];
  byInitials(letters: string): readonly Person[];
  readonly all: readonly NamedPerson[];
}

export interface NamedPerson {
  readonly person: Person;
  /** One of their names, in words. */
  readonly words: readonly string[];
}

export function arrange(people: readonly Person[]): Directory {
  const all = people.flatMap((person) =>
    [...new Set(person.names.filter(Boolean))]
      .map((name) => ({ person, words: wordsOf(name) }))
      .filter(({ words }) => words.length > 0),
  );
  const references = index(people, (person) => person.references);
  const emails = index(people, (person) => person.emails.map((email) => email.toLowerCase()));
  const lastWords = index(all, ({ words }) => words.slice(-1));
  const initials = index(all, ({ words }) => (words.length > 1 ? [initialsOf(words)] : []));
  return {
    byReference: (reference) => references.get(reference) ?? [],
    byEmail: (email) => emails.get(email) ?? [],
    byLastWord: (word) => lastWords.get(word) ?? [],
    byInitials: (letters) => [...new Set((initials.get(letters) ?? []).map(({ person }) => person))],
    all,
  };
}

/** First and last: what people write, whatever stands between. */
function initialsOf(words: readonly string[]): string {
  return `${words[0]?.[0] ?? ''}${words.at(-1)?.[0] ?? ''}`;
}

function index<Entry>(
  entries: readonly Entry[],
  keysOf: (entry: Entry) => readonly string[],
): Map<string, Entry[]> {
  const found = new Map<string, Entry[]>();
  for (const entry of entries) {
    for (const key of new Set(keysOf(entry))) found.set(key, [...(found.get(key) ?? []), entry]);
  }
  return found;
}
