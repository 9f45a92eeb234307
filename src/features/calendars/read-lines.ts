/**
 * Bytes of a calendar file → logical lines. Lines are unfolded before they are decoded, because real programs
 * fold in the middle of a character.
 */
import { Problem } from '#core/problem.ts';

export interface Line {
  readonly text: string;
  /** Where the line begins in the file, counted from 1. */
  readonly number: number;
}

export interface ReadLines {
  readonly lines: readonly Line[];
  /** What was assumed about the encoding, in words, or `null` for plain UTF-8. */
  readonly encodingNote: string | null;
}

export const maxCalendarBytes = 20 * 1024 * 1024;

const strictUtf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: false });
const windows1252 = new TextDecoder('windows-1252');
const beyondAscii = /[\u0080-\u00ff]/;

export function readLines(bytes: Uint8Array): ReadLines {
  if (bytes.length > maxCalendarBytes) throw tooLarge();
  const wide = utf16Label(bytes);
  if (wide) {
    const lines = unfold(new TextDecoder(wide).decode(bytes));
    return { lines, encodingNote: `The file is written in ${wide.toUpperCase()}; it was read as such.` };
  }
  // Each byte becomes one character, so that folding can be undone before characters are put together.
  const folded = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  let foreign = 0;
  const lines = unfold(folded.replace(/^\u00ef\u00bb\u00bf/, '')).map((line) => {
    if (!beyondAscii.test(line.text)) return line;
    const raw = Buffer.from(line.text, 'latin1');
    try {
      return { number: line.number, text: strictUtf8.decode(raw) };
    } catch {
      foreign += 1;
      return { number: line.number, text: windows1252.decode(raw) };
    }
  });
  const encodingNote =
    foreign > 0
      ? `${foreign} ${foreign === 1 ? 'line is' : 'lines are'} not UTF-8 and were read as Latin-1.`
      : null;
  return { lines, encodingNote };
}

/** A line that begins with a space or a tab continues the one before it. */
function unfold(text: string): Line[] {
  const lines: { text: string; number: number }[] = [];
  let number = 0;
  for (const row of text.split(/\r*\n|\r/)) {
    number += 1;
    const previous = lines.at(-1);
    if (previous && (row.startsWith(' ') || row.startsWith('\t'))) previous.text += row.slice(1);
    else if (row.trim() !== '') lines.push({ text: row.replaceAll('\0', ''), number });
  }
  return lines;
}

function utf16Label(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0x42 && second === 0)) return 'utf-16le';
  if ((first === 0xfe && second === 0xff) || (first === 0 && second === 0x42)) return 'utf-16be';
  return null;
}

function tooLarge(): Problem {
  return new Problem(
    'too-large',
    'calendar-too-large',
    'The calendar file is larger than 20 MB, so it was not read.',
    [
      {
        field: 'file',
        reason: 'It is larger than 20 MB.',
        wayOut: 'Export a shorter period, for example the next three months.',
      },
    ],
  );
}
