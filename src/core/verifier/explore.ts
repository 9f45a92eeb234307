/**
 * Looks through what can happen to one case: the usual course from every set of habits, and from every moment of it
 * everything unusual, up to so many unusual things on one path.
 */
import { addMinutes, type Instant, toEpochMilliseconds } from '../time/instant.ts';
import type { Breach } from './breach.ts';
import { cannotEnd, endingKey } from './endings.ts';
import { begin, happen, type Outcome } from './happen.ts';
import type { Habits, Happening } from './happening.ts';
import { keyOf } from './key.ts';
import { startsAt } from './model.ts';
import type { Situation, Trial } from './situation.ts';
import { breachAtTheEnd } from './the-end.ts';
import { isTelling, unusual } from './unusual.ts';
import { usualNext } from './usual.ts';

/** A path: how it began, and everything that happened since. */
export interface Path {
  readonly habits: Habits;
  readonly happenings: readonly Happening[];
}

export interface Broken {
  readonly breach: Breach;
  readonly path: Path;
}

/** Where the search stands. The situation is dropped once it was looked at, since the path leads there again. */
interface Node {
  readonly habits: Habits;
  readonly parent: Node | null;
  readonly happening: Happening | null;
  readonly depth: number;
  /** How many unusual things happened. */
  readonly tried: number;
  situation: Situation | null;
}

/** While a case is this young, and nobody answers it, a second unusual thing is tried as well. */
export const youngMinutes = 5;

/** Several times what the default takes for one tier and client; more would hold up whoever waits for an answer. */
const mostStates = 250_000;

const allHabits: readonly Habits[] = (['silent', 'answering'] as const).flatMap((staff) =>
  (['arriving', 'failing', 'unheard'] as const).map((messages) => ({ staff, messages })),
);

/** Empty when nothing breaks; else what breaks soonest, at most once for each promise. */
export function explore(trial: Trial): readonly Broken[] {
  const search = new Search(trial);
  const habits =
    trial.client === 'allows-nothing' ? allHabits.filter((one) => one.messages === 'arriving') : allHabits;
  for (const one of habits) search.start(one);
  search.run();
  return search.shortest();
}

class Search {
  readonly #trial: Trial;
  readonly #seen = new Map<string, { readonly tried: number; readonly now: Instant }>();
  readonly #endings = new Map<string, Breach | null>();
  /** The same few instants come back in most keys, and reading one takes long. */
  readonly #minutes = new Map<Instant, number>();
  readonly #broken = new Map<Breach['promise'], { breach: Breach; node: Node }>();
  readonly #youngUntil: Instant;
  #queue: Node[] = [];

  constructor(trial: Trial) {
    this.#trial = trial;
    this.#youngUntil = addMinutes(startsAt, youngMinutes);
  }

  start(habits: Habits): void {
    const outcome = begin(this.#trial, habits);
    this.#reach({ habits, parent: null, happening: null, depth: 0, tried: 0, situation: null }, outcome);
  }

  /** Level by level, so that the first path to a breach is a shortest one; then it ends. */
  run(): void {
    while (this.#queue.length > 0 && this.#broken.size === 0) {
      const level = this.#queue;
      this.#queue = [];
      for (const node of level) if (this.#tooMany() === null) this.#expand(node);
    }
  }

  shortest(): readonly Broken[] {
    return [...this.#broken.values()].map(({ breach, node }) => ({ breach, path: pathTo(node) }));
  }

  #expand(node: Node): void {
    const situation = node.situation!;
    node.situation = null;
    const next = usualNext(this.#trial, situation);
    if (next) this.#follow(node, next.happening, next.outcome, node.tried);
    else this.#note(node, breachAtTheEnd(this.#trial, situation));
    const mayTry = this.#mayTry(node, situation.now);
    if (mayTry === 'nothing') return;
    for (const happening of unusual(situation)) {
      if (mayTry === 'telling' && !isTelling(happening)) continue;
      const outcome = happen(this.#trial, situation, happening);
      if (outcome) this.#follow(node, happening, outcome, node.tried + 1);
    }
  }

  #mayTry({ tried, habits }: Node, now: Instant): 'anything' | 'telling' | 'nothing' {
    const { staff, messages } = habits;
    if (tried === 0) return messages === 'arriving' ? 'anything' : 'telling';
    const isAlone =
      this.#trial.client === 'allows-everything' && staff === 'silent' && messages === 'arriving';
    return tried === 1 && isAlone && now <= this.#youngUntil ? 'telling' : 'nothing';
  }

  #follow(parent: Node, happening: Happening, outcome: Outcome, tried: number): void {
    const { habits, depth } = parent;
    this.#reach({ habits, parent, happening, depth: depth + 1, tried, situation: null }, outcome);
  }

  #reach(node: Node, { next, breach }: Outcome): void {
    if (this.#wasSeen(node, next)) return;
    this.#trial.measured.states += 1;
    this.#note(node, breach ?? this.#ending(next) ?? this.#tooMany());
    node.situation = next;
    this.#queue.push(node);
  }

  /** Seen with as few unusual things as now, and as much left to try. */
  #wasSeen(node: Node, situation: Situation): boolean {
    const mayTry = this.#mayTry(node, situation.now);
    const isSilent = mayTry === 'nothing' && situation.habits.staff === 'silent';
    const tried = mayTry === 'nothing' ? 2 : node.tried;
    const key = `${isSilent}${keyOf(situation, isSilent, this.#minutesOf)}`;
    const before = this.#seen.get(key);
    if (before && before.tried <= tried && before.now <= situation.now) return true;
    this.#seen.set(key, { tried, now: situation.now });
    return false;
  }

  #tooMany(): Breach | null {
    const { states } = this.#trial.measured;
    return states > mostStates ? { promise: 'can-be-looked-through', states } : null;
  }

  readonly #minutesOf = (at: Instant): number => {
    const known = this.#minutes.get(at);
    if (known !== undefined) return known;
    const minutes = toEpochMilliseconds(at) / 60_000;
    this.#minutes.set(at, minutes);
    return minutes;
  };

  #ending(situation: Situation): Breach | null {
    const key = endingKey(situation);
    const known = this.#endings.get(key);
    if (known !== undefined) return known;
    const breach = cannotEnd(situation);
    this.#endings.set(key, breach);
    return breach;
  }

  #note(node: Node, breach: Breach | null): void {
    if (breach && !this.#broken.has(breach.promise)) this.#broken.set(breach.promise, { breach, node });
  }
}

function pathTo(node: Node): Path {
  const happenings: Happening[] = [];
  for (let at: Node | null = node; at; at = at.parent) if (at.happening) happenings.push(at.happening);
  return { habits: node.habits, happenings: happenings.toReversed() };
}
