/**
 * The file that a backup is: text, packed with gzip, sealed in the format of age (age-encryption.org/v1) for a key that is
 * derived from the instance's secret. Whoever finds it without the secret has nothing.
 */
import { createHmac } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import { createGunzip, createGzip } from 'node:zlib';
import { Decrypter, Encrypter, identityToRecipient } from 'age-encryption';

/** A private key of X25519 as PKCS #8 wraps its 32 bytes [RFC 8410]. */
const pkcs8Of = (key: Buffer): Uint8Array<ArrayBuffer> =>
  new Uint8Array([...Buffer.from('302e020100300506032b656e04220420', 'hex'), ...key]);

function identityOf(secret: string): Promise<CryptoKey> {
  const key = createHmac('sha256', secret).update('backups').digest();
  return crypto.subtle.importKey('pkcs8', pkcs8Of(key), 'X25519', false, ['deriveBits']);
}

/** It appears whole: whoever writes into the place of an older one gives it another name first. */
export async function writeSealed(path: string, secret: string, text: AsyncIterable<Buffer>): Promise<void> {
  const encrypter = new Encrypter();
  encrypter.addRecipient(await identityToRecipient(await identityOf(secret)));
  const packed = Readable.from(text).compose(createGzip({ level: 6 })) as Readable;
  const sealed = await encrypter.encrypt(Readable.toWeb(packed) as globalThis.ReadableStream<Uint8Array>);
  await pipeline(
    Readable.fromWeb(sealed as ReadableStream),
    createWriteStream(path, { flags: 'wx', mode: 0o600, flush: true }),
  );
}

export class NotReadable extends Error {}

/** Throws `NotReadable` with words for a person when it is no backup, is damaged, or belongs to another secret. */
export async function* readSealed(path: string, secret: string): AsyncIterable<Buffer> {
  const decrypter = new Decrypter();
  decrypter.addIdentity(await identityOf(secret));
  try {
    const file = Readable.toWeb(createReadStream(path)) as globalThis.ReadableStream<Uint8Array>;
    const packed = await decrypter.decrypt(file);
    yield* Readable.fromWeb(packed as ReadableStream).compose(createGunzip()) as AsyncIterable<Buffer>;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT')
      throw new NotReadable(`There is no file ${path}.`, { cause: error });
    throw new NotReadable(
      `${path} cannot be read: it is no backup of Kept, is damaged, or was made with another secret (KEPT_SECRET, or the file "secret" in the data folder).`,
      { cause: error },
    );
  }
}
