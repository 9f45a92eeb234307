/** Prints how the reader of replies does on its tables, and writes that into docs/replies.md, between its marks. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ExampleLanguage, languages } from '#test/replies/examples.ts';
import { confusionTable, type Hits, hitsAmong, type Row, readAsCalm, rowsOf } from '#test/replies/measure.ts';
import { heldOutReplies, replyExamples } from '#test/reply-examples.ts';

const page = join(import.meta.dirname, '..', 'docs', 'replies.md');
const marks = /(<!-- readings -->\n)[\s\S]*?(<!-- \/readings -->)/;

const names: Readonly<Record<ExampleLanguage, string>> = {
  en: 'English',
  es: 'Spanish',
  fr: 'French',
  de: 'German',
  any: 'signs, mixtures and disguises',
};

function readings(): string {
  const [table, heldOut] = [rowsOf(replyExamples), rowsOf(heldOutReplies)];
  return [
    `**The ${counted(table)} messages that the words were made with.**`,
    confusionTable(table),
    `**The ${counted(heldOut)} messages that were held out.**`,
    confusionTable(heldOut),
    `**Read as calm, though a person should have seen it:** ${readAsCalm([...table, ...heldOut]).length}.`,
    byLanguage(table, heldOut),
    '',
  ].join('\n\n');
}

function byLanguage(table: readonly Row[], heldOut: readonly Row[]): string {
  const head = '| | plainly well, read as safe | held out | danger, asked about at once | held out |';
  const lines = languages.map((language) => {
    const cells = (['safe', 'not-ok'] as const).flatMap((meaning) =>
      [table, heldOut].map((rows) => share(hitsAmong(rows, meaning, language))),
    );
    return `| ${[names[language], ...cells].join(' | ')} |`;
  });
  return [head, '|---|---:|---:|---:|---:|', ...lines].join('\n');
}

function share({ hits, of }: Hits): string {
  return `${hits} of ${of}`;
}

function counted(rows: readonly Row[]): string {
  return rows.length.toLocaleString('en');
}

/** The page with its tables brought up to date; throws when the marks are missing. */
export function withReadings(text: string): string {
  if (!marks.test(text)) throw new Error('docs/replies.md has no <!-- readings --> … <!-- /readings -->');
  return text.replace(marks, (_, before: string, after: string) => `${before}${readings()}${after}`);
}

if (import.meta.main) {
  console.log(readings());
  writeFileSync(page, withReadings(readFileSync(page, 'utf8')));
}
