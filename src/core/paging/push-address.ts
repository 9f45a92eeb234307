/** Where a browser is reached: what it gave when its owner asked for it, as one text [RFC 8030, RFC 8291]. */

export interface PushAddress {
  /** Of the browser's own push service. Whoever knows it may be believed to be that browser. */
  readonly endpoint: string;
  readonly keys: {
    /** The browser's public key: 65 bytes in base64url. */
    readonly p256dh: string;
    /** What it shares with us alone: 16 bytes in base64url. */
    readonly auth: string;
  };
}

const longestEndpoint = 1000;
export const publicKeyForm = /^[\w-]{87}$/;
export const authForm = /^[\w-]{22}$/;

/** The same browser always makes the same text, so that it is known again. */
export function writePushAddress({ endpoint, keys: { p256dh, auth } }: PushAddress): string {
  return JSON.stringify({ endpoint, keys: { p256dh, auth } });
}

/** Null for whatever is no such text. */
export function readPushAddress(text: string): PushAddress | null {
  try {
    const read: unknown = JSON.parse(text);
    return isPushAddress(read) ? read : null;
  } catch {
    return null;
  }
}

function isPushAddress(read: unknown): read is PushAddress {
  const { endpoint, keys } = (read ?? {}) as Partial<PushAddress>;
  return typeof endpoint === 'string' && URL.canParse(endpoint) && areKeys(keys);
}

function areKeys(keys: Partial<PushAddress['keys']> | undefined): boolean {
  return publicKeyForm.test(String(keys?.p256dh)) && authForm.test(String(keys?.auth));
}

/** Push services are reached encrypted, at the usual port, and ask for no name: anything else is somebody's own idea. */
export function isOfPushService(endpoint: string): boolean {
  if (endpoint.length > longestEndpoint || !URL.canParse(endpoint)) return false;
  const { protocol, port, username, password } = new URL(endpoint);
  return protocol === 'https:' && port === '' && username === '' && password === '';
}
