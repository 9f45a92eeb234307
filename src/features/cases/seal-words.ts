/**
 * Keeps a client's words unreadable in the database from when they arrive until the word that they agreed on for danger
 * has been taken out of them, which is never to be stored [P4.8].
 */
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

const algorithm = 'aes-256-gcm';
const nonceBytes = 12;
const tagBytes = 16;

export function sealWords(secret: string, id: string, words: string): Buffer {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv(algorithm, keyOf(secret), nonce).setAAD(Buffer.from(id));
  const sealed = Buffer.concat([cipher.update(words, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]);
}

/** Throws when the secret is another one, or the words belong to another text. */
export function openWords(secret: string, id: string, sealed: Uint8Array): string {
  const bytes = Buffer.from(sealed);
  const nonce = bytes.subarray(0, nonceBytes);
  const tag = bytes.subarray(nonceBytes, nonceBytes + tagBytes);
  const decipher = createDecipheriv(algorithm, keyOf(secret), nonce).setAAD(Buffer.from(id)).setAuthTag(tag);
  const words = [decipher.update(bytes.subarray(nonceBytes + tagBytes)), decipher.final()];
  return Buffer.concat(words).toString('utf8');
}

/**
 * What the words of a text or mail are sealed for. A version that knows texts only would take a mail for one and believe
 * its sender: it cannot open it.
 */
export const sealedFor = (of: { readonly medium: 'sms' | 'email'; readonly providerId: string }): string =>
  of.medium === 'sms' ? of.providerId : `mail ${of.providerId}`;

function keyOf(secret: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, '', 'kept inbound texts', 32));
}
