import { createHmac } from 'node:crypto';
import type { MessageKey } from '#core/ids.ts';

/**
 * The Message-ID of a mail. It follows from the key, so that a bounce finds its message and a second send of the same
 * key is seen by the mailbox as the same mail. It tells nothing of the key, which names a step, since headers are read
 * by strangers; and it takes the instance's secret to work it out, since whoever could guess one could write a bounce
 * or an answer to a mail that they never saw.
 */
export function messageIdOf(secret: string, key: MessageKey, fromAddress: string): string {
  const name = createHmac('sha256', secret).update(`message-id\0${key}`).digest('hex').slice(0, 32);
  return `<${name}@${domainOf(fromAddress)}>`;
}

/**
 * Where this mail alone is answered to, for programs that answer without naming it: `hello+3f…@practice.example.org`. It
 * holds no more than the Message-ID, which nobody works out without the secret.
 */
export function replyAddressOf(messageId: string, address: string): string {
  const at = address.lastIndexOf('@');
  return `${address.slice(0, at)}+${messageId.slice(1, messageId.indexOf('@'))}${address.slice(at)}`;
}

export function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1).toLowerCase();
}
