/**
 * What Twilio's error codes mean for whoever waits [https://www.twilio.com/docs/api/errors], for texts that were refused
 * at once and for those that came to nothing later. `permanent`: nothing is gained by trying the same again within
 * minutes, so that the next channel is used at once.
 */
import type { Trouble } from '#core/sending/trouble.ts';
import { type NumberTrouble, withTrouble } from '#core/text/number-trouble.ts';

export interface TwilioVerdict {
  readonly permanent: boolean;
  /** Twilio's number, and what it says of the client's number, such as `30006 landline`. */
  readonly code: string;
  readonly reason: string;
  readonly trouble?: Trouble;
}

type Row = readonly [reason: string, more?: NumberTrouble | 'passing'];

const ourAccount =
  'The provider of texts does not let our account do this. Whoever runs Kept looks into it there';
const busy = 'The provider of texts is too busy at the moment.';

/** Where it is not the message that is turned away but whoever sends it. A country that is not switched on is none of these. */
const troubles: Readonly<Record<number, Trouble>> = {
  14107: 'busy',
  20003: 'credentials',
  20005: 'account',
  20429: 'busy',
  21212: 'account',
  21603: 'account',
  21606: 'account',
  21611: 'busy',
  21659: 'account',
  21660: 'account',
  21703: 'account',
  21704: 'account',
  21705: 'account',
  30002: 'account',
  30032: 'account',
  30034: 'account',
  63038: 'balance',
};

const rows: Readonly<Record<number, Row>> = {
  14107: [busy, 'passing'],
  20003: ['The provider of texts does not accept our account and token.', 'passing'],
  20005: [`${ourAccount}: the account is not active.`],
  20429: [busy, 'passing'],
  21211: ['This is not a phone number that exists.', 'no-such-number'],
  21212: ['The number that we send from is not valid.'],
  21266: ['This is the number that we send from.'],
  21408: [`${ourAccount}: texts to this country are not switched on.`],
  21602: ['The message has no words.'],
  21603: ['The number that we send from is missing.'],
  21606: [`${ourAccount}: the number that we send from is not ours or cannot send texts.`],
  21608: [`${ourAccount}: a trial account may only text numbers that were verified there.`],
  21610: ['The person behind this number has asked for no more texts.', 'opted-out'],
  21611: [busy, 'passing'],
  21612: ['Texts from our number cannot reach this one.'],
  21614: ['This number cannot get texts; it may be a landline.', 'landline'],
  21617: ['The message is longer than a text may be.'],
  21635: ['This number is a landline and gets no texts.', 'landline'],
  21659: [`${ourAccount}: the number that we send from is not ours.`],
  21660: [`${ourAccount}: the number that we send from belongs to another account.`],
  21703: [`${ourAccount}: the messaging service has no numbers.`],
  21704: [`${ourAccount}: the messaging service has no numbers.`],
  21705: [`${ourAccount}: the messaging service is not known.`],
  30001: ['The text waited too long to be sent.'],
  30002: [`${ourAccount}: the account is suspended.`],
  30003: ['The phone is switched off or has no reception.'],
  30004: ['The phone, or its network, refuses texts from us.'],
  30005: ['This number does not exist or is not in service.', 'no-such-number'],
  30006: ['This number is a landline, or its network cannot be reached.', 'landline'],
  30007: ['The network took the text for unwanted and dropped it.'],
  30008: ['The text did not arrive, and the network does not say why.'],
  30009: ['A part of the text got lost.'],
  30010: ['The text costs more than our account allows.'],
  30017: ['The network of this phone is overloaded.'],
  30018: [`${ourAccount}: this country asks for a registration first.`],
  30022: ['The network takes no more texts from our account at the moment.'],
  30023: ['The network takes no more texts from our account today.'],
  30024: ['The network does not accept the number that we send from.'],
  30032: [`${ourAccount}: the toll-free number has not been verified.`],
  30034: [`${ourAccount}: the number that we send from is not registered with the networks.`],
  30036: ['The text could not be sent in time.'],
  30410: ['The network did not answer in time.'],
  63038: ['Our account has sent as many texts as it may today.'],
};

/** Null where Twilio's list has nothing that we know. */
export function judgeTwilio(code: number): TwilioVerdict | null {
  const row = rows[code];
  if (!row) return null;
  const [reason, more] = row;
  const ofNumber = more === 'passing' || more === undefined ? null : more;
  const trouble = troubles[code];
  return {
    permanent: more !== 'passing',
    code: withTrouble(String(code), ofNumber),
    reason,
    ...(trouble && { trouble }),
  };
}

/** For what came to nothing after it was taken on. */
export function tellUndelivered(code: string): { readonly code: string; readonly reason: string } {
  const verdict = judgeTwilio(Number(code));
  return {
    code: verdict?.code ?? (code || 'no-code'),
    reason: verdict?.reason ?? 'The text did not arrive.',
  };
}
