/** What the SDK threw, told as a send's result. Twilio's own words stay behind: they quote numbers. */
import type { Trouble } from '#core/sending/trouble.ts';
import type { SendFailure, SendUnknown } from '#engine/ports.ts';
import { judgeTwilio } from './twilio-codes.ts';

/** What the SDK hangs on an error: Twilio's answer (RestException), or what the line did (axios). */
export interface TwilioError {
  readonly status?: number | undefined;
  /** Of Twilio a number, of the line a word like ECONNREFUSED. */
  readonly code?: number | string | undefined;
}

/** Nothing has left in these cases. */
const neverConnected: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'The provider of texts refuses connections.',
  ENOTFOUND: 'The name of the provider of texts is not known.',
  EAI_AGAIN: 'The name of the provider of texts could not be looked up.',
  EHOSTUNREACH: 'There is no way to the provider of texts.',
  ENETUNREACH: 'There is no way to the provider of texts.',
};

export function tellTwilioFailure({ status, code }: TwilioError): SendFailure | SendUnknown {
  if (typeof code === 'string') return tellLine(code);
  const verdict = code === undefined ? null : judgeTwilio(code);
  if (verdict) return { kind: 'failed', ...verdict };
  const named = code === undefined ? `HTTP ${status ?? 'none'}` : String(code);
  if (status === 429 || status === 503) return passing(named, 'The provider of texts is too busy.', 'busy');
  if (status === 402)
    return passing(named, 'What was paid for at the provider of texts is used up.', 'balance');
  if (status === 401 || status === 403) {
    const reason = 'The provider of texts does not accept our account and token.';
    return passing('credentials', reason, 'credentials');
  }
  // A gateway in front of Twilio answers so too, after the text has gone through.
  if (status === undefined || status >= 500 || status < 400) return mayHaveBeenSent(named);
  return {
    kind: 'failed',
    permanent: true,
    code: named,
    reason: 'The provider of texts refuses this message.',
  };
}

function tellLine(code: string): SendFailure | SendUnknown {
  const reason = neverConnected[code];
  if (reason) return passing(code, reason, 'unreachable');
  if (/CERT|SELF_SIGNED|UNABLE_TO_|ERR_TLS|ERR_SSL/.test(code)) {
    const untrusted = 'No trusted, encrypted connection to the provider of texts could be made.';
    return passing('tls', untrusted, 'unreachable');
  }
  return mayHaveBeenSent(code);
}

function passing(code: string, reason: string, trouble: Trouble): SendFailure {
  return { kind: 'failed', permanent: false, code, reason, trouble };
}

export function mayHaveBeenSent(code: string): SendUnknown {
  const reason = 'The line broke after the text was handed over; it may have been sent.';
  return { kind: 'unknown', providerId: null, code, reason };
}

export const notANumber: SendFailure = {
  kind: 'failed',
  permanent: true,
  code: 'address',
  reason: 'This is not a phone number.',
};
