/** Walks a path again from its beginning, by the same rules. */
import type { Path } from './explore.ts';
import { begin, happen, type Outcome } from './happen.ts';
import type { Happening } from './happening.ts';
import { nothingMeasured, type Trial } from './situation.ts';

export interface Walked {
  /** Null for the opening of the case. */
  readonly happening: Happening | null;
  readonly outcome: Outcome;
}

export function* replay(trial: Trial, { habits, happenings }: Path): Generator<Walked> {
  const again: Trial = { ...trial, measured: { ...nothingMeasured } };
  let outcome = begin(again, habits);
  yield { happening: null, outcome };
  for (const happening of happenings) {
    const next = happen(again, outcome.next, happening);
    if (!next) throw new Error('a path that was found does not lead there again');
    outcome = next;
    yield { happening, outcome };
  }
}
