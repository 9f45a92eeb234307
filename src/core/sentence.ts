/** What every sentence for people needs, whoever writes it. */

export function capital(sentence: string): string {
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}

/** `one, two and three` */
export function list(parts: readonly string[], last = 'and'): string {
  const head = parts.slice(0, -1).join(', ');
  return head === '' ? (parts[0] ?? '') : `${head} ${last} ${parts.at(-1)}`;
}
