/** What the mail library threw, told as a send's result. The texts of servers stay behind: they quote addresses. */
import { judgeMail, readStatus } from '#core/mail/delivery-status.ts';
import type { Trouble } from '#core/sending/trouble.ts';
import type { SendFailure, SendUnknown } from '#engine/ports.ts';

/** What nodemailer hangs on an error (its `NodemailerError`). */
export interface SmtpError {
  readonly code?: string | undefined;
  readonly command?: string | undefined;
  readonly response?: string | undefined;
  readonly responseCode?: number | undefined;
  /** Of the system: ECONNREFUSED, ENOTFOUND. */
  readonly originalCode?: string | undefined;
}

export interface SendProgress {
  /** True from the first byte of the message on the wire: from there on silence proves nothing. */
  readonly begun: boolean;
  readonly providerId: string;
}

const network: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'The mail server refuses connections.',
  ENOTFOUND: "The mail server's name is not known.",
  EAI_AGAIN: "The mail server's name could not be looked up.",
  EHOSTUNREACH: 'There is no way to the mail server.',
  ENETUNREACH: 'There is no way to the mail server.',
  ECONNRESET: 'The mail server broke the connection off.',
  EDNS: "The mail server's name could not be looked up.",
  ETIMEDOUT: 'The mail server took too long to answer.',
  EABORT: 'The mail server took too long to answer.',
  ECONNECTION: 'The mail server broke the connection off.',
  ESOCKET: 'The connection to the mail server broke.',
};

export function tellFailure(error: SmtpError, progress: SendProgress): SendFailure | SendUnknown {
  if (untrusted(error))
    return passing(
      'tls',
      'No trusted, encrypted connection to the mail server could be made.',
      'unreachable',
    );
  if (refused(error)) return tellRefusal(error);
  const code = error.originalCode ?? error.code ?? 'no-code';
  if (progress.begun) {
    const reason = 'The line broke after the message was handed over; it may have been sent.';
    return { kind: 'unknown', providerId: progress.providerId, code, reason };
  }
  if (/AUTH/.test(error.code ?? '')) {
    return passing(
      'credentials',
      'The mail server does not accept our user name and password.',
      'credentials',
    );
  }
  if (error.code === 'EENVELOPE') return notAnAddress;
  return passing(
    code,
    network[code] ?? network[error.code ?? ''] ?? 'The mail could not be handed over.',
    'unreachable',
  );
}

export const notAnAddress: SendFailure = {
  kind: 'failed',
  permanent: true,
  code: 'address',
  reason: 'This is not a mail address that can be written to.',
};

/** Encryption that was not offered, broke, or came with a certificate that proves nothing. */
function untrusted({ code, originalCode = '' }: SmtpError): boolean {
  return code === 'ETLS' || /CERT|SELF_SIGNED|UNABLE_TO_|ERR_TLS|ERR_SSL/.test(originalCode);
}

/** A server that answers with a 4xx or 5xx has decided: the message was not taken, even after its last byte. */
function refused(error: SmtpError): boolean {
  return error.responseCode !== undefined && error.responseCode >= 400;
}

/**
 * Only a refusal of the recipient or of the message itself says something about the client's address. What is
 * refused before that (greeting, encryption, signing in, our own sender) is our fault: it is mended, and retried.
 */
function tellRefusal(error: SmtpError): SendFailure {
  const verdict = judgeMail(readStatus(error.response ?? String(error.responseCode)));
  if (/AUTH/.test(error.code ?? '')) {
    return passing(
      'credentials',
      'The mail server does not accept our user name and password.',
      'credentials',
    );
  }
  if (error.command === 'MAIL FROM')
    return passing(verdict.code, 'The mail server does not accept our sender address.', 'account');
  const aboutTheClient = error.command === 'RCPT TO' || error.command === 'DATA';
  if (!aboutTheClient) return passing(verdict.code, verdict.reason, 'busy');
  return { kind: 'failed', ...verdict };
}

function passing(code: string, reason: string, trouble: Trouble): SendFailure {
  return { kind: 'failed', permanent: false, code, reason, trouble };
}
