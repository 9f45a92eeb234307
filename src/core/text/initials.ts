/** What a person is called where others can see the screen. */

/** `Ana Reyes` is `A. R.`; the first sign of each of the first three words, in any script. */
export function initialsOf(name: string): string {
  const words = name.split(/[\s-]+/u).filter((word) => /[\p{L}\p{N}]/u.test(word));
  return words.slice(0, 3).map(firstSign).join(' ');
}

/** Making one takes longer than the names of a whole day. */
const signs = new Intl.Segmenter();

/** Without a bracket or a quotation mark that stands before it. */
function firstSign(word: string): string {
  const bare = word.replace(/^[^\p{L}\p{N}]+/u, '');
  const [first] = signs.segment(bare);
  return `${first?.segment.toLocaleUpperCase() ?? ''}.`;
}
