import { expect, test } from 'vitest';
import { chooseWording, exactWording } from './choose-wording.ts';
import type { Wording } from './template.ts';

const wish = { id: 'check-in', medium: 'sms', language: 'en', practiceNameAllowed: false } as const;
const own = (version: number, text: string, language: 'en' | 'de' = 'en'): Wording => ({
  id: 'check-in',
  medium: 'sms',
  language,
  version,
  subject: '',
  text,
  reviewed: { by: 'Lena Lindqvist', on: '2026-02-01' },
});

test("without words of the practice's own, what Kept comes with is sent", () => {
  expect(chooseWording([], wish)?.wording).toMatchObject({ version: 0, language: 'en' });
  expect(chooseWording([], { ...wish, language: 'es-MX' })?.wording).toMatchObject({
    version: 0,
    language: 'es',
  });
});

test("the practice's newest version is sent, whatever order it is found in", () => {
  const chosen = chooseWording([own(2, 'two'), own(3, 'three'), own(1, 'one')], wish);
  expect(chosen).toMatchObject({ wording: { version: 3 }, shortcomings: [] });
});

test('a text that names the practice is kept from a client who did not choose that', () => {
  const published = [own(1, 'plain'), own(2, 'from {practiceName}')];
  expect(chooseWording(published, wish)?.wording.version).toBe(1);
  expect(chooseWording(published, { ...wish, practiceNameAllowed: true })?.wording.version).toBe(2);
});

test('a client whose language has no words is written to in English, and somebody is told', () => {
  expect(chooseWording([], { ...wish, language: 'tlh' })).toMatchObject({
    wording: { language: 'en' },
    shortcomings: ['other-language', 'not-reviewed'],
  });
  expect(chooseWording([own(1, 'Hallo', 'de')], { ...wish, language: 'de' })).toMatchObject({
    wording: { language: 'de' },
    shortcomings: [],
  });
});

test('what is never sent over a medium has no wording there', () => {
  expect(chooseWording([], { ...wish, id: 'letter' })).toBeNull();
});

test('a case finds the very words it was given again', () => {
  const published = [own(1, 'one'), own(2, 'two')];
  const reference = { id: 'check-in', language: 'en', medium: 'sms', version: 1 } as const;
  expect(exactWording(published, reference)?.text).toBe('one');
  expect(exactWording(published, { ...reference, version: 0 })?.text).toMatch(/missed you today/);
  expect(exactWording(published, { ...reference, version: 9 })).toBeNull();
});
