import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { replyExamples as examples } from '#test/reply-examples.ts';
import type { Reading } from '../case/vocabulary.ts';
import { asksForHelp, soundsLikeDanger } from './danger.ts';
import { readReply } from './read-reply.ts';
import { sayings } from './sayings.ts';

type Expected = keyof typeof examples;
const readings = [...Object.keys(examples), 'duress'] as Reading[];
const rows = (Object.keys(examples) as Expected[]).flatMap((expected) =>
  examples[expected].map((text) => ({ text, expected, reading: readReply(text).reading })),
);

/** One line for each meaning, one column for each reading, then every message that was read otherwise. */
function confusion(): string {
  const head = `expected \\ read    ${readings.map((reading) => reading.padStart(14)).join('')}`;
  const lines = Object.keys(examples).map((expected) => {
    const counts = readings.map((reading) =>
      rows.filter((row) => row.expected === expected && row.reading === reading),
    );
    return expected.padEnd(18) + counts.map((found) => String(found.length).padStart(14)).join('');
  });
  const wrong = rows
    .filter((row) => row.expected !== row.reading)
    .map((row) => `${JSON.stringify(row.text)}: expected ${row.expected}, read as ${row.reading}`);
  return ['', head, ...lines, ...wrong].join('\n');
}

test('every message of the table is read as what it means', () => {
  const wrong = rows.filter((row) => row.expected !== row.reading);
  expect(rows.length).toBeGreaterThanOrEqual(400);
  expect(wrong.length, confusion()).toBe(0);
});

test('nothing but a plain OK is ever read as safe, and danger never as late either', () => {
  const calm: readonly Reading[] = ['safe', 'late'];
  const dangerous = rows.filter(({ expected, reading }) => expected === 'not-ok' && calm.includes(reading));
  const falselySafe = rows.filter(({ expected, reading }) => expected !== 'safe' && reading === 'safe');
  expect([...dangerous, ...falselySafe], confusion()).toEqual([]);
});

/** A quotation would swallow what these tests put behind it. */
const anySafe = fc.constantFrom(...examples.safe.filter((text) => !text.includes('>')));
const anyDanger = fc.constantFrom(...examples['not-ok'].filter((text) => !text.includes('>')));
const anyUnclear = fc.constantFrom(...examples.unclear.filter((text) => /[\p{L}\p{N}?]/u.test(text)));
const joint = fc.constantFrom(' ', '. ', ', ', '\n', ' but ', '! ');

test('danger before or after any OK is danger still', () => {
  fc.assert(
    fc.property(anySafe, joint, anyDanger, (safe, between, danger) => {
      for (const text of [safe + between + danger, danger + between + safe]) {
        expect(['not-ok', 'unclear', 'call-me'], text).toContain(readReply(text).reading);
      }
    }),
    { numRuns: 2000 },
  );
});

test('an OK that is doubted, denied or asked is not one', () => {
  fc.assert(
    fc.property(
      anySafe.filter((text) => !text.includes('\n')),
      (safe) => {
        for (const text of [
          `not ${safe}`,
          `${safe}?`,
          `${safe} not`,
          `I wish I could say ${safe}`,
          `${safe} until now`,
        ]) {
          expect(readReply(text).reading, text).not.toBe('safe');
        }
      },
    ),
  );
});

test('one word that is not understood keeps a message from being plain', () => {
  fc.assert(
    fc.property(anySafe, joint, fc.stringMatching(/^[a-z]{4,12}$/), (safe, between, word) => {
      fc.pre(!knownWords.has(word));
      expect(readReply(safe + between + word).reading).not.toBe('safe');
    }),
  );
});
const knownWords = new Set(Object.values(sayings).flat(2));

test('what could not be read stays so beside an OK', () => {
  fc.assert(
    fc.property(anySafe, anyUnclear, (safe, unclear) => {
      fc.pre(readReply(`ok. ${unclear}`).reading !== 'safe');
      expect(readReply(`${safe}. ${unclear}`).reading).not.toBe('safe');
    }),
  );
});

test('the agreed word looks at nothing else, but never swallows an opt-out', () => {
  expect(readReply('I’m fine, left the red wagon outside', { duressMatches: true }).reading).toBe('duress');
  expect(readReply('I want to die', { duressMatches: true }).reading).toBe('duress');
  expect(readReply('STOP', { duressMatches: true }).reading).toBe('opt-out');
});

test('a German article is no danger to a client who writes German', () => {
  const text = 'Ich habe die Zeit verwechselt, mir geht es gut';
  expect(readReply(text, { language: 'de' }).reading).toBe('safe');
  expect(readReply(text, { language: 'de-AT' }).reading).toBe('safe');
  expect(readReply(text).reading).toBe('not-ok');
  expect(readReply('I want to die', { language: 'en' }).reading).toBe('not-ok');
  expect(readReply('I just want to die', { language: 'de' }).reading).toBe('not-ok');
});

test('no phrase of ours is caught in the net for danger', () => {
  const caught = Object.values(sayings)
    .flat()
    .map((phrase) => phrase.join(' '))
    .filter((words) => soundsLikeDanger(words, 'de') || asksForHelp(words));
  expect(caught).toEqual([]);
});

test('thanks for help are no cry for help', () => {
  expect(readReply('thank you so much for your help').reading).toBe('unclear');
  expect(readReply('thanks for the help, help me').reading).toBe('not-ok');
});

test('whatever somebody sends, there is an answer, quickly, and it repeats nothing of theirs', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
      const { reading, why } = readReply(text);
      expect(readings).toContain(reading);
      expect(why).toMatch(/^[A-Z][a-z ,']+\.$/);
    }),
  );
  const long = ['ok ', 'not ', 'call ', 'wish i ', 'hi a', '> '].map((part) => part.repeat(50_000));
  const started = performance.now();
  for (const text of long) expect(readReply(text).reading).not.toBe('safe');
  expect(performance.now() - started).toBeLessThan(3000);
});
