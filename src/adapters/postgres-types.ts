/** How PostgreSQL's values arrive: instants and days as text of one form, whole numbers as numbers. */
import { type CustomTypesConfig, types } from 'pg';
import { fromEpochMilliseconds } from '#core/time/instant.ts';

const INT8 = 20;
const DATE = 1082;
const TIMESTAMPTZ = 1184;
const TEXT_ARRAY = 1009;
const INT8_ARRAY = 1016;
const DATE_ARRAY = 1182;
const TIMESTAMPTZ_ARRAY = 1185;

const parseTimestamp = types.getTypeParser(TIMESTAMPTZ, 'text') as (text: string) => Date | number | null;

function readInstant(text: string): string {
  const read = parseTimestamp(text);
  if (!(read instanceof Date)) throw new RangeError('an instant in the database must be finite');
  return fromEpochMilliseconds(read.getTime());
}

function readWholeNumber(text: string): number {
  const read = Number(text);
  if (!Number.isSafeInteger(read)) throw new RangeError('a bigint is beyond what a number can hold exactly');
  return read;
}

const splitArray = types.getTypeParser(TEXT_ARRAY as number, 'text') as (text: string) => (string | null)[];
const arrayOf = (readEntry: (text: string) => unknown) => (text: string) =>
  splitArray(text).map((entry) => (entry === null ? null : readEntry(entry)));

const readers = new Map<number, (text: string) => unknown>([
  [INT8, readWholeNumber],
  [DATE, (text) => text],
  [TIMESTAMPTZ, readInstant],
  [INT8_ARRAY, arrayOf(readWholeNumber)],
  [DATE_ARRAY, arrayOf((text) => text)],
  [TIMESTAMPTZ_ARRAY, arrayOf(readInstant)],
]);

export const typeReaders: CustomTypesConfig = {
  getTypeParser: ((id: number, format?: 'text' | 'binary') =>
    (format !== 'binary' && readers.get(id)) ||
    types.getTypeParser(id, format ?? 'text')) as typeof types.getTypeParser,
};
