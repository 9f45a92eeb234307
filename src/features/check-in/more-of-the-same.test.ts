import { expect, test } from 'vitest';
import type { Reading } from '#core/case/vocabulary.ts';
import { heardAnHour, isMoreOfTheSame, type Said } from './more-of-the-same.ts';

const said = (reading: Reading, kind: string = reading): Said => ({ kind, reading });
const often = (...newest: readonly Said[]): readonly Said[] => [
  ...newest,
  ...Array.from({ length: heardAnHour - newest.length }, () => said('safe')),
];

test.each<[string, Said, readonly Said[], boolean]>([
  ['the twentieth', said('safe'), often().slice(1), false],
  ['the twenty-first', said('safe'), often(), true],
  ['a first "not OK"', said('not-ok'), often(), false],
  ['a first calm one', said('late'), often(), false],
  ['"not OK" again, after more of "OK"', said('not-ok'), often(said('safe'), said('not-ok')), false],
  ['"not OK" again, straight after', said('not-ok'), often(said('not-ok')), true],
  ['"OK" again, after "not OK"', said('safe'), often(said('not-ok')), true],
  ['the agreed word after "not OK"', said('duress'), often(said('not-ok')), false],
  ['a wish that was not heard yet', said('unclear', 'not-coming-back'), often(said('unclear')), false],
])('%s', (_, now, heard, expected) => {
  expect(isMoreOfTheSame(now, heard)).toBe(expected);
});
