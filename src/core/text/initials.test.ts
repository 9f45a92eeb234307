import { expect, test } from 'vitest';
import { initialsOf } from './initials.ts';

test.each([
  ['Ana Reyes', 'A. R.'],
  ['  ana   reyes ', 'A. R.'],
  ['Mary-Jane O’Neil', 'M. J. O.'],
  ['Eli & Sam', 'E. S.'],
  ['Ana (Ani) Maria Reyes de la Cruz', 'A. A. M.'],
  ['ليلى حداد', 'ل. ح.'],
  ['Élodie', 'É.'],
  ['山田 花子', '山. 花.'],
  ['', ''],
])('%s is called %s', (name, initials) => {
  expect(initialsOf(name)).toBe(initials);
});
