/**
 * The hidden number in a form: one for each time the page is shown. A tap that arrives twice brings the same number
 * twice; a form that nobody was shown has none of ours.
 */
import { randomBytes } from 'node:crypto';
import { sameText } from '#features/access/facts.ts';
import { seal } from './link.ts';

export function newNonce(secret: string, token: string): string {
  const number = randomBytes(12).toString('hex');
  return number + seal(secret, 'nonce', `${token} ${number}`);
}

export function isOurNonce(secret: string, token: string, nonce: string): boolean {
  const number = nonce.slice(0, 24);
  return sameText(nonce.slice(24), seal(secret, 'nonce', `${token} ${number}`));
}
