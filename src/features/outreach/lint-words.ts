import { wordsToAvoid } from './avoid/all.ts';
import { keywords, type WordsToAvoid } from './avoid/avoid.ts';
import { findPhrases, plain, type Token, tokens } from './find-words.ts';
import type { Finding } from './finding.ts';
import type { Language } from './template.ts';

type Kind = Exclude<keyof WordsToAvoid, 'answerVerbs'>;

const advice: Readonly<Record<Kind, readonly [reason: string, wayOut: string]>> = {
  care: [
    'Whoever sees this message would learn that this person is in care.',
    'Say "today" or "our time", and let the name of the caller be enough.',
  ],
  clinical: [
    'This speaks of health or danger, where others may read it.',
    'Leave it out; ask only whether they are all right.',
  ],
  money: [
    'A word about money turns a caring message into a bill.',
    'Leave money to another letter on another day.',
  ],
  policy: [
    'A word about rules or changed dates waters down a caring message.',
    'Send it separately, after they have answered.',
  ],
  pressure: [
    'This presses or blames, and people who are pressed answer less.',
    'Say what you feel ("we missed you today") and leave them free to answer.',
  ],
};

const optOut = [
  'Providers take this word as "never write again" or answer it themselves, and the line to the client is cut.',
  'Let the link carry the answer, or ask for words of their own.',
] as const;

export function lintWords(text: string, language: Language, repliesAreRead: boolean): readonly Finding[] {
  const words = tokens(text);
  const kinds = Object.keys(advice) as Kind[];
  const avoided = kinds.flatMap((kind) =>
    findPhrases(words, wordsToAvoid(language, kind)).map((found) => finding(kind, found, advice[kind])),
  );
  const verbs = findPhrases(words, wordsToAvoid(language, 'answerVerbs'));
  const unread = repliesAreRead
    ? []
    : verbs.map((found) =>
        finding('unread-replies', found, [
          'This asks for an answer that nobody would read.',
          'Ask for the tap on the link only.',
        ]),
      );
  return [...avoided, ...optOutWords(text, words, language), ...unread];
}

/**
 * A keyword counts where it stands out as something to send: in capitals, in quotation marks, or right after the
 * request for an answer ("reply stop", "text us stop", "responde con baja").
 */
function optOutWords(text: string, words: readonly Token[], language: Language): readonly Finding[] {
  const verbs = wordsToAvoid(language, 'answerVerbs');
  const asks = (token: Token | undefined) => token !== undefined && verbs.includes(token.plain);
  return findPhrases(words, keywords)
    .filter(({ from, to }) => {
      const at = words.findIndex((token) => token.from === from);
      const written = text.slice(from, to);
      const shouted = written.length > 1 && written === written.toUpperCase();
      const quoted = /["'“”‘’«»„‹›]/.test(text[from - 1] ?? '') && /["'“”‘’«»„‹›]/.test(text[to] ?? '');
      const asked = (asks(words[at - 1]) || asks(words[at - 2])) && !isIf(written);
      return shouted || quoted || asked;
    })
    .map((found) => finding('opt-out-word', found, optOut));
}

/** The Spanish "si" without its accent is "if", and no answer. */
function isIf(written: string): boolean {
  return plain(written) === 'si' && !written.includes('í');
}

function finding(
  rule: Finding['rule'],
  { from, to }: { from: number; to: number },
  [reason, wayOut]: readonly [string, string],
): Finding {
  return { rule, part: 'text', from, to, reason, wayOut };
}
