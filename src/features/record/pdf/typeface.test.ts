import Pdf from 'pdfkit';
import { expect, test } from 'vitest';
import { Typeface } from './typeface.ts';

const runsOf = (text: string) => new Typeface(new Pdf({ autoFirstPage: false })).runs(text, 'regular');
const printed = (text: string) =>
  runsOf(text)
    .map((run) => run.text)
    .join('');

test('a text of one script is one run', () => {
  expect(runsOf('Ana Reyes, 14:20 – “I’m OK”')).toEqual([
    { font: 'latin regular', text: 'Ana Reyes, 14:20 – “I’m OK”' },
  ]);
});

test('names in other scripts are printed as they are written', () => {
  for (const name of [
    'Łukasz Wójcik',
    'Ольга Шевченко',
    'Γιώργος',
    'Nguyễn Thị Hiền',
    'Zoë Özdemir',
    'Ñuño Ávila',
  ])
    expect(printed(name)).toBe(name.normalize('NFC'));
  expect(runsOf('Ana и Ольга').map(({ font }) => font)).toEqual([
    'latin regular',
    'cyrillic regular',
    'latin regular',
    'cyrillic regular',
  ]);
});

test('an accent of its own is joined to its letter', () => {
  expect(runsOf('Zoe\u0308')).toEqual([{ font: 'latin regular', text: 'Zoë' }]);
});

test('what the typeface has no form for is printed as its code, and nothing is lost', () => {
  expect(printed('王小明')).toBe('[U+738B][U+5C0F][U+660E]');
  expect(printed('ok 👍')).toBe('ok [U+1F44D]');
  expect(printed('سارة')).toMatch(/^(\[U\+06[0-9A-F]{2}\]){4}$/);
  expect(printed('half \uD83D')).toBe('half [U+D83D]');
});

test('spaces of every width are one space, and what has no form takes no room', () => {
  expect(printed('a\u2009b\u00A0c\u200B\uFEFF\u0007d')).toBe('a b cd');
});

test('a mark that would turn the letters around is printed, so that nobody is misled', () => {
  expect(printed('\u202Eoot')).toBe('[U+202E]oot');
});

test('every letter that is printed can also be measured', () => {
  const book = new Pdf({ autoFirstPage: false });
  const typeface = new Typeface(book);
  for (let code = 0x20; code < 0x3000; code += 1) {
    for (const { font, text } of typeface.runs(String.fromCodePoint(code), 'regular')) {
      book.font(font);
      expect(book.widthOfString(text), `U+${code.toString(16)}`).toBeGreaterThanOrEqual(0);
    }
  }
});

test('bold and italic letters come from their own files', () => {
  const typeface = new Typeface(new Pdf({ autoFirstPage: false }));
  expect(typeface.runs('Ana', 'semibold')).toEqual([{ font: 'latin semibold', text: 'Ana' }]);
  expect(typeface.runs('Жанна', 'italic')).toEqual([{ font: 'cyrillic italic', text: 'Жанна' }]);
});
