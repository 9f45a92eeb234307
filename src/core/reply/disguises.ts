/** How words are written that should not be found by a filter, or by whoever looks over a shoulder; for danger only. */

/** Letters of other alphabets that look like ours. */
const lookalikes = new Map(
  Object.entries({
    а: 'a',
    е: 'e',
    о: 'o',
    р: 'p',
    с: 'c',
    у: 'y',
    х: 'x',
    і: 'i',
    ї: 'i',
    ј: 'j',
    ѕ: 's',
    ԁ: 'd',
    к: 'k',
    м: 'm',
    н: 'h',
    т: 't',
    в: 'b',
    г: 'r',
    α: 'a',
    ε: 'e',
    ο: 'o',
    ρ: 'p',
    ι: 'i',
    κ: 'k',
    ν: 'v',
    υ: 'u',
    τ: 't',
    η: 'n',
    ω: 'w',
    χ: 'x',
    ɡ: 'g',
    ı: 'i',
    ł: 'l',
    ø: 'o',
    đ: 'd',
    0: 'o',
    1: 'i',
    3: 'e',
    4: 'a',
    5: 's',
    7: 't',
    '@': 'a',
    $: 's',
    '!': 'i',
    '|': 'l',
    '€': 'e',
  }),
);

/** The words as they are meant: `k.1.l.l` and `kіііll` are `kil`. Letters that stand twice stand once. */
export function undisguised(spelling: string): string {
  const chunks = spelling.split(/\s+/).map((chunk) => {
    if (!/\p{L}/u.test(chunk)) return chunk;
    const letters = chunk
      .replace(/^[^\p{L}\p{N}@$]+|[^\p{L}\p{N}@$]+$/gu, '')
      .replace(/./gu, (sign) => lookalikes.get(sign) ?? sign);
    return letters
      .split(/[,;:?()/]+|\.{2,}/)
      .map((part) => part.replace(/[^\p{L}\p{N}]/gu, ''))
      .join(' ');
  });
  return singly(withoutGaps(chunks.join(' ')));
}

/** `k m s` is `kms`: three letters or more that stand alone. */
function withoutGaps(words: string): string {
  return words.replace(/(?<=^| )\p{L}(?: +\p{L}(?= |$)){2,}/gu, (letters) => letters.replaceAll(' ', ''));
}

/** Every letter once, however often it was pressed. */
export function singly(words: string): string {
  return words
    .replace(/(\p{L})\1+/gu, '$1')
    .replace(/\s+/g, ' ')
    .trim();
}
