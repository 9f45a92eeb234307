/** The mail library's settings, the same for sending and for checking. */
import { domainOf } from './message-id.ts';
import { readSmtpUrl } from './smtp-url.ts';

export interface SmtpTimeouts {
  readonly connectSeconds: number;
  /** Silence of the server after which the line counts as dead. */
  readonly silenceSeconds: number;
  /** For the whole of one send, waiting for a free connection included; stops a server that trickles. */
  readonly wholeSeconds: number;
}

/** Well under the 45 seconds after which another worker takes the message for abandoned. */
export const usualTimeouts: SmtpTimeouts = { connectSeconds: 10, silenceSeconds: 25, wholeSeconds: 30 };

export function connectionSettings(url: string, fromAddress: string, timeouts: SmtpTimeouts) {
  const server = readSmtpUrl(url);
  return {
    host: server.host,
    port: server.port,
    secure: server.tls === 'from-the-start',
    requireTLS: server.tls === 'required',
    opportunisticTLS: server.tls === 'if-offered',
    ...(server.credentials
      ? { auth: { user: server.credentials.user, pass: server.credentials.password } }
      : {}),
    // On the machine itself nobody sits in between, and certificates there are home-made.
    tls: { rejectUnauthorized: !server.loopback, minVersion: 'TLSv1.2' as const },
    // Otherwise the greeting, and with it a Received header, would carry the name of this machine.
    name: domainOf(fromAddress),
    connectionTimeout: timeouts.connectSeconds * 1000,
    greetingTimeout: timeouts.connectSeconds * 1000,
    dnsTimeout: timeouts.connectSeconds * 1000,
    socketTimeout: timeouts.silenceSeconds * 1000,
    disableFileAccess: true,
    disableUrlAccess: true,
    logger: false,
  } as const;
}
