/** Writes the table of settings into the README, between its marks, from the schema that the program reads. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describeConfig } from '#app/config.ts';

const readme = join(import.meta.dirname, '..', 'README.md');
const marks = /(<!-- settings -->\n)[\s\S]*?(<!-- \/settings -->)/;

function settingsTable(): string {
  const rows = describeConfig().map(
    ({ name, means, otherwise }) => `| \`${name}\` | ${means} | ${otherwise} |`,
  );
  return ['| setting | what it is | when it is not set |', '|---|---|---|', ...rows, ''].join('\n');
}

/** The README with the table brought up to date; throws when the marks are missing. */
export function withSettingsTable(text: string): string {
  if (!marks.test(text)) throw new Error('README.md has no <!-- settings --> … <!-- /settings -->');
  return text.replace(marks, (_, before: string, after: string) => `${before}${settingsTable()}${after}`);
}

if (import.meta.main) writeFileSync(readme, withSettingsTable(readFileSync(readme, 'utf8')));
