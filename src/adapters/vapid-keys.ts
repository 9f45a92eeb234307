/**
 * By what push services know this Kept [RFC 8292]. Worked out from the secret, so that nobody sets anything up, every
 * process has the same, and a backup that was put back still reaches every device.
 */
import { createECDH, hkdfSync } from 'node:crypto';

export interface VapidKeys {
  /** 65 bytes in base64url, as browsers want it. */
  readonly publicKey: string;
  /** 32 bytes in base64url. */
  readonly privateKey: string;
}

const orderOfP256 = BigInt('0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551');
/** More than the key has, so that each is as likely as any other [FIPS 186-5, A.2.1]. */
const seedBytes = 48;

/** Must never come out otherwise for the same secret: every device would have to be added anew. */
export function vapidKeysOf(secret: string): VapidKeys {
  const seed = Buffer.from(hkdfSync('sha256', secret, '', 'kept web push', seedBytes));
  const number = (BigInt(`0x${seed.toString('hex')}`) % (orderOfP256 - 1n)) + 1n;
  const privateKey = Buffer.from(number.toString(16).padStart(64, '0'), 'hex');
  const curve = createECDH('prime256v1');
  curve.setPrivateKey(privateKey);
  return {
    publicKey: curve.getPublicKey('base64url'),
    privateKey: privateKey.toString('base64url'),
  };
}
