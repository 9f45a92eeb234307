/** Reads the bytes of a CSV file as spreadsheets really write them: any of their encodings, any of their separators. */
import { CsvError, parse } from 'csv-parse/sync';
import { Problem } from '#core/problem.ts';

export interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly TableRow[];
  readonly encoding: 'utf-8' | 'utf-16' | 'windows-1252';
}

export interface TableRow {
  /** Of the file, counted from 1, where the row ends; a cell may hold line breaks. */
  readonly line: number;
  readonly cells: readonly string[];
}

const mostBytes = 5 * 1024 * 1024;
const mostRows = 20_000;

export function readTable(bytes: Uint8Array): Table {
  if (bytes.byteLength > mostBytes) {
    throw new Problem(
      'too-large',
      'file-too-large',
      'This file is larger than 5 MB. Split it and import the parts.',
    );
  }
  const { text, encoding } = decode(bytes);
  const rows = split(text);
  const [head, ...body] = rows;
  if (!head) {
    throw new Problem(
      'invalid',
      'empty-file',
      'This file is empty. It needs a first line with the names of its columns.',
    );
  }
  if (body.length > mostRows) {
    throw new Problem(
      'too-large',
      'too-many-rows',
      `This file has more than ${mostRows} rows. Split it and import the parts.`,
    );
  }
  return { columns: head.cells, rows: body, encoding };
}

/** UTF-8 unless a mark says otherwise; what is not UTF-8 is read as Windows-1252, in which every byte means something. */
function decode(bytes: Uint8Array): { text: string; encoding: Table['encoding'] } {
  const [first, second, third, fourth] = bytes;
  if (first === 0x50 && second === 0x4b && third === 0x03 && fourth === 0x04) {
    throw new Problem(
      'invalid',
      'not-csv',
      'This is a spreadsheet or an archive and not a CSV file. Open it in its program and save it as "CSV UTF-8".',
    );
  }
  if (first === 0xff && second === 0xfe)
    return { text: new TextDecoder('utf-16le').decode(bytes), encoding: 'utf-16' };
  if (first === 0xfe && second === 0xff)
    return { text: new TextDecoder('utf-16be').decode(bytes), encoding: 'utf-16' };
  if (bytes.includes(0)) {
    throw new Problem('invalid', 'not-text', 'This file is not text. Save it as "CSV UTF-8" and try again.');
  }
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'utf-8' };
  } catch {
    return { text: new TextDecoder('windows-1252').decode(bytes), encoding: 'windows-1252' };
  }
}

function split(text: string): TableRow[] {
  // Excel writes its separator into a first line of its own in some countries.
  const announced = /^sep=(.)\r?\n/i.exec(text);
  const content = announced ? text.slice(announced[0].length) : text;
  try {
    const records = parse(content, {
      delimiter: announced?.[1] ?? likeliestSeparator(content),
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
      trim: true,
    }) as unknown as { record: string[]; info: { lines: number } }[];
    const linesBefore = announced ? 1 : 0;
    return records.map(({ record, info }) => ({ line: info.lines + linesBefore, cells: record }));
  } catch (fault) {
    if (!(fault instanceof CsvError)) throw fault;
    throw new Problem('invalid', 'broken-csv', brokenWords(fault), []);
  }
}

/** The one that the first line holds most of, outside quotes. */
function likeliestSeparator(text: string): string {
  const head = (text.split(/\r\n|\r|\n/, 1)[0] ?? '').replace(/"[^"]*"/g, '');
  const counted = [',', ';', '\t'].map((separator) => ({ separator, count: head.split(separator).length }));
  return counted.reduce((best, one) => (one.count > best.count ? one : best)).separator;
}

function brokenWords({ code, lines }: CsvError & { lines?: unknown }): string {
  const where = typeof lines === 'number' ? ` near line ${lines}` : '';
  return code === 'CSV_QUOTE_NOT_CLOSED'
    ? `A quotation mark is opened and never closed${where}, so the rest of the file cannot be told apart. Close it, or remove it, and import again. Nothing was imported.`
    : `The quotation marks do not match${where}. Correct them, or save the file again as "CSV UTF-8". Nothing was imported.`;
}
