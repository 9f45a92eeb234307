/** The official SDK, the same for sending and for checking. It is large, so only whoever texts over Twilio loads it. */
import twilio, { type Twilio } from 'twilio';

export interface TwilioAccount {
  /** `AC…` */
  readonly accountSid: string;
  /** Also what Twilio signs its calls to us with. */
  readonly authToken: string;
  /** A number of the account (E.164, or a short code), or a messaging service, `MG…`. */
  readonly from: string;
  /** Where Twilio answers; another address in tests. */
  readonly origin?: string;
}

export function openTwilio({ accountSid, authToken, origin }: TwilioAccount, timeoutSeconds: number): Twilio {
  const httpClient = new twilio.RequestClient({
    timeout: timeoutSeconds * 1000,
    // A line that was kept and that the other side has just closed would make a text look as if it may have been sent.
    keepAlive: false,
    // Nothing waits here for a free line, to leave after it was given up.
    maxSockets: 500,
    maxTotalSockets: 500,
  });
  if (origin === undefined) return twilio(accountSid, authToken, { httpClient });
  const request = httpClient.request.bind(httpClient);
  httpClient.request = (options) => {
    const { pathname, search } = new URL(options.uri);
    return request({ ...options, uri: `${origin}${pathname}${search}` });
  };
  return twilio(accountSid, authToken, { httpClient });
}
