/** Names and titles as they are compared: without case, accents and punctuation. */

/** Words, and the signs that join two people: `&`, `+`, `/`. */
export function wordsOf(text: string): string[] {
  const plain = text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
  return plain.match(/[\p{L}\p{N}]+(?:['’][\p{L}\p{N}]+)*|[&+/]/gu) ?? [];
}

export function normalised(text: string): string {
  return wordsOf(text).join(' ');
}

/** `*` stands for anything, also nothing. Runs in one pass, whatever the pattern. */
export function isLike(text: string, pattern: string): boolean {
  const parts = pattern.split('*').map(normalised);
  const whole = normalised(text);
  const [first = '', ...rest] = parts;
  if (rest.length === 0) return whole === first;
  const last = rest.pop() ?? '';
  if (!whole.startsWith(first) || !whole.endsWith(last) || whole.length < first.length + last.length)
    return false;
  let from = first.length;
  for (const part of rest) {
    const found = whole.indexOf(part, from);
    if (found < 0) return false;
    from = found + part.length;
  }
  return from <= whole.length - last.length;
}
