/**
 * Texts over Twilio. Its API takes no key of ours, so that a message which may have been sent is looked for among those
 * to the same number: the one-tap address in it is like no other.
 */
import type { MessageInstance } from 'twilio/lib/rest/api/v2010/account/message.js';
import { addMinutes, minutesBetween } from '#core/time/instant.ts';
import type { Carrier, Clock, FindResult, Log, OutgoingMessage, SendResult } from '#engine/ports.ts';
import { isPhoneNumber } from './phone-number.ts';
import { reportAddress } from './text-addresses.ts';
import { openTwilio, type TwilioAccount } from './twilio-client.ts';
import { twilioEar } from './twilio-ear.ts';
import { notANumber, type TwilioError, tellTwilioFailure } from './twilio-failure.ts';

export interface TwilioOptions extends TwilioAccount {
  readonly publicAddress: string;
  readonly log: Log;
  readonly clock: Clock;
  readonly timeouts?: TwilioTimeouts;
}

/** Together less than the half minute of a send. */
export interface TwilioTimeouts {
  readonly lookSeconds: number;
  readonly sendSeconds: number;
}

const usualTimeouts: TwilioTimeouts = { lookSeconds: 8, sendSeconds: 20 };

/** Texts to one number within minutes: more than this is nothing that Kept sends. */
const mostToOne = 50;
/** Between the time of day here and at Twilio. */
const clocksApartMinutes = 2;
/** After a pause longer than this somebody else may have looked for the message and sent it. */
const pauseMinutes = 0.2;
const longestValidSeconds = 36_000;

export function openTwilioCarrier(options: TwilioOptions): Carrier {
  const { clock, log, timeouts = usualTimeouts } = options;
  const looking = openTwilio(options, timeouts.lookSeconds);
  const sending = openTwilio(options, timeouts.sendSeconds);

  async function send(message: OutgoingMessage): Promise<SendResult> {
    if (!isPhoneNumber(message.to)) return notANumber;
    if (message.again) {
      const since = { at: clock.now(), elapsed: clock.elapsed() };
      const found = await find(message);
      if (found.kind === 'accepted') return found;
      if (found.kind === 'cannot-say') return notNow('look-up', 'The provider of texts could not be asked.');
      const paused = Math.max(clock.elapsed() - since.elapsed, minutesBetween(since.at, clock.now()));
      if (paused > pauseMinutes) return notNow('pause', 'The sending was held up.');
    }
    try {
      const { sid } = await sending.messages.create({
        ...senderOf(options.from),
        to: message.to,
        body: message.text,
        validityPeriod: secondsLeft(message, clock),
        ...reportsTo(options, message),
      });
      return { kind: 'accepted', providerId: sid };
    } catch (error) {
      return told(error as TwilioError, 'a text was not accepted');
    }
  }

  async function find(message: OutgoingMessage): Promise<FindResult> {
    try {
      const texts = await looking.messages.list({ to: message.to, limit: mostToOne, pageSize: mostToOne });
      const since = Date.parse(addMinutes(message.writtenAt, -clocksApartMinutes));
      const recent = texts.filter(
        (text) => text.direction !== 'inbound' && !(text.dateCreated.getTime() < since),
      );
      const same = recent.find((text) => saysTheSame(text, message.text));
      if (same) return { kind: 'accepted', providerId: same.sid };
      return recent.some(isWithoutWords) ? { kind: 'cannot-say' } : { kind: 'never-received' };
    } catch (error) {
      told(error as TwilioError, 'texts could not be looked up');
      return { kind: 'cannot-say' };
    }
  }

  function told(error: TwilioError, what: string) {
    if (error.status === undefined && error.code === undefined) throw error;
    const result = tellTwilioFailure(error);
    log.warn({ kind: result.kind, code: result.code }, what);
    return result;
  }

  return { medium: 'sms', name: 'Twilio', send, find, ear: twilioEar(options) };
}

const notNow = (code: string, reason: string): SendResult => ({
  kind: 'failed',
  permanent: false,
  code,
  reason,
  isOpen: true,
});

function senderOf(from: string): { readonly messagingServiceSid: string } | { readonly from: string } {
  return from.startsWith('MG') ? { messagingServiceSid: from } : { from };
}

/** What waits at Twilio for longer than the message is good for is dropped there. */
function secondsLeft({ giveUpAt }: OutgoingMessage, clock: Clock): number {
  const seconds = Math.ceil(minutesBetween(clock.now(), giveUpAt) * 60);
  return Math.min(Math.max(seconds, 1), longestValidSeconds);
}

/** Twilio calls nobody whose address it cannot reach, and refuses to be given one. */
function reportsTo({ publicAddress }: TwilioOptions, { practiceId }: OutgoingMessage) {
  if (practiceId === null || !publicAddress.startsWith('https:')) return {};
  return { statusCallback: reportAddress(publicAddress, practiceId) };
}

/** A trial account puts words of its own before ours. */
function saysTheSame({ body }: MessageInstance, text: string): boolean {
  const link = /https?:\/\/\S+/.exec(text)?.[0];
  return body.includes(link ?? text);
}

/** Accounts can be set up so that Twilio forgets words at once. */
const isWithoutWords = ({ body }: MessageInstance): boolean => body === '' || /redacted/i.test(body);
