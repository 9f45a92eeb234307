/**
 * What stands in a backup, line by line: a head; each table with its columns, its rows as PostgreSQL's COPY writes them in
 * text, and `\.`; and how many rows each table had with a hash of them, by which it is known to be whole.
 */
import { createHash, type Hash } from 'node:crypto';
import { NotReadable } from './sealed-file.ts';

export interface Head {
  readonly kept: 'backup';
  readonly format: 1;
  /** Of the program. */
  readonly version: string;
  readonly takenAt: string;
  /** Names of the migrations that the database had had. */
  readonly migrations: readonly string[];
}

export interface TableHead {
  readonly table: string;
  readonly columns: readonly string[];
}

export interface Counted {
  readonly rows: number;
  readonly sha256: string;
}

export interface Tail {
  readonly whole: Readonly<Record<string, Counted>>;
}

export const endOfRows = '\\.\n';
export const lineOf = (value: Head | TableHead | Tail): Buffer => Buffer.from(`${JSON.stringify(value)}\n`);

/** Counts and hashes what passes. */
export class Counter {
  readonly #hash: Hash = createHash('sha256');
  #rows = 0;

  passes(rows: Buffer): Buffer {
    this.#hash.update(rows);
    for (let at = rows.indexOf(10); at >= 0; at = rows.indexOf(10, at + 1)) this.#rows += 1;
    return rows;
  }

  counted(): Counted {
    return { rows: this.#rows, sha256: this.#hash.digest('hex') };
  }
}

export type Part =
  | { readonly kind: 'head'; readonly head: Head }
  /** Its rows have to be gone through before the next part is asked for. */
  | { readonly kind: 'table'; readonly table: TableHead; readonly rows: AsyncIterable<Buffer> }
  /** Everything was there as it was written. */
  | { readonly kind: 'tail'; readonly tail: Tail };

/** Goes through a backup from its beginning to its end; throws `NotReadable` where it is not whole. */
export async function* partsOf(text: AsyncIterable<Buffer>): AsyncGenerator<Part> {
  const lines = new Lines(text);
  const head = parsed<Head>(await lines.one());
  if (head?.kept !== 'backup') throw new NotReadable('This is no backup of Kept.');
  if (head.format !== 1)
    throw new NotReadable(
      `This backup was made by Kept ${head.version}, which is newer. Restore it with that.`,
    );
  yield { kind: 'head', head };
  const seen: Record<string, Counted> = {};
  for (;;) {
    const next = parsed<TableHead | Tail>(await lines.one());
    if (next === null) throw new NotReadable('This backup breaks off in the middle.');
    if ('whole' in next) {
      compare(next.whole, seen);
      yield { kind: 'tail', tail: next };
      return;
    }
    const counter = new Counter();
    yield { kind: 'table', table: next, rows: lines.rows(counter) };
    seen[next.table] = counter.counted();
  }
}

function compare(written: Tail['whole'], seen: Readonly<Record<string, Counted>>): void {
  const tables = [...new Set([...Object.keys(written), ...Object.keys(seen)])];
  const other = tables.filter((table) => written[table]?.sha256 !== seen[table]?.sha256);
  if (other.length > 0)
    throw new NotReadable(`This backup is damaged: ${other.join(', ')} are not as written.`);
}

function parsed<Value>(line: string | null): Value | null {
  if (line === null) return null;
  try {
    return JSON.parse(line) as Value;
  } catch (error) {
    throw new NotReadable('This backup is damaged.', { cause: error });
  }
}

/** Bytes as they come, cut at the ends of lines. */
class Lines {
  readonly #chunks: AsyncIterator<Buffer>;
  #rest: Buffer = Buffer.alloc(0);

  constructor(text: AsyncIterable<Buffer>) {
    this.#chunks = text[Symbol.asyncIterator]();
  }

  async one(): Promise<string | null> {
    let end = this.#rest.indexOf(10);
    while (end < 0) {
      if (!(await this.#more())) return null;
      end = this.#rest.indexOf(10);
    }
    const line = this.#rest.subarray(0, end).toString();
    this.#rest = this.#rest.subarray(end + 1);
    return line;
  }

  /** Whole rows, many at a time, up to the end of the table. */
  async *rows(counter: Counter): AsyncIterable<Buffer> {
    for (;;) {
      const end = this.#endOfTable();
      if (end !== null) {
        const last = this.#rest.subarray(0, end);
        this.#rest = this.#rest.subarray(end + endOfRows.length);
        if (last.length > 0) yield counter.passes(last);
        return;
      }
      const whole = this.#rest.lastIndexOf(10) + 1;
      if (whole > 0) {
        const rows = this.#rest.subarray(0, whole);
        this.#rest = this.#rest.subarray(whole);
        yield counter.passes(rows);
      }
      if (!(await this.#more())) throw new NotReadable('This backup breaks off in the middle.');
    }
  }

  #endOfTable(): number | null {
    if (this.#rest.subarray(0, endOfRows.length).equals(Buffer.from(endOfRows))) return 0;
    const at = this.#rest.indexOf(`\n${endOfRows}`);
    return at < 0 ? null : at + 1;
  }

  async #more(): Promise<boolean> {
    const { value, done } = await this.#chunks.next();
    if (done) return false;
    this.#rest = this.#rest.length === 0 ? value : Buffer.concat([this.#rest, value]);
    return true;
  }
}
