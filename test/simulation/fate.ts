/** What can befall a single operation of a machine. */

export type PointKind = 'statement' | 'commit' | 'queue' | 'provider' | 'sleep' | 'answer';

export interface Fate {
  readonly kind: FateKind;
  /** For pauses and slow lines: how long, in true milliseconds. */
  readonly holdMs: number;
}

export type FateKind =
  | 'goes'
  /** The machine loses its power before the operation reached the other side, or right after it was done there. */
  | 'killed'
  | 'killed-after'
  /** The connection breaks: the operation was not done, or was done and the answer is lost. */
  | 'cut'
  | 'cut-after'
  | 'serialization-failure'
  | 'deadlock'
  | 'disk-full'
  /** The whole machine stands still before the operation leaves, or before its answer is heard. */
  | 'paused'
  | 'paused-after'
  /** Only this operation is slow. */
  | 'held'
  | 'held-after';

export interface Faults {
  fateOf(point: { readonly kind: PointKind }): Fate;
}
