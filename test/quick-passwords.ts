/**
 * Passwords that are kept as they are in earnest but for the work that makes guessing slow: a test signs people in
 * again and again, and would spend most of its time on that.
 */
import { randomBytes, scryptSync, timingSafeEqual } from 'node:crypto';
import type { Passwords } from '#features/access/sign-ins.ts';

const leastCost = { N: 2, r: 1, p: 1 };

export const quickPasswords: Passwords = {
  async hash(password) {
    const salt = randomBytes(16);
    return `${salt.toString('hex')}:${keyFrom(password, salt).toString('hex')}`;
  },
  async verify({ hash, password }) {
    const [salt = '', key = ''] = hash.split(':');
    return timingSafeEqual(keyFrom(password, Buffer.from(salt, 'hex')), Buffer.from(key, 'hex'));
  },
};

function keyFrom(password: string, salt: Buffer): Buffer {
  return scryptSync(password.normalize('NFKC'), salt, 64, leastCost);
}
