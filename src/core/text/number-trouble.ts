/** What a failed text says about the number itself, beyond this one message: it stands at the end of the failure's code. */
export const numberTroubles = ['landline', 'no-such-number', 'opted-out'] as const;
export type NumberTrouble = (typeof numberTroubles)[number];

/** `30006 landline`: the provider's own code, then what is wrong with the number, where anything is. */
export function withTrouble(code: string, trouble: NumberTrouble | null): string {
  return trouble === null ? code : `${code} ${trouble}`;
}

export function troubleIn(code: string): NumberTrouble | null {
  const last = code.split(' ').at(-1);
  return numberTroubles.find((trouble) => trouble === last) ?? null;
}
