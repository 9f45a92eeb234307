import { type ExampleLanguage, type Examples, languages } from './replies/examples.ts';
import { heldOut as allHeldOut } from './replies/held-out.ts';
import { meanings, type Table } from './replies/measure.ts';
import { table } from './replies/table.ts';

/** What the reader's words were made with. */
export const replyExamples: Table = table;

const seen = new Set(Object.values(table).flatMap((examples) => Object.values(examples).flat()));

/** What they were not: a message that stands in both is not held out. */
export const heldOutReplies = Object.fromEntries(
  languages.map((language) => [language, unseen(allHeldOut[language])]),
) as Record<ExampleLanguage, Examples>;

function unseen(examples: Examples): Examples {
  return Object.fromEntries(
    meanings.map((meaning) => [meaning, (examples[meaning] ?? []).filter((text) => !seen.has(text))]),
  );
}
