/** The last work of each link that has any, in each program. */
const programs = new WeakMap<object, Map<string, Promise<unknown>>>();

/**
 * Does what comes through one link one by one, in the order in which it came, so that whoever sends a flood of long
 * texts holds up only themselves. Work that never ends would stop its link in this program: give it only what ends.
 */
export function oneAtATime<Result>(
  program: object,
  linkId: string,
  work: () => Promise<Result>,
): Promise<Result> {
  const lasts = programs.get(program) ?? new Map<string, Promise<unknown>>();
  programs.set(program, lasts);
  const mine = (lasts.get(linkId) ?? Promise.resolve()).then(work);
  const settled = mine.then(forget, forget);
  lasts.set(linkId, settled);
  return mine;

  function forget(): void {
    if (lasts.get(linkId) === settled) lasts.delete(linkId);
  }
}
