/** An invariant that did not hold. */
export class Broken extends Error {}

export function must(holds: boolean, otherwise: string): void {
  if (!holds) throw new Broken(otherwise);
}
