/**
 * The letters of a printed record: one typeface, in as many files as there are scripts, looked at only when a text
 * needs them. A character that it has no form for is printed as its code, so that nothing is silently lost.
 */
import { fileURLToPath } from 'node:url';

export type Face = 'regular' | 'semibold' | 'italic';

/** Part of a text that one font file can print. */
export interface Run {
  readonly font: string;
  readonly text: string;
}

/** The little of pdfkit that is needed here. */
export interface FontBook {
  registerFont(name: string, source: string): unknown;
  font(name: string): unknown;
}

const files: Readonly<Record<Face, string>> = {
  regular: '400-normal',
  semibold: '600-normal',
  italic: '400-italic',
};
const scripts = [
  'latin',
  'latin-ext',
  'greek',
  'cyrillic',
  'vietnamese',
  'cyrillic-ext',
  'greek-ext',
] as const;

export class Typeface {
  readonly #book: FontBook;
  readonly #known = new Map<string, string | null>();

  constructor(book: FontBook) {
    this.#book = book;
    for (const face of Object.keys(files) as Face[]) {
      for (const script of scripts) book.registerFont(nameOf(script, face), pathOf(script, face));
    }
  }

  /** Text in the order in which it is printed, split where another font file takes over. */
  runs(text: string, face: Face): readonly Run[] {
    const runs: { font: string; text: string }[] = [];
    for (const character of visible(text)) {
      const found = this.#fontFor(character, face);
      const font = found ?? nameOf('latin', face);
      const printed = found ? character : codeOf(character);
      const last = runs.at(-1);
      if (last?.font === font) last.text += printed;
      else runs.push({ font, text: printed });
    }
    return runs;
  }

  #fontFor(character: string, face: Face): string | null {
    if (/[ -~]/.test(character)) return nameOf('latin', face);
    const key = `${face} ${character}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const script = scripts.find((each) => this.#has(nameOf(each, face), character));
    const found = script ? nameOf(script, face) : null;
    this.#known.set(key, found);
    return found;
  }

  #has(font: string, character: string): boolean {
    this.#book.font(font);
    return glyphsOf(this.#book).hasGlyphForCodePoint(character.codePointAt(0) ?? 0);
  }
}

/** Spaces of every width are one space; what has no form at all, such as a joiner, takes no room. */
function visible(text: string): string {
  return text
    .normalize('NFC')
    .replaceAll(/[\t\p{Zs}]/gu, ' ')
    .replaceAll(/\p{Cc}|\u00AD|[\u200B-\u200D]|\u2060|\uFE0E|\uFE0F|\uFEFF/gu, '');
}

/** pdfkit knows which letters a font has and offers no way to ask; typeface.test.ts notices if this moves. */
function glyphsOf(book: FontBook): { hasGlyphForCodePoint(codePoint: number): boolean } {
  const { _font } = book as unknown as {
    _font: { font: { hasGlyphForCodePoint(codePoint: number): boolean } };
  };
  return _font.font;
}

export function nameOf(script: (typeof scripts)[number], face: Face): string {
  return `${script} ${face}`;
}

function pathOf(script: (typeof scripts)[number], face: Face): string {
  const file = `@fontsource/source-sans-3/files/source-sans-3-${script}-${files[face]}.woff`;
  return fileURLToPath(import.meta.resolve(file));
}

/** `[U+1F44D]`: ugly, searchable and complete. */
function codeOf(character: string): string {
  const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  return `[U+${code}]`;
}
