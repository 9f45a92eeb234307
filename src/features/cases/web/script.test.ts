import { expect, test } from 'vitest';
import { callScript, firstName } from './script.ts';

const speakers = { caller: 'Dr Ada Okafor', client: 'Ana Reyes' };

test('the least names nobody’s profession, no session and no worry', () => {
  const least = callScript(['caller-name', 'client-name', 'request-to-check'], speakers);
  expect(least).toBe(
    'Hello, my name is Ada. I am calling about Ana. Could you find out how they are, and call me back on … ? Please tell nobody else.',
  );
});

test('each further fact adds its own sentence and no other', () => {
  const more = callScript(['caller-name', 'client-name', 'missed-session'], speakers);
  expect(more).toContain('We expected Ana today and have not seen them.');
  expect(more).not.toContain('concerned');
});

test('a title says what kind of house is calling, so it is left out', () => {
  expect(firstName('Dr. Ada Okafor')).toBe('Ada');
  expect(firstName('Ada')).toBe('Ada');
});
