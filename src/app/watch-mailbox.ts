/** Keeps an eye on the mailbox that answers come to: one process of all, again and again after every trouble. */
import { faultOf } from '#engine/each-practice.ts';
import type { Clock, Log, MailTaker, ReplyMailbox } from '#engine/ports.ts';

export interface MailboxWatch {
  /** Ends after the mail in hand. */
  close(): Promise<void>;
}

export interface MailboxWatchDeps {
  readonly mailbox: ReplyMailbox;
  readonly take: MailTaker;
  /** Null while another process watches. */
  readonly hold: () => Promise<{ readonly lost: AbortSignal; release(): Promise<void> } | null>;
  /** Null after a look at everything; otherwise in plain words what keeps it from being watched. */
  readonly tell: (trouble: string | null) => Promise<void>;
  readonly clock: Clock;
  readonly log: Log;
}

/** The last one for ever after. */
const pauseMinutes = [0.1, 0.5, 1, 2, 5] as const;
const askForLockMinutes = 0.5;

const wordsOf = (notHandedOut: number): string =>
  `${notHandedOut === 1 ? 'One mail' : `${notHandedOut} mails`} in it cannot be fetched; all others are read. Look into the mailbox yourself.`;

export function watchMailbox({ mailbox, take, hold, tell, clock, log }: MailboxWatchDeps): MailboxWatch {
  const stopping = new AbortController();
  let tries = 0;

  /** What is known of the mailbox stands in the database; without one there is nobody to tell. */
  const say = (trouble: string | null) =>
    tell(trouble).catch((error) =>
      log.warn(
        { fault: faultOf(error) },
        'it could not be written down how the mailbox for answers is doing',
      ),
    );

  async function oneWatch(): Promise<number> {
    const lock = await hold().catch((error) => {
      log.warn({ fault: faultOf(error) }, 'the database cannot be asked who watches the mailbox for answers');
      return null;
    });
    if (!lock) return askForLockMinutes;
    try {
      const signal = AbortSignal.any([stopping.signal, lock.lost]);
      const onReady = (notHandedOut: number) => {
        tries = 0;
        void say(notHandedOut === 0 ? null : wordsOf(notHandedOut));
      };
      await mailbox.watch(take, { signal, onReady });
      return askForLockMinutes;
    } catch (error) {
      const words = mailbox.tellFailure(error);
      log.warn({ tries, words }, 'the mailbox for answers cannot be watched');
      await say(words);
      tries += 1;
      return pauseMinutes[Math.min(tries, pauseMinutes.length) - 1] ?? 5;
    } finally {
      await lock.release().catch(() => {});
    }
  }

  async function forEver(): Promise<void> {
    while (!stopping.signal.aborted) await clock.passes(await oneWatch(), stopping.signal);
  }

  const ended = forEver();
  return {
    async close() {
      stopping.abort();
      await ended;
    },
  };
}
