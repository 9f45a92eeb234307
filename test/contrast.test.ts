/** Every colour that text is set in can be read on every ground that it stands on, by WCAG's own measure. */
import { describe, expect, test } from 'vitest';
import { dark, light, type Tokens } from '#ui/tokens.ts';

const least = 4.5;
const onGrounds = ['ink', 'quiet', 'accent', 'late', 'unconfirmed', 'unaccounted', 'accounted'] as const;
const pairs: readonly (readonly [keyof Tokens, keyof Tokens])[] = [
  ...onGrounds.flatMap((text) => [[text, 'paper'] as const, [text, 'raised'] as const]),
  ['onAccent', 'accent'],
];

describe.each([
  ['light', light],
  ['dark', dark],
])('in the %s theme', (_name, tokens) => {
  test.each(pairs)('%s can be read on %s', (text, ground) => {
    expect(contrast(tokens[text], tokens[ground])).toBeGreaterThanOrEqual(least);
  });
});

test('the measure is the one of WCAG', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
  expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
});

function contrast(one: string, other: string): number {
  const [lighter = 0, darker = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (lighter + 0.05) / (darker + 0.05);
}

/** Relative luminance of `#rrggbb`. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => {
    const share = Number.parseInt(colour.slice(start, start + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
