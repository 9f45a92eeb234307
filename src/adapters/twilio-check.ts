import { openTwilio, type TwilioAccount } from './twilio-client.ts';
import { type TwilioError, tellTwilioFailure } from './twilio-failure.ts';

export interface TwilioCheck {
  readonly ok: boolean;
  /** What was found, in plain words, and what to do when it is wrong. Holds no token. */
  readonly words: string;
}

/** Asks Twilio about the account, with its token, and sends nothing. */
export async function checkTwilio(account: TwilioAccount): Promise<TwilioCheck> {
  try {
    const { status, type } = await openTwilio(account, 10).api.v2010.accounts(account.accountSid).fetch();
    if (status !== 'active') {
      const words = `Twilio answers, but the account is ${status}. Look into the Twilio console.`;
      return { ok: false, words };
    }
    if (type === 'Trial') {
      const words =
        'Twilio answers; it is a trial account, which texts only numbers that were verified there.';
      return { ok: false, words };
    }
    return { ok: true, words: 'Twilio answers; the account and the token are accepted.' };
  } catch (error) {
    const { code, reason } = tellTwilioFailure(error as TwilioError);
    const wayOut = /^(?:credentials|20003)$/.test(code)
      ? 'Check KEPT_TWILIO_ACCOUNT and KEPT_TWILIO_TOKEN.'
      : 'Check that nothing between here and api.twilio.com blocks it.';
    return { ok: false, words: `${reason} (${code}) ${wayOut}` };
  }
}
