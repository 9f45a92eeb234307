/**
 * Words after which a person has to look, and soon. It is cheap to be wrong here and dear to miss one, so the net is
 * wide: one of them anywhere outweighs everything else in the message [P4.8].
 */
import { undisguised } from './disguises.ts';
import { plainWords, spelt } from './plain-text.ts';
import { type ReplyLanguage, replyLanguages, replyWords } from './words/all.ts';

interface Net {
  readonly harmless: RegExp;
  readonly dangerous: RegExp;
}

const everyLanguage = replyLanguages.map((language) => replyWords[language]);
const plainNet: Net = {
  harmless: anyOf(
    everyLanguage.flatMap(({ harmless }) => harmless),
    'g',
  ),
  dangerous: anyOf(everyLanguage.flatMap(({ danger }) => danger)),
};
/** The same for words in which every letter stands once. */
const singleNet: Net = {
  harmless: new RegExp(singleLetters(plainNet.harmless.source), 'g'),
  dangerous: new RegExp(singleLetters(plainNet.dangerous.source)),
};

/** Knives, guns, pills, graves and their like. */
const signs = /[🔪🗡🔫💣🧨💊⚰🪦🪢🩸💉]/u;
/** Where a text without gaps was spaced out, no word has an end. */
const spacedOut = /(?:^| )(?:\p{L} +){3,}\p{L}(?= |$)/u;
const withoutEnds =
  /wan(?:t|na)t?o?di|killm|kilm|kms|endit|helpm|hurtm|suic|morir|matar|mourir|metu|sterben|hilfe|ayuda/;
/** In German `die` is an article, so that alone it says nothing there. */
const notInGerman = /\bdie\b/;

/** The words that can mean danger, or `null`. */
export function dangerIn(text: string, language: ReplyLanguage | null): string | null {
  const spelling = spelt(text);
  const plain = plainWords(spelling).join(' ');
  const meant = undisguised(spelling);
  return (
    caught(plain, plainNet) ??
    caught(meant, singleNet) ??
    found(signs, plain) ??
    (language === 'de' ? null : found(notInGerman, `${plain} ${meant}`)) ??
    (spacedOut.test(plain) ? found(withoutEnds, meant.replaceAll(' ', '')) : null)
  );
}

function caught(words: string, { harmless, dangerous }: Net): string | null {
  return found(dangerous, words.replace(harmless, ' · '));
}

function found(pattern: RegExp, words: string): string | null {
  return pattern.exec(words)?.[0].trim() ?? null;
}

function anyOf(patterns: readonly RegExp[], flags = ''): RegExp {
  return new RegExp(patterns.map(({ source }) => `(?:${source})`).join('|'), flags);
}

/** A pattern for words in which no letter stands twice in a row; `\bb` is a border and a letter. */
function singleLetters(source: string): string {
  return source.replace(/(?<!\\)([a-z])\1+/g, '$1');
}
