/** All that chance decides in a simulation, drawn from one seed: the same seed draws the same sequence. */

export interface Chance {
  /** A whole number from 0 up to, not including, `below`. */
  whole(below: number): number;
  /** A whole number, both ends included. */
  between(from: number, to: number): number;
  /** True so often, from 0 to 1. */
  happens(probability: number): boolean;
  one<Item>(of: readonly Item[]): Item;
  /** A UUID of version 7, in form. */
  id<Id extends string>(): Id;
}

/** sfc32 of PractRand, warmed up so that neighbouring seeds have nothing in common. */
export function chanceFrom(seed: number): Chance {
  let [a, b, c, counter] = [seed | 0, Math.floor(seed / 2 ** 32) | 0, 0x9e3779b9 | 0, 1];

  function bits(): number {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    c |= 0;
    return sum >>> 0;
  }
  for (let round = 0; round < 15; round += 1) bits();

  const fraction = () => bits() / 2 ** 32;
  const whole = (below: number) => Math.floor(fraction() * below);
  const hex = (digits: number) => Array.from({ length: digits }, () => whole(16).toString(16)).join('');
  return {
    whole,
    between: (from, to) => from + whole(to - from + 1),
    happens: (probability) => fraction() < probability,
    one<Item>(of: readonly Item[]): Item {
      if (of.length === 0) throw new Error('chance has nothing to choose from');
      return of[whole(of.length)] as Item;
    },
    id: <Id extends string>() => `${hex(8)}-${hex(4)}-7${hex(3)}-8${hex(3)}-${hex(12)}` as Id,
  };
}
