/**
 * Pages to the browsers of staff [RFC 8030]: sealed for the one browser, so that the push service between reads nothing. A
 * link in the words is not shown: it is where a tap leads. What it leads to names the push, so that a later one about the
 * same takes the place of an earlier one, on its way as on the screen.
 */
import { createHmac } from 'node:crypto';
import { request as plainRequest } from 'node:http';
import { request as secureRequest } from 'node:https';
import webPush from 'web-push';
import { isOfPushService, type PushAddress, readPushAddress } from '#core/paging/push-address.ts';
import type { PushContent } from '#core/paging/push-content.ts';
import { minutesBetween } from '#core/time/instant.ts';
import type { Carrier, Clock, Log, OutgoingMessage, SendFailure, SendResult } from '#engine/ports.ts';
import { lookUpPublic, refusePrivateHost } from './public-lookup.ts';
import { type VapidKeys, vapidKeysOf } from './vapid-keys.ts';
import { type PushAnswer, tellPushAnswer, tellPushLine } from './web-push-failure.ts';

export interface WebPushOptions {
  readonly secret: string;
  /** Whom a push service writes to when we do it harm: `mailto:hello@practice.example.org` or an address with https. */
  readonly contact: string;
  readonly clock: Clock;
  readonly log: Log;
  readonly wholeSeconds?: number;
  /** For a push service of one's own on this machine. A browser's word alone must lead nowhere but to the public internet. */
  readonly allowPrivateNetworks?: boolean;
}

export function openWebPush(options: WebPushOptions): Carrier {
  const { secret, log, clock, wholeSeconds = 25, allowPrivateNetworks = false } = options;
  const keys = vapidKeysOf(secret);

  async function send(message: OutgoingMessage): Promise<SendResult> {
    const address = readPushAddress(message.to);
    if (!address || !(allowPrivateNetworks || isOfPushService(address.endpoint))) return notAnAddress;
    const sealed = seal(options, keys, address, message);
    if (!sealed) return notAnAddress;
    const providerId = nameOf(secret, message.key);
    const progress = { isConnected: false };
    const result = await post(sealed, wholeSeconds, allowPrivateNetworks, progress).then(
      (answer) => tellPushAnswer(answer, providerId, clock),
      (error: NodeJS.ErrnoException) => tellPushLine(error, progress, providerId),
    );
    if (result.kind !== 'accepted')
      log.warn({ kind: result.kind, code: result.code }, 'a push was not accepted');
    return result;
  }

  return { medium: 'push', name: 'web push', send };
}

const notAnAddress: SendFailure = {
  kind: 'failed',
  permanent: true,
  code: 'address',
  reason: 'This is not what a browser gives to be reached.',
};

type Sealed = ReturnType<typeof webPush.generateRequestDetails>;

/** Null where the browser's own key is none, which only the sealing finds out. */
function seal(
  { contact, secret, clock }: WebPushOptions,
  keys: VapidKeys,
  address: PushAddress,
  message: OutgoingMessage,
): Sealed | null {
  const content = contentOf(secret, message);
  try {
    return webPush.generateRequestDetails(address, JSON.stringify(content), {
      vapidDetails: { subject: contact, ...keys },
      TTL: Math.max(1, Math.ceil(minutesBetween(clock.now(), message.giveUpAt) * 60)),
      urgency: 'high',
      topic: content.tag,
    });
  } catch {
    return null;
  }
}

function contentOf(secret: string, { text, key }: OutgoingMessage): PushContent {
  const link = /https?:\/\/\S+/.exec(text)?.[0];
  const { pathname, search } = new URL(link ?? 'https://kept.invalid/');
  // The name of the program stands above the words already.
  const words = (link ? text.replace(link, '') : text).trim().replace(/^Kept ?: /, '');
  return { words, path: `${pathname}${search}`, tag: nameOf(secret, link ? pathname : key) };
}

/** As long as push services take it; it tells nothing of what it names. */
function nameOf(secret: string, what: string): string {
  return createHmac('sha256', secret).update(`push\0${what}`).digest('base64url').slice(0, 32);
}

/** Follows no redirect. A new line each time: one that was kept may be dead, and what went over it in doubt. */
function post(
  { endpoint, method, headers, body }: Sealed,
  wholeSeconds: number,
  allowPrivateNetworks: boolean,
  progress: { isConnected: boolean },
): Promise<PushAnswer> {
  return new Promise((resolve, reject) => {
    const url = new URL(endpoint);
    if (!allowPrivateNetworks) refusePrivateHost(url);
    const isSecure = url.protocol === 'https:';
    const asked = (isSecure ? secureRequest : plainRequest)(
      url,
      {
        method,
        headers: { ...headers },
        agent: false,
        signal: AbortSignal.timeout(wholeSeconds * 1000),
        ...(allowPrivateNetworks ? {} : { lookup: lookUpPublic }),
      },
      (response) => {
        response.resume();
        resolve({ status: response.statusCode ?? 0, retryAfter: response.headers['retry-after'] });
      },
    );
    asked.on('socket', (socket) =>
      socket.once(isSecure ? 'secureConnect' : 'connect', () => {
        progress.isConnected = true;
      }),
    );
    asked.on('error', reject);
    asked.end(body);
  });
}
