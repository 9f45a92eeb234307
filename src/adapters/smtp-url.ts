/**
 * `smtp://user:password@mail.example.org:587` or `smtps://…`. Read here and not by the mail library, because its
 * reader lets any query parameter change any setting, the checking of certificates included.
 */
export interface SmtpServer {
  readonly host: string;
  readonly port: number;
  /** `from-the-start` for smtps, `required` for STARTTLS, `if-offered` where a plain line harms nobody. */
  readonly tls: 'from-the-start' | 'required' | 'if-offered';
  readonly loopback: boolean;
  readonly credentials: { readonly user: string; readonly password: string } | null;
}

/** Thrown at start-up; the message quotes nothing of the address, since it may hold a password. */
export class SmtpUrlError extends Error {}

export function readSmtpUrl(text: string): SmtpServer {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url || (url.protocol !== 'smtp:' && url.protocol !== 'smtps:') || url.hostname === '') {
    throw new SmtpUrlError(
      'The mail server must be written like smtp://user:password@mail.example.org:587 or smtps://…; ' +
        'special characters in the password are percent-encoded.',
    );
  }
  const unencrypted = url.searchParams.get('unencrypted') === 'allowed';
  const unknown = [...url.searchParams.keys()].filter((name) => name !== 'unencrypted');
  if (unknown.length > 0) {
    throw new SmtpUrlError("The mail server's address may carry one setting only: ?unencrypted=allowed.");
  }
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const loopback = /^(?:localhost|127(?:\.\d{1,3}){3}|::1)$/.test(host);
  const secure = url.protocol === 'smtps:';
  return {
    host,
    port: url.port === '' ? (secure ? 465 : 587) : Number(url.port),
    tls: secure ? 'from-the-start' : loopback || unencrypted ? 'if-offered' : 'required',
    loopback,
    credentials: url.username === '' ? null : { user: decode(url.username), password: decode(url.password) },
  };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new SmtpUrlError("A % in the mail server's user name or password must be written as %25.");
  }
}
