import type { Reading } from '#core/case/vocabulary.ts';

/** The languages of the table; `any` is for what is written alike everywhere. */
export const languages = ['en', 'es', 'fr', 'de', 'any'] as const;
export type ExampleLanguage = (typeof languages)[number];

export type Meaning = Exclude<Reading, 'duress'>;

/** Messages by what they mean. `not-ok` stands for "may be danger", `unclear` for "a person has to read this". */
export type Examples = Readonly<Partial<Record<Meaning, readonly string[]>>>;

/** One message a line; `\n` is a new line inside a message, `\u{…}` a sign that would not be seen here. */
export function lines({ raw }: TemplateStringsArray): readonly string[] {
  return raw
    .join('')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) =>
      line
        .replaceAll('\\n', '\n')
        .replace(/\\u\{([0-9a-f]+)\}/gi, (_, hex: string) => String.fromCodePoint(Number.parseInt(hex, 16))),
    );
}
