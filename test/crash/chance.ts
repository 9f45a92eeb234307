/** Chance that can be repeated: the same seed gives the same numbers (xorshift32 by Marsaglia). */
export interface Chance {
  readonly seed: number;
  /** A whole number from `least` to `most`, both included. */
  between(least: number, most: number): number;
}

export function chanceFrom(seed: number): Chance {
  let state = seed | 0 || 1;
  return {
    seed,
    between(least, most) {
      state ^= state << 13;
      state ^= state >>> 17;
      state ^= state << 5;
      return least + ((state >>> 0) % (most - least + 1));
    },
  };
}
