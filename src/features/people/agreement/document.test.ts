import { expect, test } from 'vitest';
import { wordsFor } from './document.ts';
import { english } from './en.ts';
import { spanish } from './es.ts';

test('a client reads the agreement in their language, or in English where Kept has no better one', () => {
  expect(wordsFor('es-MX')).toBe(spanish);
  expect(wordsFor('en')).toBe(english);
  expect(wordsFor('ko').language).toBe('en');
});

test('every language says everything, and a translation that nobody has read says so', () => {
  expect(shapeOf(spanish)).toEqual(shapeOf(english));
  expect(spanish.review).not.toBe('original');
});

function shapeOf(words: object): unknown {
  return Object.entries(words).map(([name, value]) => [
    name,
    typeof value === 'object' ? shapeOf(value) : typeof value,
  ]);
}
