import { type Head, partsOf } from './format.ts';
import { NotReadable } from './sealed-file.ts';

/** Rows by table. */
export type Taken = ReadonlyMap<string, number>;

export interface Whole {
  readonly head: Head;
  readonly taken: Taken;
}

/** Reads a backup from its beginning to its end, and says what is in it; throws `NotReadable` where it is not whole. */
export async function goThrough(text: AsyncIterable<Buffer>): Promise<Whole> {
  let head: Head | null = null;
  for await (const part of partsOf(text)) {
    if (part.kind === 'head') head = part.head;
    if (part.kind === 'table') for await (const _rows of part.rows);
    if (part.kind === 'tail' && head)
      return {
        head,
        taken: new Map(Object.entries(part.tail.whole).map(([table, { rows }]) => [table, rows])),
      };
  }
  throw new NotReadable('This backup breaks off in the middle.');
}
