/** Keeps an eye on the mailbox that answers come to: one process of all, again and again after every trouble. */
import type { Clock, Log, MailTaker, ReplyMailbox } from '#engine/ports.ts';
import type { HealthCheck } from './health.ts';

export interface MailboxWatch {
  readonly check: HealthCheck;
  /** Ends after the mail in hand. */
  close(): Promise<void>;
}

export interface MailboxWatchDeps {
  readonly mailbox: ReplyMailbox;
  readonly take: MailTaker;
  /** Null while another process watches. */
  readonly hold: () => Promise<{ readonly lost: AbortSignal; release(): Promise<void> } | null>;
  readonly clock: Clock;
  readonly log: Log;
}

/** The last one for ever after. */
const pauseMinutes = [0.1, 0.5, 1, 2, 5] as const;
/** Mail is slow in itself; what mends within this is nobody's business. */
const toleratedMinutes = 10;
const askForLockMinutes = 0.5;

export function watchMailbox({ mailbox, take, hold, clock, log }: MailboxWatchDeps): MailboxWatch {
  const stopping = new AbortController();
  let trouble: { readonly words: string; readonly since: number } | null = null;
  let tries = 0;

  async function oneWatch(): Promise<'elsewhere' | 'ended'> {
    const lock = await hold();
    if (!lock) return 'elsewhere';
    try {
      const signal = AbortSignal.any([stopping.signal, lock.lost]);
      const onReady = () => {
        trouble = null;
        tries = 0;
      };
      await mailbox.watch(take, { signal, onReady });
      return 'ended';
    } finally {
      await lock.release().catch(() => {});
    }
  }

  async function forEver(): Promise<void> {
    while (!stopping.signal.aborted) {
      let pause: number = askForLockMinutes;
      try {
        if ((await oneWatch()) === 'elsewhere') trouble = null;
      } catch (error) {
        const words = mailbox.tellFailure(error);
        trouble = { words, since: trouble?.since ?? clock.elapsed() };
        log.warn({ tries, words }, 'the mailbox for answers cannot be watched');
        pause = pauseMinutes[Math.min(tries, pauseMinutes.length - 1)] ?? 5;
        tries += 1;
      }
      await clock.passes(pause, stopping.signal);
    }
  }

  const ended = forEver();
  return {
    check: {
      name: 'reply-mailbox',
      async check() {
        const isLasting = trouble !== null && clock.elapsed() - trouble.since >= toleratedMinutes;
        return isLasting && trouble ? `Answers by mail are not heard. ${trouble.words}` : null;
      },
    },
    async close() {
      stopping.abort();
      await ended;
    },
  };
}
