import { expect, test } from 'vitest';
import { isCountry, isLanguage, isZone, readDay } from './read-fields.ts';

test.each(['2024-02-29', '1926-01-01', ' 2026-11-23 '])('%j is a day', (text) => {
  expect(readDay(text)).toEqual({ ok: true, value: text.trim() });
});

test.each([
  ['2026-02-30', /does not exist/],
  ['2025-02-29', /does not exist/],
  ['2026-13-01', /does not exist/],
  ['2026-00-10', /does not exist/],
  ['03/04/2026', /not a day written as year-month-day/],
  ['4 March 2026', /not a day written as year-month-day/],
  ['26-03-04', /not a day written as year-month-day/],
  ['2026-3-4', /not a day written as year-month-day/],
  ['2026-03-04T10:00:00Z', /not a day written as year-month-day/],
  ['0026-03-04', /year that cannot be meant/],
  ['', /not a day/],
])('%j is refused', (text, reason) => {
  const result = readDay(text);
  expect(result.ok ? 'read' : result.reason).toMatch(new RegExp(reason, 'i'));
});

test('zones are names of the IANA list, not offsets or abbreviations of somebody’s own', () => {
  expect(['America/New_York', 'Europe/London', 'Asia/Kathmandu', 'UTC'].map(isZone)).toEqual([
    true,
    true,
    true,
    true,
  ]);
  expect(['', 'Mars/Base', '+05:00', 'Eastern Time', 'America/Springfield'].map(isZone)).not.toContain(true);
});

test('languages and countries are codes that mean something', () => {
  expect(['en', 'es', 'pt-BR', 'yue'].map(isLanguage)).not.toContain(false);
  expect(['', 'EN', 'english', 'xx', 'e', 'en_US', 'en-us'].map(isLanguage)).not.toContain(true);
  expect(['US', 'GB', 'ES'].map(isCountry)).not.toContain(false);
  expect(['', 'us', 'UK!', 'USA', 'ZZ', 'XQ'].map(isCountry)).not.toContain(true);
});
