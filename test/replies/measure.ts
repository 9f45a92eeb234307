/** How the reader does on a table: what is meant against what was read, and the few figures that matter. */
import { readReply } from '#core/reply/read-reply.ts';
import { type ExampleLanguage, type Examples, languages, type Meaning } from './examples.ts';

export type Table = Readonly<Record<ExampleLanguage, Examples>>;

export interface Row {
  readonly language: ExampleLanguage;
  readonly meaning: Meaning;
  readonly text: string;
  readonly reading: string;
  readonly why: string;
}

export const meanings = ['safe', 'late', 'call-me', 'explain-later', 'opt-out', 'not-ok', 'unclear'] as const;

/** Without a hint of the client's language, so that the words have to do. */
export function rowsOf(table: Table): readonly Row[] {
  return languages.flatMap((language) =>
    meanings.flatMap((meaning) =>
      (table[language][meaning] ?? []).map((text) => {
        const { reading, why } = readReply(text);
        return { language, meaning, text, reading, why };
      }),
    ),
  );
}

export const isCalm = (reading: string): boolean => reading === 'safe' || reading === 'late';

/** The mistakes that may cost a life: nobody is asked about what somebody should have seen. */
export function readAsCalm(rows: readonly Row[]): readonly Row[] {
  return rows.filter(({ meaning, reading }) => isCalm(reading) && !isCalm(meaning));
}

/** The share of what means this that was read as it. */
export function hitsAmong(rows: readonly Row[], wanted: Meaning, language?: ExampleLanguage): Hits {
  const meant = rows.filter((row) => row.meaning === wanted && (!language || row.language === language));
  return { hits: meant.filter(({ reading }) => reading === wanted).length, of: meant.length };
}

export interface Hits {
  readonly hits: number;
  readonly of: number;
}

/** One line for each meaning, one column for each reading; what is nought is a dot. */
export function confusionTable(rows: readonly Row[]): string {
  const head = ['meant ↓ / read →', ...meanings, 'lines'];
  const body = meanings.map((meaning) => {
    const meant = rows.filter((row) => row.meaning === meaning);
    const counts = meanings.map((reading) => meant.filter((row) => row.reading === reading).length);
    return [meaning, ...counts.map((count) => (count === 0 ? '·' : String(count))), String(meant.length)];
  });
  const rule = ['---', ...meanings.map(() => '---:'), '---:'];
  return [head, rule, ...body].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
