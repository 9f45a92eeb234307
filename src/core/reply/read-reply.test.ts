import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { languages, type Meaning } from '#test/replies/examples.ts';
import { confusionTable, hitsAmong, isCalm, readAsCalm, rowsOf } from '#test/replies/measure.ts';
import { heldOutReplies, replyExamples } from '#test/reply-examples.ts';
import { dangerIn } from './danger.ts';
import { mostCharacters, written } from './plain-text.ts';
import { readReply } from './read-reply.ts';
import { sayings, spellings } from './sayings.ts';
import { givenNames } from './words/names.ts';

const rows = rowsOf(replyExamples);
const heldOutRows = rowsOf(heldOutReplies);
const all = [...rows, ...heldOutRows];

test.each([
  ['what the words were made with', rows],
  ['what was held out', heldOutRows],
])('in %s nothing that a person should see is read as calm', (_, table) => {
  expect(readAsCalm(table), confusionTable(table)).toEqual([]);
});

test('the table is large, and all of it is read as it is meant but for a needless alarm', () => {
  const wrong = rows.filter(({ meaning, reading }) => meaning !== reading);
  expect(rows.length).toBeGreaterThan(1400);
  expect(heldOutRows.length).toBeGreaterThan(300);
  expect(wrong.map(({ text }) => text)).toEqual(["can't stop, talk later maybe"]);
  expect(wrong.every(({ meaning, reading }) => meaning === 'unclear' && reading === 'not-ok')).toBe(true);
});

test.each(languages)('nine in ten that are plainly well are understood (%s)', (language) => {
  for (const table of [rows, heldOutRows]) {
    const { hits, of } = hitsAmong(table, 'safe', language);
    expect(of).toBeGreaterThanOrEqual(5);
    expect(hits / of).toBeGreaterThanOrEqual(0.9);
  }
});

test('nearly all danger that the net was not made for is caught in it', () => {
  const { hits, of } = hitsAmong(heldOutRows, 'not-ok');
  expect(hits / of).toBeGreaterThanOrEqual(0.95);
});

const textsOf = (meaning: Meaning) =>
  all.filter((row) => row.meaning === meaning && !row.text.includes('>')).map(({ text }) => text);
const anySafe = fc.constantFrom(...textsOf('safe'), ...textsOf('late'));
const anyDanger = fc.constantFrom(...textsOf('not-ok'));
const joint = fc.constantFrom(' ', '. ', ', ', '\n', ' but ', '! ');

test('danger anywhere in an OK is danger still', () => {
  fc.assert(
    fc.property(anySafe, joint, anyDanger, fc.nat(), (safe, between, danger, place) => {
      const gaps = [0, ...[...safe.matchAll(/\s+/g)].map(({ index }) => index), safe.length];
      const at = gaps[place % gaps.length] ?? 0;
      const text = `${safe.slice(0, at)}${between}${danger}${between}${safe.slice(at)}`;
      expect(isCalm(readReply(text).reading), text).toBe(false);
    }),
    { numRuns: 2000 },
  );
});

const marks = fc.constantFrom(
  '',
  '.',
  '!',
  ',',
  ' - ',
  '…',
  ' 🙂',
  ' 😂',
  ' ❤️',
  ' 👍',
  '\u200b',
  '\u0301',
  "'",
  '"',
  ' )',
);
const letterCase = fc.constantFrom(
  (text: string) => text,
  (text: string) => text.toUpperCase(),
  (text: string) => text.toLowerCase(),
  (text: string) => text.normalize('NFD'),
  (text: string) => text.normalize('NFD').replace(/\p{M}/gu, ''),
  (text: string) => text.replace(/['’]/g, ' '),
  (text: string) => text.replace(/['’]/g, ''),
);

test('no capitals, accents, signs or smiles turn danger into calm', () => {
  fc.assert(
    fc.property(anyDanger, letterCase, fc.array(marks, { maxLength: 12 }), (danger, change, added) => {
      const text = change(danger)
        .split(' ')
        .map((word, index) => `${word}${added[index] ?? ''}`)
        .join(' ');
      expect(isCalm(readReply(text).reading), text).toBe(false);
    }),
    { numRuns: 2000 },
  );
});

test('an OK that is doubted, denied, asked or quoted is not one', () => {
  for (const safe of textsOf('safe').filter((text) => !text.includes('\n'))) {
    for (const text of [
      `not ${safe}`,
      `${safe}?`,
      `${safe} not`,
      `I wish I could say ${safe}`,
      `${safe} until now`,
      `“${safe}”`,
      `${safe}...`,
      `${safe} :(`,
      `${safe} 💀`,
      `> ${safe}`,
    ]) {
      expect(readReply(text).reading, text).not.toBe('safe');
    }
  }
});

test('what has to be read by a person stays so beside an OK', () => {
  const puzzles = all.filter(({ meaning, text }) => meaning === 'unclear' && /[\p{L}\p{N}]/u.test(text));
  for (const { text } of puzzles) {
    // A courtesy says nothing by itself, and may stand beside an OK.
    const isPolite = readReply(text).why.startsWith('Is polite');
    if (!isPolite) expect(isCalm(readReply(`ok. ${text}`).reading), text).toBe(false);
  }
});

test('one word that is not understood keeps a message from being plain', () => {
  const listed = new Set([...Object.values(sayings).flat(2), ...spellings.keys()]);
  fc.assert(
    fc.property(anySafe, joint, fc.stringMatching(/^[a-z]{4,12}$/), (safe, between, word) => {
      fc.pre(!listed.has(word) && !givenNames.has(word));
      expect(isCalm(readReply(safe + between + word).reading)).toBe(false);
    }),
  );
});

test('the agreed word looks at nothing else, but never swallows an opt-out', () => {
  expect(readReply('I’m fine, left the red wagon outside', { duressMatches: true }).reading).toBe('duress');
  expect(readReply('I want to die', { duressMatches: true }).reading).toBe('duress');
  expect(readReply('STOP', { duressMatches: true }).reading).toBe('opt-out');
  expect(readReply('I’m fine …', { duressMatches: true }).why).toBe('Holds the word that was agreed on.');
});

test('a German article is no danger where German is written', () => {
  expect(readReply('Ich habe die Zeit verwechselt, mir geht es gut').reading).toBe('safe');
  expect(readReply('die Uhrzeit verwechselt', { language: 'de-AT' }).reading).toBe('unclear');
  for (const language of ['en', 'de', undefined]) {
    expect(readReply('I just want to die', language ? { language } : {}).reading).toBe('not-ok');
    expect(readReply('die', language === 'de' ? {} : { language: 'en' }).reading).toBe('not-ok');
  }
});

test('the words show the language, and the client’s own is asked where they do not', () => {
  for (const [text, language] of [
    ['I overslept, sorry', 'en'],
    ['perdón, me quedé dormida', 'es'],
    ['je suis désolée', 'fr'],
    ['ich habe verschlafen', 'de'],
    ['no quiero vivir', 'es'],
  ]) {
    expect(readReply(text ?? '', { language: language === 'en' ? 'de' : 'en' }).language, text).toBe(
      language,
    );
  }
  expect(readReply('👍').language).toBeNull();
  expect(readReply('👍', { language: 'fr-CA' }).language).toBe('fr');
  expect(readReply('👍', { language: 'pt' }).language).toBeNull();
});

test('no phrase of ours is caught in the net for danger', () => {
  // What asks for no more messages is looked for first.
  const { 'opt-out': _, ...others } = sayings;
  const caught = Object.values(others)
    .flat()
    .filter((phrase) => !phrase.some((word) => /[#@~]/.test(word)))
    .filter((phrase) => dangerIn(phrase.join(' '), 'de') !== null);
  expect(caught.map((phrase) => phrase.join(' '))).toEqual([]);
});

test('nothing hides in the line that says who is quoted', () => {
  const quoted = (line: string) => readReply(`I’m ok\n${line}\n> Hello Ana`).reading;
  expect(quoted('On Tue, 3 Mar 2026 at 14:20, Ada Okafor wrote:')).toBe('safe');
  expect(quoted('El mar, 3 mar 2026 a las 14:20, Ada Okafor\n<ada@example.org> escribió:')).toBe('safe');
  expect(quoted('On the bridge. I am going to jump. I wrote:')).toBe('not-ok');
  expect(quoted('')).toBe('unclear');
});

test('thanks for help are no cry for help', () => {
  expect(readReply('thank you so much for your help').reading).toBe('unclear');
  expect(readReply('thanks for the help, help me').reading).toBe('not-ok');
});

test.each([
  ['wrong number', 'May have reached somebody else: “wrong number”.'],
  ['quien es', 'May have reached somebody else: “quien es”.'],
  ['c’est son mari', 'Somebody else may have written it: “cest son mari”.'],
  ['Automatische Antwort: bin im Urlaub', 'May be the answer of a machine: “automatische antwort”.'],
  ['Loved “Hello”', 'Is a reaction to a message, and no words: “loved”.'],
  ['START', 'Asks for messages again: “start”.'],
  ['I’m ok?', 'Asks something.'],
  ['ok...', 'Trails off, as if there were more to say.'],
  ['\u202eok', 'Is written so that it looks unlike what it says.'],
  ['', 'Has no words.'],
  ['ok please', 'Asks for something.'],
  ['thanks', 'Is polite, but does not say how they are.'],
  ['my cousin Ottoline rang', 'Says more than is understood by rule.'],
  ['So sorry, I overslept. I’m fine', '“im fine” says that all is well, and nothing else is said.'],
  ['ok but Ottoline says I want to die', '“to die” can mean danger.'],
  ['Stop texting me please', '“stop texting me” asks for no more messages.'],
])('%j is explained', (text, why) => {
  expect(readReply(text).why).toBe(why);
});

test('whatever somebody sends, there is an answer and a reason', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
      const { why } = readReply(text);
      expect(why).toMatch(/^[A-Z“].*\.$/u);
    }),
    { numRuns: 300 },
  );
});

test('of a text of any length the beginning and the end are read, and no more work is done than that', () => {
  const filler = 'and so it went on that day '.repeat(4000);
  expect(readReply(filler).why).toBe('Is too long to be read by rule.');
  expect(readReply(`${filler} I want to die`).reading).toBe('not-ok');
  expect(readReply(`I want to die ${filler}`).reading).toBe('not-ok');
  expect(readReply('ok '.repeat(40_000)).reading).toBe('unclear');
  for (const length of [mostCharacters, 100_000, 1_000_000]) {
    expect(written('not a '.repeat(length / 6)).whole.length).toBeLessThanOrEqual(mostCharacters + 1);
  }
});
