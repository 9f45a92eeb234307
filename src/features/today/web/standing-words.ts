/** Each standing as a word, a shape and a colour. */
import type { MarkProps } from '#ui/mark.tsx';
import type { Standing } from '../contract.ts';

export const standingWords: Readonly<Record<Standing, string>> = {
  expected: 'to come',
  begun: 'has begun',
  here: 'here',
  late: 'not here yet',
  unconfirmed: 'not confirmed',
  'not-seen': 'not seen',
  'in-nobodys-hands': 'nobody has looked',
  accounted: 'accounted for',
  'called-off': 'called off',
  moved: 'moved',
};

export const standingMarks: Readonly<Record<Standing, MarkProps>> = {
  expected: { shape: 'ring', tone: 'quiet' },
  begun: { shape: 'half', tone: 'late' },
  here: { shape: 'check', tone: 'accounted' },
  late: { shape: 'half', tone: 'late' },
  unconfirmed: { shape: 'half', tone: 'unconfirmed' },
  'not-seen': { shape: 'dot', tone: 'unaccounted' },
  'in-nobodys-hands': { shape: 'dot', tone: 'unaccounted' },
  accounted: { shape: 'check', tone: 'accounted' },
  'called-off': { shape: 'diamond', tone: 'quiet' },
  moved: { shape: 'diamond', tone: 'quiet' },
};
