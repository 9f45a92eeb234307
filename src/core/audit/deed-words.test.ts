import { expect, test } from 'vitest';
import { deedWords, isRefusal } from './deed-words.ts';

test.each([
  ['case.case-closed', 'Closed the case', false],
  ['case.close-case.refused', 'Refused: to close the case', true],
  ['access.denied', 'Refused: what their role does not allow', true],
  ['case.viewed', 'Looked at the case', false],
  ['something.new', 'something.new', false],
])('%s is told as "%s"', (action, words, refused) => {
  expect(deedWords(action)).toBe(words);
  expect(isRefusal(action)).toBe(refused);
});
