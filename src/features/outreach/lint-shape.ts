import type { Finding } from './finding.ts';
import { countSegments } from './segments.ts';
import type { TemplateMedium } from './template.ts';

const most = { smsParts: 3, email: 1500, letter: 3000 } as const;
/** As long as names and links get in earnest, so that what fits here fits for everybody. */
const samples: readonly (readonly [string, string])[] = [
  ['{preferredName}', 'Alexandrina'],
  ['{callerName}', 'Bartholomew'],
  ['{link}', 'https://kept.practice.example.org/h/0123456789abcdefghijklmnopq'],
  ['{byTime}', '14:30'],
  ['{numbers}', '988, 911'],
  ['{practiceName}', 'Riverside Practice'],
];

export function lintShape(text: string, medium: TemplateMedium): readonly Finding[] {
  return [
    ...everyMatch(text, /[!¡]+/g, 'exclamation', [
      'An exclamation mark sounds like alarm or like advertising.',
      'End the sentence with a full stop.',
    ]),
    ...everyMatch(text, /(?<![\p{L}\p{N}{])(?!OK(?!\p{L}))\p{Lu}{2,}(?![\p{L}\p{N}}])/gu, 'capitals', [
      'A word in capitals sounds like shouting.',
      'Write it in small letters.',
    ]),
    ...everyMatch(
      text,
      /\b(?:https?:|www\.)\S*|(?<![\p{L}@.])[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*\.\p{L}{2,}\b/giu,
      'link',
      [
        'Phones turn this into a link, and it would lead somewhere that Kept does not know.',
        'Use {link}; after the end of a sentence leave a space.',
      ],
    ),
    ...tooLong(text, medium),
  ];
}

function tooLong(text: string, medium: TemplateMedium): readonly Finding[] {
  const filled = samples.reduce((soFar, [variable, sample]) => soFar.replaceAll(variable, sample), text);
  const whole = { part: 'text', from: 0, to: text.length, rule: 'too-long' } as const;
  if (medium !== 'sms') {
    if (filled.length <= most[medium]) return [];
    return [{ ...whole, reason: `This is longer than ${most[medium]} characters.`, wayOut: 'Say less.' }];
  }
  const { count, encoding, firstOutside } = countSegments(filled);
  if (count <= most.smsParts) return [];
  const wayOut =
    encoding === 'GSM-7' ? 'Say less.' : `Say less, or do without "${firstOutside}", which halves what fits.`;
  return [
    { ...whole, reason: `This becomes ${count} text messages; at most ${most.smsParts} are kind.`, wayOut },
  ];
}

function everyMatch(
  text: string,
  pattern: RegExp,
  rule: Finding['rule'],
  [reason, wayOut]: readonly [string, string],
): readonly Finding[] {
  return [...text.matchAll(pattern)].map(({ 0: found, index }) => ({
    rule,
    part: 'text',
    from: index,
    to: index + found.length,
    reason,
    wayOut,
  }));
}
