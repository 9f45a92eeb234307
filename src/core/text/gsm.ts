/** The letters of GSM 7-bit, which fits 160 of them into one text [3GPP TS 23.038]; any other makes it 70. */
const gsm = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
);
/** Sent as an escape and a letter: two places each. */
const gsmExtended = new Set('\f^{}\\[~]|€');

/** Places that a letter takes; null for one that GSM 7-bit does not have. */
export function gsmPlaces(letter: string): 1 | 2 | null {
  if (gsm.has(letter)) return 1;
  return gsmExtended.has(letter) ? 2 : null;
}
