import { expect, test } from 'vitest';
import type { Day } from '#core/time/instant.ts';
import {
  crisisLines,
  crisisLinesOf,
  crisisLinesToVerify,
  linesAnywhere,
  numbersToCall,
} from './crisis-lines.ts';

const everyLine = Object.entries(crisisLines).flatMap(([country, lines]) =>
  lines.map((line) => ({ country, line })),
);

test.each(everyLine)(
  '$country $line.name $line.call can be dialled and says where it was read',
  ({ line }) => {
    expect(line.call ?? line.text?.to).toMatch(/^\d[\d ]*\d$/);
    expect(line.source).toMatch(/^https:\/\//);
    expect(() => Temporal.PlainDate.from(line.verifiedOn)).not.toThrow();
    if (line.kind === 'listening') expect(line.name).not.toBe('');
  },
);

test('every country has somebody to talk to first, and an emergency number last', () => {
  for (const [country, lines] of Object.entries(crisisLines)) {
    expect(lines.map((line) => line.kind).sort(), country).toEqual(
      lines.map((line) => line.kind).toReversed(),
    );
    expect(lines[0]?.kind, country).toBe('listening');
    expect(lines.at(-1)?.kind, country).toBe('emergency');
  }
});

test('a country that is not known gets the number that works in most', () => {
  expect(crisisLinesOf('XX')).toBe(linesAnywhere);
  expect(crisisLinesOf('us')).toBe(crisisLines.US);
  expect(crisisLinesOf('constructor')).toBe(linesAnywhere);
});

test('a number that nobody has looked up for a year is named', () => {
  expect(crisisLinesToVerify('2027-11-23' as Day)).toEqual([]);
  expect(crisisLinesToVerify('2027-11-24' as Day)).toContain('GB Samaritans');
});

test.each([
  ['US', '988, 911'],
  ['GB', '116 123, 111, 999'],
  ['ZZ', '112'],
])('the numbers of %s in a text', (country, numbers) => {
  expect(numbersToCall(country)).toBe(numbers);
});
