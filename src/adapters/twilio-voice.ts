/**
 * Calls to staff over Twilio [https://www.twilio.com/docs/voice/api/call-resource]. What is said names nobody. A link in the
 * words is not spoken: it is where the key goes that whoever picks up presses. A mailbox presses none, so it never answers.
 */
import twilio from 'twilio';
import { addMinutes, minutesBetween } from '#core/time/instant.ts';
import type { Carrier, FindResult, OutgoingMessage, SendResult } from '#engine/ports.ts';
import { isPhoneNumber } from './phone-number.ts';
import { reportAddress } from './text-addresses.ts';
import type { TwilioOptions } from './twilio.ts';
import { openTwilio } from './twilio-client.ts';
import { twilioEar } from './twilio-ear.ts';
import { notANumber, type TwilioError, tellTwilioFailure } from './twilio-failure.ts';

const lookSeconds = 8;
const sendSeconds = 20;
/** As long as a phone rings before most mailboxes take over. */
const ringSeconds = 40;
/** To find the phone, wake up and press. */
const keySeconds = 10;
const clocksApartMinutes = 2;
/** After a pause longer than this somebody else may have made the call. */
const pauseMinutes = 0.2;

export function openTwilioVoice(options: TwilioOptions): Carrier {
  const { clock, log } = options;
  const looking = openTwilio(options, lookSeconds);
  const sending = openTwilio(options, sendSeconds);

  async function send(message: OutgoingMessage): Promise<SendResult> {
    if (!isPhoneNumber(message.to)) return notANumber;
    if (message.again) {
      const since = { at: clock.now(), elapsed: clock.elapsed() };
      const found = await lookFor(message);
      if (found.kind === 'accepted') return found;
      const paused = Math.max(clock.elapsed() - since.elapsed, minutesBetween(since.at, clock.now()));
      if (found.kind === 'cannot-say' || paused > pauseMinutes) return notNow;
    }
    try {
      const { sid } = await sending.calls.create({
        to: message.to,
        from: options.from,
        twiml: spoken(message.text),
        timeout: ringSeconds,
        machineDetection: 'Enable',
        ...reportsTo(options, message),
      });
      return { kind: 'accepted', providerId: sid };
    } catch (error) {
      return told(error as TwilioError, 'a call was not accepted');
    }
  }

  /** A call bears nothing of ours. One to the same number since this was written rang the same phone for the same person. */
  async function lookFor({ to, writtenAt }: OutgoingMessage): Promise<FindResult> {
    try {
      const calls = await looking.calls.list({ to, limit: 20, pageSize: 20 });
      const since = Date.parse(addMinutes(writtenAt, -clocksApartMinutes));
      const same = calls.find(
        ({ direction, dateCreated }) => direction !== 'inbound' && !(dateCreated.getTime() < since),
      );
      return same ? { kind: 'accepted', providerId: same.sid } : { kind: 'never-received' };
    } catch (error) {
      told(error as TwilioError, 'calls could not be looked up');
      return { kind: 'cannot-say' };
    }
  }

  function told(error: TwilioError, what: string) {
    if (error.status === undefined && error.code === undefined) throw error;
    const result = tellTwilioFailure(error);
    log.warn({ kind: result.kind, code: result.code }, what);
    return result;
  }

  return { medium: 'voice', name: 'Twilio', send, ear: twilioEar(options) };
}

const notNow: SendResult = {
  kind: 'failed',
  permanent: false,
  code: 'look-up',
  reason: 'The provider of calls could not be asked in time.',
};

/** Said twice, since nobody is awake at the first word. */
function spoken(text: string): string {
  const link = /https?:\/\/\S+/.exec(text)?.[0];
  const words = link ? text.replace(link, '').trim() : text;
  const response = new twilio.twiml.VoiceResponse();
  if (!link) {
    say(response, words);
    response.pause({ length: 1 });
    say(response, words);
    return response.toString();
  }
  for (let time = 0; time < 2; time += 1) {
    const gather = response.gather({
      numDigits: 1,
      timeout: keySeconds,
      action: `${link}/key`,
      method: 'POST',
    });
    say(gather, words);
    say(gather, 'Press 1 if you have it.');
  }
  return response.toString();
}

interface Speaker {
  say(attributes: { readonly language: 'en-GB' }, words: string): unknown;
}

const say = (speaker: Speaker, words: string): unknown => speaker.say({ language: 'en-GB' }, words);

/** Twilio calls nobody whose address it cannot reach, and refuses to be given one. */
function reportsTo({ publicAddress }: TwilioOptions, { practiceId }: OutgoingMessage) {
  if (practiceId === null || !publicAddress.startsWith('https:')) return {};
  return { statusCallback: reportAddress(publicAddress, practiceId), statusCallbackEvent: ['completed'] };
}
