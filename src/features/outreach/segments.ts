/** How many text messages a text becomes on its way, after 3GPP TS 23.038 (letters) and 23.040 (parts). */

import { gsmPlaces } from '#core/text/gsm.ts';

export interface Segments {
  /** One letter outside GSM-7 moves the whole text to UCS-2, which fits less than half as much. */
  readonly encoding: 'GSM-7' | 'UCS-2';
  readonly count: number;
  /** The first letter that made it UCS-2, or `null`. */
  readonly firstOutside: string | null;
}

export function countSegments(text: string): Segments {
  const letters = [...text];
  const firstOutside = letters.find((letter) => gsmPlaces(letter) === null) ?? null;
  if (firstOutside === null) {
    const sizes = letters.map((letter) => gsmPlaces(letter) ?? 1);
    return { encoding: 'GSM-7', count: fill(sizes, 160, 153), firstOutside };
  }
  // A letter beyond the 16 bits of UCS-2 takes two places, and they stay together.
  return {
    encoding: 'UCS-2',
    count: fill(
      letters.map((letter) => letter.length),
      70,
      67,
    ),
    firstOutside,
  };
}

/** `whole` places where one message is enough; `part` where each carries the header that joins them again. */
function fill(sizes: readonly number[], whole: number, part: number): number {
  const total = sizes.reduce((sum, size) => sum + size, 0);
  if (total === 0) return 0;
  if (total <= whole) return 1;
  let count = 1;
  let used = 0;
  for (const size of sizes) {
    if (used + size > part) {
      count += 1;
      used = 0;
    }
    used += size;
  }
  return count;
}
