import { expect, test } from 'vitest';
import { isFoundBy } from './found-by.ts';

test.each([
  ['ana', 'Ana Reyes', true],
  ['reyes ana', 'Ana Reyes', true],
  ['elodie', 'Élodie Martin', true],
  ['É', 'elodie', true],
  ['حداد', 'ليلى حداد', true],
  ['', 'anybody', true],
  ['ana ben', 'Ana Reyes', false],
])('%s finds %s: %s', (text, name, isFound) => {
  expect(isFoundBy(text, name)).toBe(isFound);
});
