/** Whether a name holds each word that was typed, without minding accents and capitals. */
export function isFoundBy(text: string, name: string): boolean {
  const plainName = plain(name);
  return plain(text)
    .split(/\s+/)
    .every((word) => plainName.includes(word));
}

const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase();
