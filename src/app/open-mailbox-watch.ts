import { holdLock } from '#adapters/postgres-lock.ts';
import type { MailTaker } from '#engine/ports.ts';
import { countMail } from './count-mail.ts';
import { mailReaders } from './mail-readers.ts';
import { leaveToPerson, unlessItKeepsFailing } from './mail-that-fails.ts';
import { mailboxHasTrouble, mailboxWasLookedAt } from './mailbox-state.ts';
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
  const { clock, database, log, secret } = program.world;
  const { openImapMailbox } = await import('#adapters/imap.ts');
  return watchMailbox({
    mailbox: openImapMailbox({ url, secret, clock, log }),
    take: mailTaker(program),
    tell: (trouble) =>
      trouble === null
        ? mailboxWasLookedAt(database, clock.now())
        : mailboxHasTrouble(database, trouble, clock.now()),
    hold: () => holdLock(databaseUrl, 'kept: the mailbox for answers'),
    clock,
    log,
  });
}

/** Whatever comes into the mailbox is taken in, left to a person, or counted. */
export function mailTaker(program: Program): MailTaker {
  const { engine, texts, world } = program;
  const take = countMail(takeFetchedMail(engine, mailReaders(program)), world.database, world.clock);
  return unlessItKeepsFailing(take, (...failing) => leaveToPerson(engine, texts, ...failing), world.log);
}
