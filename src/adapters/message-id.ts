import { createHash } from 'node:crypto';
import type { MessageKey } from '#core/ids.ts';

/**
 * The Message-ID of a mail. It follows from the key alone, so that a bounce finds its message and a second send of
 * the same key is seen by the mailbox as the same mail; and it is a hash, because keys name steps, and headers
 * are read by strangers.
 */
export function messageIdOf(key: MessageKey, fromAddress: string): string {
  const name = createHash('sha256').update(`kept mail ${key}`).digest('hex').slice(0, 32);
  return `<${name}@${domainOf(fromAddress)}>`;
}

export function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1).toLowerCase();
}
