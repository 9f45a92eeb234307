/**
 * The mailbox that answers come to. A mail is handed over first and marked after, so that a process that dies in between
 * hands it over again; whoever takes it knows it by its Message-ID. Nothing is moved, deleted or marked as read, and
 * nothing of ours hangs on UIDs: where the server numbers anew, all is looked at again and nothing is taken twice.
 */
import { createHmac } from 'node:crypto';
import { ImapFlow } from 'imapflow';
import type { Clock, Log, MailTaker, ReplyMailbox } from '#engine/ports.ts';
import { tellImapFailure } from './imap-failure.ts';
import { readImapUrl } from './imap-url.ts';

export interface ImapOptions {
  /** As `imap-url.ts` reads it. */
  readonly url: string;
  readonly secret: string;
  readonly clock: Clock;
  readonly log: Log;
}

/** What a person wrote comes before pictures; a longer mail is read as far as this. */
const mostBytes = 10 * 1024 * 1024;
/** An answer that is older is no answer to a check-in that still runs. */
const lookBackDays = 14;
/** A mail that was not handed out is asked for so often; a line that is lost by chance is not its fault. */
const mostAsks = 3;
/** A server that forgets to tell us is asked. */
const lookAgainMinutes = 2;

export function openImapMailbox({ url, secret, clock, log }: ImapOptions): ReplyMailbox {
  // Two instances that share a mailbox do not take each other's marks for their own.
  const mark = `$Kept${createHmac('sha256', secret).update('mailbox mark').digest('hex').slice(0, 12)}`;
  /** Where the server keeps no marks: what this process has looked at. */
  const lookedAt = new Set<string>();
  /** Mails that the server did not hand out, with how often it was asked: they come after all others. */
  const withheld = new Map<string, number>();
  return {
    tellFailure: tellImapFailure,

    async watch(take, { signal, onReady }) {
      const client = connectionTo(url);
      const bell = openBell();
      client.on('exists', bell.ring);
      client.on('close', bell.ring);
      // It comes again as the rejection of whatever was asked.
      client.on('error', bell.ring);
      signal.addEventListener('abort', bell.ring);
      try {
        await client.connect();
        await client.mailboxOpen(readImapUrl(url).folder);
        while (!signal.aborted && client.usable) {
          onReady(await look({ client, mark, lookedAt, withheld, clock, log, signal }, take));
          void client.idle().catch(() => {});
          await bell.rings(clock, lookAgainMinutes, signal);
        }
        if (!signal.aborted) throw new Error('the line to the mailbox was lost');
      } finally {
        signal.removeEventListener('abort', bell.ring);
        client.close();
      }
    },
  };
}

/** Connects, signs in and opens the folder as a watch would. Throws what the library throws. */
export async function tryMailbox(url: string): Promise<void> {
  const client = connectionTo(url);
  client.on('error', () => {});
  try {
    await client.connect();
    await client.mailboxOpen(readImapUrl(url).folder, { readOnly: true });
  } finally {
    client.close();
  }
}

function connectionTo(url: string): ImapFlow {
  const { host, port, tls, loopback, user, password } = readImapUrl(url);
  return new ImapFlow({
    host,
    port,
    secure: tls === 'from-the-start',
    ...(tls === 'required' ? { doSTARTTLS: true } : {}),
    auth: { user, pass: password },
    tls: { rejectUnauthorized: !loopback, minVersion: 'TLSv1.2' },
    connectionTimeout: 15_000,
    greetingTimeout: 15_000,
    socketTimeout: 5 * 60_000,
    maxIdleTime: 4 * 60_000,
    logger: false,
  });
}

interface Looking {
  readonly client: ImapFlow;
  readonly mark: string;
  readonly lookedAt: Set<string>;
  readonly withheld: Map<string, number>;
  readonly clock: Clock;
  readonly log: Log;
  readonly signal: AbortSignal;
}

/** Returns how many mails the server did not hand out. */
async function look(looking: Looking, take: MailTaker): Promise<number> {
  const { client, mark, lookedAt, withheld, clock, log, signal } = looking;
  const { mailbox } = client;
  if (!mailbox) throw new Error('the folder was closed');
  const keepsMarks = mailbox.permanentFlags?.has('\\*') || mailbox.permanentFlags?.has(mark) || false;
  const since = new Date(Date.parse(clock.now()) - lookBackDays * 24 * 60 * 60_000);
  const uids = (await client.search({ unKeyword: mark, since }, { uid: true })) || [];
  const named = uids.map((uid) => ({ uid, name: `${mailbox.uidValidity} ${uid}` }));
  for (const name of withheld.keys()) if (!named.some((one) => one.name === name)) withheld.delete(name);
  const asked = (name: string) => withheld.get(name) ?? 0;
  for (const { uid, name } of named.toSorted((one, other) => asked(one.name) - asked(other.name))) {
    if (signal.aborted) break;
    if (lookedAt.has(name) || asked(name) >= mostAsks) continue;
    const range = String(uid);
    const mail = await fetchMail(looking, range, name);
    if (mail === 'withheld') continue;
    withheld.delete(name);
    // Gone meanwhile: somebody who reads the mailbox moved it.
    if (!mail || !mail.source) continue;
    try {
      const taken = await take(mail.source, new Date(mail.internalDate ?? 0));
      if (taken === 'look-again') continue;
    } catch (error) {
      // One that cannot be taken in holds up no other, and is met again at the next look.
      log.error(
        { uid, fault: error instanceof Error ? error.name : 'unknown' },
        'a mail could not be taken in yet',
      );
      continue;
    }
    if (keepsMarks) await client.messageFlagsAdd(range, [mark], { uid: true });
    else lookedAt.add(name);
  }
  return withheld.size;
}

/** Throws when the line was lost with it, as it is by some servers that stumble over a mail. */
async function fetchMail({ client, withheld, log }: Looking, range: string, name: string) {
  const wanted = { source: { start: 0, maxLength: mostBytes }, internalDate: true };
  try {
    return await client.fetchOne(range, wanted, { uid: true });
  } catch (error) {
    withheld.set(name, (withheld.get(name) ?? 0) + 1);
    log.error({ uid: range }, 'the mailbox server did not hand out a mail');
    if (!client.usable) throw error;
    return 'withheld' as const;
  }
}

/** Rung while nobody listens it is heard at the next wait: a mail that comes during a look is looked at. */
function openBell() {
  let rung = false;
  let wake = () => {};
  return {
    ring: () => {
      rung = true;
      wake();
    },
    async rings(clock: Clock, atLatestMinutes: number, signal: AbortSignal): Promise<void> {
      if (!rung) {
        const enough = new AbortController();
        const heard = new Promise<void>((done) => {
          wake = done;
        });
        await Promise.race([heard, clock.passes(atLatestMinutes, AbortSignal.any([signal, enough.signal]))]);
        enough.abort();
      }
      rung = false;
    },
  };
}
