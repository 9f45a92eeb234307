/** A clients file as a whole: every row is either a client or a list of what is wrong with it. */
import { type FieldProblem, Problem } from '#core/problem.ts';
import { columnNamed } from './import-columns.ts';
import { type ImportDefaults, type ImportedClient, readClientRow } from './read-client-row.ts';
import { readTable, type Table } from './read-table.ts';

export interface ClientsFile {
  readonly rows: readonly FileRow[];
  /** Headings that mean nothing here; their cells were not read. */
  readonly unknownColumns: readonly string[];
  readonly encoding: Table['encoding'];
}

export type FileRow = { readonly line: number } & (
  | { readonly kind: 'client'; readonly client: ImportedClient }
  | { readonly kind: 'unreadable'; readonly problems: readonly FieldProblem[] }
);

/** Pure: what it says depends on the bytes alone. Throws a Problem when the file as a whole cannot be read. */
export function readClientsCsv(bytes: Uint8Array, defaults: ImportDefaults): ClientsFile {
  const table = readTable(bytes);
  const names = table.columns.map(columnNamed);
  if (!names.includes('preferred_name')) {
    throw new Problem(
      'invalid',
      'column-missing',
      'The first line has no column preferred_name. Put the names of the columns into the first line, as in examples/clients.csv.',
    );
  }
  const twice = names.find((name, at) => name !== null && names.indexOf(name) !== at);
  if (twice) {
    throw new Problem(
      'invalid',
      'column-twice',
      `The column ${twice} is there twice. Remove one, so that it is clear which one counts.`,
    );
  }
  const rows = table.rows.map(({ line, cells }): FileRow => {
    const surplus = cells.slice(table.columns.length);
    if (cells.length < table.columns.length || surplus.some((cell) => cell !== '')) {
      return { line, kind: 'unreadable', problems: [uneven] };
    }
    const result = readClientRow((column) => cells[names.indexOf(column)] ?? '', defaults);
    return result.ok
      ? { line, kind: 'client', client: result.client }
      : { line, kind: 'unreadable', problems: result.problems };
  });
  const unknownColumns = table.columns.filter((heading, at) => names[at] === null && heading !== '');
  return { rows, unknownColumns, encoding: table.encoding };
}

/** Guessing which cell slipped could put one person's number into another column. */
const uneven: FieldProblem = {
  field: 'row',
  reason: 'Has more or fewer cells than the first line',
  wayOut: 'put text that contains the separator into quotation marks, and check for missing cells',
};
