/** `imaps://user:password@mail.example.org/INBOX`, read as `smtp-url.ts` reads the server for mail out. */
export interface ImapServer {
  readonly host: string;
  readonly port: number;
  readonly tls: 'from-the-start' | 'required' | 'if-offered';
  readonly loopback: boolean;
  readonly user: string;
  readonly password: string;
  /** The folder that answers come to. */
  readonly folder: string;
}

/** The message quotes nothing of the address, since it holds a password. */
export class ImapUrlError extends Error {}

export function readImapUrl(text: string): ImapServer {
  const url = URL.canParse(text) ? new URL(text) : null;
  const isImap = url?.protocol === 'imap:' || url?.protocol === 'imaps:';
  if (!url || !isImap || url.hostname === '' || url.username === '' || url.password === '') {
    throw new ImapUrlError('is not an address with a user name and a password');
  }
  const unencrypted = url.searchParams.get('unencrypted') === 'allowed';
  if ([...url.searchParams.keys()].some((name) => name !== 'unencrypted')) {
    throw new ImapUrlError('may carry one setting only, ?unencrypted=allowed');
  }
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const loopback = /^(?:localhost|127(?:\.\d{1,3}){3}|::1)$/.test(host);
  const secure = url.protocol === 'imaps:';
  return {
    host,
    port: url.port === '' ? (secure ? 993 : 143) : Number(url.port),
    tls: secure ? 'from-the-start' : loopback || unencrypted ? 'if-offered' : 'required',
    loopback,
    user: decode(url.username),
    password: decode(url.password),
    folder: decode(url.pathname.slice(1)) || 'INBOX',
  };
}

export function whatIsWrongWithImapUrl(text: string): string | null {
  try {
    readImapUrl(text);
    return null;
  } catch (error) {
    return (error as Error).message;
  }
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new ImapUrlError('has a % that must be written as %25');
  }
}
