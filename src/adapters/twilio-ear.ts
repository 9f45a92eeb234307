/**
 * What Twilio posts to us: a message's status [https://www.twilio.com/docs/messaging/guides/track-outbound-message-status]
 * and inbound texts [https://www.twilio.com/docs/messaging/guides/webhook-request], what became of a call and which key was
 * pressed [https://www.twilio.com/docs/voice/twiml#request-parameters], signed with the account's token.
 */
import twilio from 'twilio';
import type { Heard, ProviderCall, ProviderEar } from '#engine/ports.ts';
import type { TwilioAccount } from './twilio-client.ts';
import { tellUndelivered } from './twilio-codes.ts';

export function twilioEar({ authToken, accountSid }: TwilioAccount): ProviderEar {
  return {
    hear(call) {
      const signature = call.headers['x-twilio-signature'];
      if (typeof signature !== 'string') return { kind: 'not-the-provider' };
      if (!twilio.validateRequest(authToken, signature, call.address, { ...call.form }))
        return { kind: 'not-the-provider' };
      if (call.form.AccountSid !== accountSid) return { kind: 'not-the-provider' };
      const { MessageStatus, CallSid, Digits } = call.form;
      if (CallSid !== undefined) return Digits === undefined ? called(call) : { kind: 'key', key: Digits };
      return MessageStatus === undefined ? received(call) : reported(call);
    },
    // Without a message in it nothing is sent back.
    answer: { status: 200, type: 'text/xml; charset=utf-8', body: '<Response/>' },
  };
}

/** `partially_delivered` and whatever comes to be said one day leave it as it stands. */
const states: Readonly<Record<string, 'sent' | 'delivered' | 'failed'>> = {
  sent: 'sent',
  delivered: 'delivered',
  read: 'delivered',
  undelivered: 'failed',
  failed: 'failed',
  canceled: 'failed',
};

function reported({ form }: ProviderCall): Heard {
  const { MessageSid: providerId, MessageStatus = '', ErrorCode = '' } = form;
  if (!providerId) return { kind: 'unreadable', field: 'MessageSid' };
  const state = states[MessageStatus];
  if (!state) return { kind: 'nothing' };
  const { code, reason } = state === 'failed' ? tellUndelivered(ErrorCode) : { code: '', reason: '' };
  return { kind: 'report', providerId, state, code, reason };
}

const callTroubles: Readonly<Record<string, string>> = {
  busy: 'The line was busy.',
  'no-answer': 'Nobody picked up.',
  failed: 'The call could not be put through.',
  canceled: 'The call was called off.',
};

/** That somebody picked up is no answer to what was asked; a machine that did is not even that. */
function called({ form }: ProviderCall): Heard {
  const { CallSid: providerId = '', CallStatus = '', AnsweredBy = '' } = form;
  const trouble = callTroubles[CallStatus];
  if (trouble) return { kind: 'report', providerId, state: 'failed', code: CallStatus, reason: trouble };
  if (CallStatus !== 'completed') return { kind: 'nothing' };
  if (/^(?:machine|fax)/.test(AnsweredBy)) {
    const reason = 'A machine took the call.';
    return { kind: 'report', providerId, state: 'failed', code: 'voicemail', reason };
  }
  return { kind: 'report', providerId, state: 'delivered', code: '', reason: '' };
}

function received({ form }: ProviderCall): Heard {
  const { MessageSid: providerId, From: from, Body = '', NumMedia = '0', OptOutType } = form;
  if (!providerId) return { kind: 'unreadable', field: 'MessageSid' };
  if (!from) return { kind: 'unreadable', field: 'From' };
  const isBlocked = OptOutType === 'STOP';
  return { kind: 'text', providerId, from, text: withPictures(Body, Number(NumMedia)), isBlocked };
}

/** Nobody must think that nothing else was sent. */
function withPictures(text: string, count: number): string {
  if (!(count > 0)) return text;
  const sent = count === 1 ? 'A picture or file' : `${count} pictures or files`;
  return `${text}\n[${sent} came with it. Kept does not fetch them.]`.trim();
}
