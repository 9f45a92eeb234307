/**
 * The address in a page. Like a client's link it is worked out anew from the secret whenever it is needed. All pages of
 * one question to one person have the same one.
 */
import { createHash, createHmac } from 'node:crypto';
import type { MessageKey } from '#core/ids.ts';
import { sameText } from '#features/access/facts.ts';

/** Small letters and digits only: a text's own link finder may drop anything else at the end. */
const radix = 36;
const idBytes = 16;
const sealBytes = 8;
const idLength = 25;
const sealLength = 13;
const tokenForm = new RegExp(`^[0-9a-z]{${idLength + sealLength}}$`);

const between = '#';

/** The first page has the key of the question, as staff mails always had; each later one its number beside it. */
export function keyOfPage(key: MessageKey, number: number): MessageKey {
  return (number === 0 ? key : `${key}${between}${number}`) as MessageKey;
}

export function keyOfQuestion(page: MessageKey): MessageKey {
  return page.split(between)[0] as MessageKey;
}

/** The address to put in place of `{link}` in a message to staff. */
export function pageLinkFor(secret: string, baseUrl: string, page: MessageKey): string {
  return `${baseUrl.replace(/\/+$/, '')}/p/${pageTokenFor(secret, keyOfQuestion(page))}`;
}

export function pageTokenFor(secret: string, key: MessageKey): string {
  const id = digest(secret, 'link', key, idBytes).padStart(idLength, '0');
  return id + sealOf(secret, id);
}

/** Whether this instance made the token. Forgeries are turned away here, before the database hears of them. */
export function isPageToken(secret: string, token: string): boolean {
  if (!tokenForm.test(token)) return false;
  return sameText(token.slice(idLength), sealOf(secret, token.slice(0, idLength)));
}

/** All that the database keeps of a token. */
export function pageTokenHash(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

/** Six digits that prove that a number is in the hands of whoever says so. */
export function codeFor(secret: string, wayId: string, sentAt: string): string {
  const mac = createHmac('sha256', secret).update(`paging code\0${wayId}\0${sentAt}`).digest();
  return String(mac.readUIntBE(0, 6) % 1_000_000).padStart(6, '0');
}

function sealOf(secret: string, id: string): string {
  return digest(secret, 'link-seal', id, sealBytes).padStart(sealLength, '0');
}

function digest(secret: string, purpose: string, text: string, bytes: number): string {
  const mac = createHmac('sha256', secret).update(`paging ${purpose}\0${text}`).digest();
  return BigInt(`0x${mac.subarray(0, bytes).toString('hex')}`).toString(radix);
}
