/** What mail programs quote below an answer, in four languages: around calm words, and around a cry. */
import { describe, expect, test } from 'vitest';
import { readReply } from '#core/reply/read-reply.ts';
import type { TemplateId } from '#features/outreach/facts.ts';
import { builtIn } from '#features/outreach/wordings/built-in.ts';
import { type InventedMail, mailPrograms } from './replies/mails.ts';

type Language = InventedMail['language'];
const calm = { en: "I'm fine", es: 'Estoy bien', fr: 'Je vais bien', de: 'Mir geht es gut' };
const cry = { en: 'I want to die', es: 'Quiero morir', fr: 'Je veux mourir', de: 'Ich will sterben' };
const checkIns: readonly TemplateId[] = ['check-in', 'check-in-again', 'check-in-last', 'thank-you'];

const link = 'https://kept.example.org/c/3f9c2kmsdeadQ';

const ours = (language: Language, template: TemplateId = 'check-in'): string =>
  (builtIn(template, language, 'email')?.text ?? '')
    .replaceAll('{preferredName}', 'Ben')
    .replaceAll('{callerName}', 'Ada')
    .replaceAll('{link}', link);
/** As it is stored: the link is filled in when it is sent. */
const sent = (language: Language): string =>
  checkIns.map((template) => ours(language, template).replaceAll(link, '{link}')).join('\n');
const read = (mail: string, language: Language) =>
  readReply(mail, { language, sent: sent(language) }).reading;

describe.each(mailPrograms)('$program in $language', ({ language, around }) => {
  test('calm words count where it is sure that they are all of the client’s words', () => {
    for (const template of checkIns) {
      const reading = read(around(calm[language], ours(language, template)), language);
      expect(reading, template).toBe('safe');
    }
  });

  test('a cry is heard above what is quoted, in it, and below it', () => {
    const quoted = ours(language);
    expect(read(around(cry[language], quoted), language)).toBe('not-ok');
    expect(read(around(calm[language], `${cry[language]}\n\n${quoted}`), language)).toBe('not-ok');
    expect(read(around(calm[language], `${quoted}\n\n> ${cry[language]}`), language)).toBe('not-ok');
    expect(read(`${around(calm[language], quoted)}\n${cry[language]}`, language)).toBe('not-ok');
  });

  test('words between or below quoted lines are never calm by what stands above them', () => {
    expect(read(`${around(calm[language], ours(language))}\nxyzzy`, language)).toBe('unclear');
  });

  test('"stop" above an earlier cry is no mere stop', () => {
    expect(read(around('STOP', cry[language]), language)).toBe('not-ok');
  });
});

test('quoted lines without "… wrote:" above them are the client’s own', () => {
  expect(read(`${calm.en}\n> I am not well`, 'en')).not.toBe('safe');
});
