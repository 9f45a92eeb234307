/** Long work in portions, so that a huge calendar does not hold up everything else that this process has to do. */
import { setImmediate } from 'node:timers/promises';

/** Work that pauses after each portion. */
export type Portions<Result> = Generator<undefined, Result>;

export function* inPortions<Item, Result>(
  items: readonly Item[],
  work: (item: Item) => Result,
): Portions<Result[]> {
  const done: Result[] = [];
  for (const item of items) {
    done.push(work(item));
    if (done.length % 200 === 0) yield;
  }
  return done;
}

/** Gives everything else its turn between portions. */
export async function inTurns<Result>(portions: Portions<Result>): Promise<Result> {
  for (let step = portions.next(); ; step = portions.next()) {
    if (step.done) return step.value;
    await setImmediate();
  }
}

/** All at once, where there is nothing to hold up. */
export function atOnce<Result>(portions: Portions<Result>): Result {
  for (let step = portions.next(); ; step = portions.next()) if (step.done) return step.value;
}
