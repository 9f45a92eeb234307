/**
 * The address in a check-in. It is worked out anew from the instance's secret and the message's key whenever it is
 * needed, so that neither the outbox nor the database ever holds it: whoever reads a backup can answer for nobody.
 */
import { createHash, createHmac } from 'node:crypto';
import type { MessageKey } from '#core/ids.ts';
import { addMinutes, type Instant } from '#core/time/instant.ts';
import { sameText } from '#features/access/facts.ts';

/**
 * Digits and small letters only, because a text message's own link finder may drop a `-` or `_` at the end, and
 * because somebody may have to read it out.
 */
const radix = 36;
const idBytes = 16;
const sealBytes = 8;
const idLength = 25;
const sealLength = 13;
const tokenForm = new RegExp(`^[0-9a-z]{${idLength + sealLength}}$`);

/**
 * Seven days: longer than the 72 hours over which an elevated ladder spreads and than any holiday weekend, so that
 * an answer given late still arrives, and short enough that an old phone found in a drawer answers for nobody.
 * Closing the case does not end it: a person who says "I'm not OK" to a closed case must be heard.
 */
export const linkDays = 7;

export function linkExpiresAt(sentAt: Instant): Instant {
  return addMinutes(sentAt, linkDays * 24 * 60);
}

/** The address to put in place of `{link}`. `key` is unique in the whole instance, and so is the address. */
export function linkFor(secret: string, baseUrl: string, key: MessageKey): string {
  return `${baseUrl.replace(/\/+$/, '')}/h/${tokenFor(secret, key)}`;
}

export function tokenFor(secret: string, key: MessageKey): string {
  const id = digest(secret, 'link', key, idBytes).padStart(idLength, '0');
  return id + sealOf(secret, id);
}

/** Whether this instance made the token. Forgeries are turned away here, before the database hears of them. */
export function isOurToken(secret: string, token: string): boolean {
  if (!tokenForm.test(token)) return false;
  return sameText(token.slice(idLength), sealOf(secret, token.slice(0, idLength)));
}

/** All that the database keeps of a token. */
export function tokenHash(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

/** A short proof that this instance wrote `text` for this purpose. */
export function seal(secret: string, purpose: string, text: string): string {
  return digest(secret, purpose, text, sealBytes).padStart(sealLength, '0');
}

function sealOf(secret: string, id: string): string {
  return seal(secret, 'link-seal', id);
}

function digest(secret: string, purpose: string, text: string, bytes: number): string {
  const mac = createHmac('sha256', secret).update(`check-in ${purpose}\0${text}`).digest();
  return BigInt(`0x${mac.subarray(0, bytes).toString('hex')}`).toString(radix);
}
