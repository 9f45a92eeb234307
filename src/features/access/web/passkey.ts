/** Passkeys through the browser's own functions; the server passes their options and answers through. */
import { callServer } from '#ui/call-server.ts';

type Creation = Parameters<typeof PublicKeyCredential.parseCreationOptionsFromJSON>[0];
type Request = Parameters<typeof PublicKeyCredential.parseRequestOptionsFromJSON>[0];

export async function makePasskey(name: string): Promise<void> {
  const options = await callServer<Creation>('GET', '/me/passkeys/options');
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(options);
  const made = await navigator.credentials.create({ publicKey });
  await callServer('POST', '/me/passkeys', { name, response: answerOf(made) });
}

export async function signInWithPasskey(): Promise<void> {
  const options = await callServer<Request>('GET', '/sign-in/passkey');
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(options);
  const shown = await navigator.credentials.get({ publicKey });
  await callServer('POST', '/sign-in/passkey', { response: answerOf(shown) });
}

function answerOf(credential: Credential | null): object {
  if (!(credential instanceof PublicKeyCredential)) throw new Error('no passkey was given');
  return credential.toJSON() as object;
}
