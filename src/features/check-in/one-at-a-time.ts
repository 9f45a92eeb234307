/** The last work of each link that has any. */
const lasts = new Map<string, Promise<unknown>>();

/**
 * Does what comes through one link one by one, in the order in which it came, so that whoever sends a flood of long
 * texts holds up only themselves: no connection and no lock is held for what still waits here.
 */
export function oneAtATime<Result>(linkId: string, work: () => Promise<Result>): Promise<Result> {
  const mine = (lasts.get(linkId) ?? Promise.resolve()).then(work);
  const settled = mine.then(forget, forget);
  lasts.set(linkId, settled);
  return mine;

  function forget(): void {
    if (lasts.get(linkId) === settled) lasts.delete(linkId);
  }
}
