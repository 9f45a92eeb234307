/**
 * Texts over an HTTP gateway in Kannel's manner: `sendsms` with user, password, from, to and text, delivery reports and
 * inbound texts by calls to addresses that we make [Kannel User's Guide, "Using the HTTP interface to send SMS messages"].
 * It can be asked nothing later, so a line that breaks leaves "may have been sent".
 */
import { request as plainRequest } from 'node:http';
import { request as secureRequest } from 'node:https';
import type { Trouble } from '#core/sending/trouble.ts';
import { gsmPlaces } from '#core/text/gsm.ts';
import { minutesBetween } from '#core/time/instant.ts';
import type { Carrier, Clock, Log, OutgoingMessage, SendFailure, SendResult } from '#engine/ports.ts';
import { gatewayEar, reportQuery, textIdOf } from './gateway-ear.ts';
import { type GatewayAddress, readGatewayUrl } from './gateway-url.ts';
import { isPhoneNumber } from './phone-number.ts';
import { reportAddress } from './text-addresses.ts';

export interface GatewayOptions {
  readonly url: string;
  readonly from: string;
  readonly publicAddress: string;
  readonly secret: string;
  readonly log: Log;
  readonly clock: Clock;
  readonly wholeSeconds?: number;
}

/** Arrived at the phone, not arrived, taken by the network, refused by it; that it is waiting decides nothing. */
const wantedReports = 1 + 2 + 8 + 16;

export function openGatewayCarrier(options: GatewayOptions): Carrier {
  const gateway = readGatewayUrl(options.url);
  const wholeSeconds = options.wholeSeconds ?? 25;

  async function send(message: OutgoingMessage): Promise<SendResult> {
    if (!isPhoneNumber(message.to)) return failed(true, 'address', 'This is not a phone number.');
    const providerId = textIdOf(options.secret, message.key);
    const result = await ask(gateway, fieldsFor(options, gateway, message, providerId), wholeSeconds).then(
      (status) => tellStatus(status, providerId),
      (error: NodeJS.ErrnoException) => tellLine(error, providerId),
    );
    if (result.kind !== 'accepted')
      options.log.warn({ kind: result.kind, code: result.code }, 'a text was not accepted');
    return result;
  }

  return { medium: 'sms', name: gateway.url.host, send, ear: gatewayEar(options.secret) };
}

function fieldsFor(
  { from, publicAddress, secret, clock }: GatewayOptions,
  { user, password }: GatewayAddress,
  { to, text, practiceId, giveUpAt }: OutgoingMessage,
  id: string,
): URLSearchParams {
  const fitsGsm = [...text].every((letter) => gsmPlaces(letter) !== null);
  const fields = new URLSearchParams({ username: user, password, from, to, text, charset: 'UTF-8' });
  fields.set('coding', fitsGsm ? '0' : '2');
  fields.set('validity', String(Math.max(1, Math.ceil(minutesBetween(clock.now(), giveUpAt)))));
  if (practiceId !== null) {
    fields.set('dlr-mask', String(wantedReports));
    fields.set(
      'dlr-url',
      `${reportAddress(publicAddress, practiceId)}?${reportQuery(secret, practiceId, id)}`,
    );
  }
  return fields;
}

/** Resolves with the status. A new line each time: one that was kept may be dead, and what went over it in doubt. */
function ask(
  { url, method }: GatewayAddress,
  fields: URLSearchParams,
  wholeSeconds: number,
): Promise<number> {
  const address = new URL(url);
  if (method === 'GET') for (const [name, value] of fields) address.searchParams.append(name, value);
  const request = address.protocol === 'https:' ? secureRequest : plainRequest;
  return new Promise((resolve, reject) => {
    const asked = request(
      address,
      {
        method,
        agent: false,
        signal: AbortSignal.timeout(wholeSeconds * 1000),
        ...(method === 'POST' && { headers: { 'content-type': 'application/x-www-form-urlencoded' } }),
      },
      (response) => {
        response.resume();
        resolve(response.statusCode ?? 0);
      },
    );
    asked.on('error', reject);
    asked.end(method === 'POST' ? fields.toString() : undefined);
  });
}

function tellStatus(status: number, providerId: string): SendResult {
  const code = `HTTP ${status}`;
  if (status >= 200 && status < 300) return { kind: 'accepted', providerId };
  if (status === 401 || status === 403)
    return failed(
      false,
      'credentials',
      'The gateway does not accept our user name and password.',
      'credentials',
    );
  if (status === 402) return failed(false, code, 'What was paid for at the gateway is used up.', 'balance');
  if (status === 429 || status === 503)
    return failed(false, code, 'The gateway takes no texts at the moment.', 'busy');
  if (status >= 500) return unknown(code, providerId);
  return failed(true, code, 'The gateway refuses this text.');
}

const neverConnected = /^(?:ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH)$/;

function tellLine({ code = 'no-code', name }: NodeJS.ErrnoException, providerId: string): SendResult {
  if (neverConnected.test(code)) return failed(false, code, 'The gateway cannot be reached.', 'unreachable');
  if (/CERT|SELF_SIGNED|UNABLE_TO_|ERR_TLS|ERR_SSL/.test(code))
    return failed(
      false,
      'tls',
      'No trusted, encrypted connection to the gateway could be made.',
      'unreachable',
    );
  return unknown(name === 'AbortError' || name === 'TimeoutError' ? 'timeout' : code, providerId);
}

function failed(permanent: boolean, code: string, reason: string, trouble?: Trouble): SendFailure {
  return { kind: 'failed', permanent, code, reason, ...(trouble && { trouble }) };
}

function unknown(code: string, providerId: string): SendResult {
  const reason = 'The line broke after the text was handed over; it may have been sent.';
  return { kind: 'unknown', providerId, code, reason };
}
