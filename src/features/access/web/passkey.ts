/** Passkeys through the browser's own functions; the server passes their options and answers through. */
import { callServer, Refused } from '#ui/call-server.ts';

type Creation = Parameters<typeof PublicKeyCredential.parseCreationOptionsFromJSON>[0];
type Request = Parameters<typeof PublicKeyCredential.parseRequestOptionsFromJSON>[0];

/** False in old browsers, and at addresses without TLS other than localhost. */
export function canUsePasskeys(): boolean {
  return typeof PublicKeyCredential === 'function' && 'parseCreationOptionsFromJSON' in PublicKeyCredential;
}

export async function makePasskey(name: string): Promise<void> {
  const options = await callServer<Creation>('GET', '/me/passkeys/options');
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(options);
  const made = await askDevice(() => navigator.credentials.create({ publicKey }));
  await callServer('POST', '/me/passkeys', { name, response: made });
}

export async function signInWithPasskey(): Promise<void> {
  const options = await callServer<Request>('GET', '/sign-in/passkey');
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(options);
  const shown = await askDevice(() => navigator.credentials.get({ publicKey }));
  await callServer('POST', '/sign-in/passkey', { response: shown });
}

/** Whoever closes the device's question, lets it run out or has no passkey here meets one and the same error. */
async function askDevice(ask: () => Promise<Credential | null>): Promise<object> {
  const credential = await ask().catch((error: unknown) => {
    if (error instanceof DOMException && error.name === 'InvalidStateError') throw passkeyIsThere();
    throw noPasskey();
  });
  if (!(credential instanceof PublicKeyCredential)) throw noPasskey();
  return credential.toJSON() as object;
}

const noPasskey = () =>
  new Refused(0, 'no-passkey', 'No passkey came from this device. Try again, or take another way.', []);

const passkeyIsThere = () =>
  new Refused(0, 'passkey-is-there', 'This device has a passkey for you already.', []);
