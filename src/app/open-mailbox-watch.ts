import { holdLock } from '#adapters/postgres-lock.ts';
import { mailReaders } from './mail-readers.ts';
import type { Program } from './program.ts';
import { takeFetchedMail } from './take-fetched-mail.ts';
import { type MailboxWatch, watchMailbox } from './watch-mailbox.ts';

export interface MailboxWatchOptions {
  readonly imapUrl: string;
  readonly program: Program;
  /** Of the role kept_app. */
  readonly databaseUrl: string;
}

/** The library is loaded only where a mailbox is set. */
export async function openMailboxWatch(options: MailboxWatchOptions): Promise<MailboxWatch> {
  const { imapUrl: url, program, databaseUrl } = options;
  const { clock, log, secret } = program.world;
  const { openImapMailbox } = await import('#adapters/imap.ts');
  return watchMailbox({
    mailbox: openImapMailbox({ url, secret, clock, log }),
    take: takeFetchedMail(program.engine, mailReaders(program)),
    hold: () => holdLock(databaseUrl, 'kept: the mailbox for answers'),
    clock,
    log,
  });
}
