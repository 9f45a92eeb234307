/** Clients' names in a title: "Ana Reyes", "Turner, Ben", "Eli & Sam Gray", "Ana R. – intake", "A.R." */
import type { Directory, NamedPerson, Person } from './directory.ts';
import { wordsOf } from './normalise.ts';

export interface FoundNames {
  readonly people: readonly Person[];
  readonly way: 'full-name' | 'name-and-initial' | 'initials';
  /** Why a person should look, or `null`. */
  readonly doubt: string | null;
}

const joins = new Set(['&', '+', '/', 'and', 'y', 'et', 'und']);
/** Words around a name that say nothing of who comes. */
const fillers = new Set(
  `session sessions therapy appointment appt intake initial first follow up followup individual couple couples group
   family telehealth video online phone in person room office weekly biweekly min mins minutes hour emdr cbt dbt with
   for client sesion cita sitzung gesprach seance rdv meeting visit new returning`.split(/\s+/),
);

export function findNames(title: string, directory: Directory): FoundNames | null {
  const words = wordsOf(title);
  return fullNames(words, directory) ?? nameAndInitial(words, directory) ?? justInitials(words, directory);
}

function fullNames(words: readonly string[], directory: Directory): FoundNames | null {
  const candidates = [...new Set(words)].flatMap((word) => directory.byLastWord(word));
  const found = candidates.filter((candidate) => stands(candidate.words, words));
  if (found.length === 0) return null;
  const people = [...new Set(found.map(({ person }) => person))];
  return {
    people,
    way: 'full-name',
    doubt: sameName(found) ?? lonelyName(found, words) ?? missingPartner(found, words),
  };
}

/** In order, with the last name first, or with the last name shared: "Eli & Sam Gray". */
function stands(name: readonly string[], words: readonly string[]): boolean {
  const last = name.at(-1) ?? '';
  const given = name.slice(0, -1);
  if (contains(words, name)) return true;
  if (given.length === 0) return false;
  if (contains(words, [last, ...given])) return true;
  const at = indexOf(words, given);
  const after = at + given.length;
  return at >= 0 && joins.has(words[after] ?? '') && words.slice(after + 1, after + 4).includes(last);
}

function sameName(found: readonly NamedPerson[]): string | null {
  const owners = Map.groupBy(found, ({ words }) => words.join(' '));
  const shared = [...owners.values()].some((people) => new Set(people.map(({ person }) => person)).size > 1);
  return shared ? 'Several clients have this name.' : null;
}

/** A name of one word may be anything: it counts only when nothing else is said. */
function lonelyName(found: readonly NamedPerson[], words: readonly string[]): string | null {
  if (found.some((one) => one.words.length > 1)) return null;
  return restOf(words, found).length > 0 ? 'Its title has one name among other words.' : null;
}

/** "Ana Reyes & Tom": somebody joins whom the practice does not know. */
function missingPartner(found: readonly NamedPerson[], words: readonly string[]): string | null {
  const joined = words.some((word, index) => joins.has(word) && index > 0 && index < words.length - 1);
  if (!joined || new Set(found.map(({ person }) => person)).size > 1) return null;
  const rest = restOf(words, found).filter((word) => !joins.has(word));
  return rest.length > 0 ? 'Its title joins this client with somebody who is not known.' : null;
}

function nameAndInitial(words: readonly string[], directory: Directory): FoundNames | null {
  const said = words.filter((word) => !fillers.has(word) && !/^\d+$/.test(word));
  const [one, two] = said;
  if (said.length !== 2 || !one || !two || (one.length === 1) === (two.length === 1)) return null;
  const fits = ({ words: name }: NamedPerson): boolean => {
    if (name.length < 2) return false;
    return two.length === 1
      ? name[0] === one && (name.at(-1) ?? '').startsWith(two)
      : (name[0] ?? '').startsWith(one) && name.at(-1) === two;
  };
  return several(new Set(directory.all.filter(fits).map(({ person }) => person)), 'name-and-initial');
}

function justInitials(words: readonly string[], directory: Directory): FoundNames | null {
  const said = words.filter((word) => !fillers.has(word) && !/^\d+$/.test(word));
  const letters = said.every((word) => word.length === 1)
    ? said.join('')
    : said.length === 1
      ? (said[0] ?? '')
      : '';
  if (letters.length !== 2) return null;
  return several(new Set(directory.byInitials(letters)), 'initials');
}

function several(people: ReadonlySet<Person>, way: FoundNames['way']): FoundNames | null {
  if (people.size === 0) return null;
  return { people: [...people], way, doubt: people.size > 1 ? 'It fits several clients.' : null };
}

function restOf(words: readonly string[], found: readonly NamedPerson[]): string[] {
  const names = new Set(found.flatMap((one) => one.words));
  return words.filter((word) => !names.has(word) && !fillers.has(word) && !/^\d+$/.test(word));
}

function contains(words: readonly string[], part: readonly string[]): boolean {
  return indexOf(words, part) >= 0;
}

function indexOf(words: readonly string[], part: readonly string[]): number {
  return words.findIndex((_, from) => part.every((word, offset) => words[from + offset] === word));
}
