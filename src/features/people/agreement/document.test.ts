import { expect, test } from 'vitest';
import { german } from './de.ts';
import { wordsFor } from './document.ts';
import { english } from './en.ts';
import { spanish } from './es.ts';
import { french } from './fr.ts';

test('a client reads the agreement in their language, or in English where Kept has no better one', () => {
  expect(wordsFor('es-MX')).toBe(spanish);
  expect(wordsFor('en')).toBe(english);
  expect(wordsFor('ko').language).toBe('en');
});

test.each([spanish, french, german])(
  'every language says everything, and a translation that nobody has read says so: $language',
  (translation) => {
    expect(wordsFor(translation.language)).toBe(translation);
    expect(shapeOf(translation)).toEqual(shapeOf(english));
    expect(translation.review).not.toBe('original');
  },
);

function shapeOf(words: object): unknown {
  return Object.entries(words).map(([name, value]) => [
    name,
    typeof value === 'object' ? shapeOf(value) : typeof value,
  ]);
}
