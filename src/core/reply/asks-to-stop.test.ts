import { expect, test } from 'vitest';
import { asksToStop } from './asks-to-stop.ts';

test.each([
  'STOP',
  'Stop.',
  'STOP. I want to die',
  'I want to die\nSTOP',
  'unsubscribe',
  'Bitte keine Nachrichten mehr',
])('“%s” asks to stop', (text) => expect(asksToStop(text)).toBe(true));

test.each([
  '',
  "I can't stop crying",
  'yes',
  'START',
  'OK',
  "Don't stop writing. I'm fine",
  'please stop by',
])('“%s” does not', (text) => expect(asksToStop(text)).toBe(false));
