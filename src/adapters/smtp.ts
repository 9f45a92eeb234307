/** Mail over SMTP: plain text, one recipient, and an honest word about what became of it. */
import type { Readable } from 'node:stream';
import { createTransport } from 'nodemailer';
import type { Carrier, Clock, Log, OutgoingMessage, SendResult } from '#engine/ports.ts';
import { messageIdOf, replyAddressOf } from './message-id.ts';
import { notAnAddress, type SmtpError, tellFailure } from './smtp-failure.ts';
import { connectionSettings, type SmtpTimeouts, usualTimeouts } from './smtp-transport.ts';
import { readSmtpUrl } from './smtp-url.ts';

export interface SmtpOptions {
  /** As `smtp-url.ts` reads it. */
  readonly url: string;
  readonly fromAddress: string;
  /** Shown as the sender where a message names none of its own. */
  readonly fromName: string;
  readonly replyTo?: string;
  /** The mailbox takes `name+anything@host`: each mail is answered to an address of its own. */
  readonly ownReplyAddress?: boolean;
  /** The instance's secret: without it nobody works out what a mail of ours is called. */
  readonly secret: string;
  readonly log: Log;
  /** Dates the mail; without one the mail library does. */
  readonly clock?: Clock;
  readonly timeouts?: SmtpTimeouts;
}

export interface SmtpCarrier extends Carrier {
  /** Lets sends in progress finish and then hangs up. */
  close(): void;
}

/** Throws an SmtpUrlError when the address of the server cannot be read; connects only at the first send. */
export function openSmtpCarrier(options: SmtpOptions): SmtpCarrier {
  const timeouts = options.timeouts ?? usualTimeouts;
  const transport = createTransport({
    ...connectionSettings(options.url, options.fromAddress, timeouts),
    pool: true,
    maxConnections: 3,
    idleTimeout: 20_000,
    // The library would send again by itself after a lost connection; whether that is safe is decided elsewhere.
    maxRequeues: 0,
  });
  const bodies = watchBodies(transport);

  async function send(message: OutgoingMessage): Promise<SendResult> {
    const to = plainAddress(message.to);
    if (to === null) return notAnAddress;
    const messageId = messageIdOf(options.secret, message.key, options.fromAddress);
    const signal = AbortSignal.timeout(timeouts.wholeSeconds * 1000);
    try {
      const sent = await transport.sendMail({ ...letter(options, message, messageId, to), signal });
      return { kind: 'accepted', providerId: sent.serverMessageId ?? messageId };
    } catch (error) {
      const begun = bodies.get(signal)?.readableDidRead ?? false;
      const result = tellFailure(error as SmtpError, { begun, providerId: messageId });
      options.log.warn({ messageId, kind: result.kind, code: result.code }, 'a mail was not accepted');
      return result;
    }
  }

  return { medium: 'email', name: readSmtpUrl(options.url).host, send, close: () => transport.close() };
}

type Transport = ReturnType<typeof createTransport>;

/**
 * Remembers the body that each send streams out, so that a dead line can be told before and after its first byte.
 * A send's signal is the one thing that the library hands on unchanged, so it is the name of the send here.
 */
function watchBodies(transport: Transport): WeakMap<AbortSignal, Readable> {
  const bodies = new WeakMap<AbortSignal, Readable>();
  transport.use('stream', (mail, done) => {
    const signal = mail.data.signal;
    mail.message.processFunc((body) => {
      if (signal) bodies.set(signal, body);
      return body;
    });
    done();
  });
  return bodies;
}

/** Text only, since every picture and every style is one more thing that a preview may show. */
function letter(options: SmtpOptions, message: OutgoingMessage, messageId: string, to: string) {
  return {
    from: { name: oneLine(message.fromName) || oneLine(options.fromName), address: options.fromAddress },
    to: { name: '', address: to },
    ...replyTo(options, messageId),
    subject: oneLine(message.subject),
    text: message.text,
    messageId,
    ...(options.clock ? { date: new Date(options.clock.now()) } : {}),
    // Keeps holiday replies away: they would look like the client's own words [RFC 3834].
    headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
    envelope: { from: options.fromAddress, to: [to] },
    // Asks for bounces that carry this id and not our text [RFC 3461].
    dsn: { id: messageId.slice(1, -1), return: 'headers', notify: ['failure', 'delay'] },
  };
}

function replyTo({ replyTo: address, ownReplyAddress, fromAddress }: SmtpOptions, messageId: string) {
  const own = ownReplyAddress ? replyAddressOf(messageId, address ?? fromAddress) : address;
  return own === undefined ? {} : { replyTo: { name: '', address: own } };
}

function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim();
}

/** One bare address or nothing; anything that a mail program could read as two, or as a header, is refused. */
function plainAddress(text: string): string | null {
  const address = text.trim();
  return /^[^\s@<>(),;:"\\[\]\p{Cc}]+@[^\s@<>(),;:"\\[\]\p{Cc}]+$/u.test(address) ? address : null;
}
