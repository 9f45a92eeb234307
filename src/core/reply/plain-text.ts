/** What a client wrote, without what their program added, in the one spelling in which phrases are compared. */

/** Longer than any message. Of a longer one the beginning and the end are looked at, and a person reads it. */
export const mostCharacters = 20_000;

export interface Written {
  readonly own: string;
  /** What a mail program quoted that is not known to be ours: there can be earlier words of the client's in it. */
  readonly quoted: string;
  /** Both, and whatever of ours is quoted. */
  readonly whole: string;
}

/** `sent` is what we wrote to the client; by it our own words are known again where a mail program marks nothing. */
export function written(text: string, sent = ''): Written {
  const half = mostCharacters / 2;
  const looked = text.length > mostCharacters ? `${text.slice(0, half)}\n${text.slice(-half)}` : text;
  const whole = looked.replaceAll('\r\n', '\n');
  const isOurs = knownAgain(sent);
  return aboveHeaders(whole, isOurs) ?? withoutQuotes(whole, isOurs);
}

type IsOurs = (line: string) => boolean;

/** "On Tue, 3 Mar 2026 at 14:20, Ada wrote:", over one line or two; without a time or a year it is the client's own. */
const attribution =
  /^[ \t]*(?:on|el|en|le|am|il)\b(?=[^:]{0,160}(?:\d[:.h]\d\d|\b\d{4}\b))[^\n]{4,160}(?:\n[^\n]{0,80})?(?:wrote|escribió|a écrit|schrieb|geschrieben)(?!\p{L})[^\n]{0,80}(?:\n(?!>)[^\n]{0,80})?:[ \t]*$/imu;

/** What a mail program quotes: marked lines below "… wrote:". A mark without that is the client's own. */
function withoutQuotes(whole: string, isOurs: IsOurs): Written {
  const found = attribution.exec(whole);
  if (!found) return { own: whole, quoted: '', whole };
  const below = whole.slice(found.index + found[0].length).split('\n');
  return {
    own: [whole.slice(0, found.index), ...below.filter((line) => !isMarked(line))].join('\n'),
    quoted: below
      .filter((line) => isMarked(line) && !isOurs(line))
      .map(withoutMark)
      .join('\n'),
    whole,
  };
}

const isMarked = (line: string): boolean => /^\s*>/.test(line);

/** "From: …, Sent: …, To: …", with or without a line drawn above it. */
const headers =
  /^[ \t]*(?:(?:_{8,}|-{2,}[^\n-]{3,60}-{2,})[ \t]*\n[ \t]*)?\*?(?:from|de|von)\*?[ \t]?:[^\n]*\n(?:[ \t]*\*?[\p{L} ]{1,20}\*?[ \t]?:[^\n]*\n){2,6}/imu;

/** Below such headers nothing is marked: where it is not all ours, the client may have written in between. */
function aboveHeaders(whole: string, isOurs: IsOurs): Written | null {
  const found = headers.exec(whole);
  if (!found) return null;
  const end = found.index + found[0].length;
  const notOurs = whole
    .slice(end)
    .split('\n')
    .filter((line) => !isOurs(line));
  const own =
    notOurs.length === 0 ? whole.slice(0, found.index) : [whole.slice(0, end), ...notOurs].join('\n');
  return { own, quoted: '', whole };
}

/** Programs break lines anew; a piece of few words could as well be the client's. */
const fewWords = 4;

function knownAgain(sent: string): IsOurs {
  const lines = new Set(sent.split('\n').map(withoutMark));
  const running = ` ${[...lines].join(' ')} `;
  return (line) => {
    const plain = withoutMark(line);
    if (plain === '' || lines.has(plain)) return true;
    return plain.split(' ').length >= fewWords && running.includes(` ${plain} `);
  };
}

/** Also without addresses, in which anything can stand. */
const withoutMark = (line: string): string =>
  line
    .replace(/^[\s>]+/, '')
    .replace(/\S*(?:@|:\/\/)\S*|\{link\}/g, '')
    .replace(/\s+/g, ' ')
    .trim();

/** Signs that stand for a word, and smiles and hearts that change nothing; any other sign stays as it is. */
const signs: readonly (readonly [sign: RegExp, word: string])[] = [
  [/[👍👌✅🆗]/gu, ' ok '],
  [/[🙂😊😀😃😄😁🙏😅🤗💛💚💙🧡💜❤]|[:=]-?[)D](?![(\w])/gu, ' '],
  [/[🆘]/gu, ' sos '],
  [/[👎]/gu, ' not ok '],
  [/[:;=]['’]?-?[([{/\\|<]|<\/3/g, ' ☹ '],
  [/&/g, ' and '],
];

/** Capitals, accents, skin tones, apostrophes and invisible characters away; punctuation and line ends stay. */
export function spelt(text: string): string {
  let plain = text.replace(/\p{Cf}/gu, '');
  for (const [sign, word] of signs) plain = plain.replace(sign, word);
  return plain
    .replace(/(?<=[\p{L}\p{M}])['’‘`´ʼ＇](?=\p{L})/gu, '')
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')
    .replace(/[\p{M}\p{Emoji_Modifier}]/gu, '');
}

/** The words, and every sign that is not mere punctuation as a word of its own, so that none is overlooked. */
export function plainWords(spelling: string): readonly string[] {
  const apart = spelling
    .replace(/[^\p{L}\p{N}\s.,!;:()\-‐‑–—?¿¡]/gu, ' $& ')
    .replace(/[^\p{L}\p{N}\p{S}\p{P}]|[.,!;:()\-‐‑–—?¿¡]/gu, ' ');
  return joined(apart.split(' ').filter((word) => word !== ''));
}

const cutOff = /^(?:can|don|won|isn|doesn|couldn|didn|wasn|aren|wouldn|hasn|haven)$/;
const elided =
  /^(?:ai|as|a|est|en|es|etais|etait|avais|arrive|oublie|y|ecris|ecrivez|appeler|expliquerai|envoyez|aide|abandonne|aime|empeche)$/;

/** "don t" and "j ai" are one word each; "i m ok" is "im ok". */
function joined(words: readonly string[]): readonly string[] {
  const whole: string[] = [];
  for (const word of words) {
    const before = whole.at(-1) ?? '';
    const isTail =
      (word === 't' && cutOff.test(before)) ||
      (before === 'i' && /^(?:m|ve|ll|d)$/.test(word)) ||
      (/^[cdjlmnst]$/.test(before) && elided.test(word)) ||
      (before === 'j' && /^(?:veux|vais|vai|suis)$/.test(word));
    if (isTail) whole[whole.length - 1] = before + word;
    else whole.push(word);
  }
  return whole;
}

/** Whether it looks unlike what it says: struck through, or turned round by marks that nobody sees. */
export function looksOtherwise(text: string): boolean {
  return /[\u{334}-\u{338}\u{20d2}-\u{20dc}\u{20e0}\u{20e5}\u{20eb}\u{202a}-\u{202e}\u{2066}-\u{2069}]/u.test(
    text,
  );
}

/** "ok…" is not the end of what there is to say. */
export function trailsOff(spelling: string): boolean {
  return /\.\s*\.[\s.)]*$/.test(spelling);
}
