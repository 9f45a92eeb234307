/** What the mailbox's server or the line to it did, in plain words. The server's own text stays behind: it may quote a name. */

/** What imapflow hangs on an error. */
interface ImapError {
  readonly code?: string;
  readonly authenticationFailed?: boolean;
  readonly mailboxMissing?: boolean;
  readonly tlsFailed?: boolean;
  readonly serverResponseCode?: string;
}

const network: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'The mailbox server refuses connections. Check its name and port.',
  ENOTFOUND: "The mailbox server's name is not known. Check how it is spelt.",
  EAI_AGAIN: "The mailbox server's name could not be looked up.",
  EHOSTUNREACH: 'There is no way to the mailbox server.',
  ENETUNREACH: 'There is no way to the mailbox server.',
  ETIMEDOUT: 'The mailbox server took too long to answer.',
  ETIMEOUT: 'The mailbox server took too long to answer.',
  CONNECT_TIMEOUT: 'The mailbox server took too long to answer.',
  GREETING_TIMEOUT: 'The mailbox server took too long to answer.',
  UPGRADE_TIMEOUT: 'The mailbox server took too long to encrypt the line.',
};

export function tellImapFailure(error: unknown): string {
  const {
    code = '',
    authenticationFailed,
    mailboxMissing,
    tlsFailed,
    serverResponseCode,
  } = error as ImapError;
  if (authenticationFailed || serverResponseCode === 'AUTHENTICATIONFAILED') {
    return 'The mailbox server does not accept our user name and password. Check KEPT_IMAP_URL; many providers want an app password.';
  }
  if (mailboxMissing || serverResponseCode === 'NONEXISTENT' || serverResponseCode === 'TRYCREATE') {
    return 'The folder that answers come to is not there. Check what stands after the server in KEPT_IMAP_URL.';
  }
  if (tlsFailed || /CERT|SELF_SIGNED|UNABLE_TO_|ERR_TLS|ERR_SSL|STARTTLS/i.test(code)) {
    return 'No trusted, encrypted connection to the mailbox server could be made. Write imaps://, or ?unencrypted=allowed if the line is private.';
  }
  return network[code] ?? 'The line to the mailbox server broke.';
}
