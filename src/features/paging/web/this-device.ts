/** Whether the browser in front of somebody can be notified, and how it comes to be. */
import type { PushAddress } from '#core/paging/push-address.ts';
import { toBase64 } from '#ui/base64.ts';
import { Refused } from '#ui/call-server.ts';

export type ThisDevice =
  | { readonly kind: 'no-support' }
  /** An iPhone or iPad notifies only for what stands on its home screen. */
  | { readonly kind: 'not-on-home-screen' }
  /** Somebody has told the browser so. */
  | { readonly kind: 'forbidden' }
  /** `name` tells it from others, as the server writes it: SHA-256 of its endpoint in base64url. */
  | { readonly kind: 'ready'; readonly name: string | null };

export async function lookAtDevice(): Promise<ThisDevice> {
  if (!('serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window))
    return { kind: isAppleMobile() ? 'not-on-home-screen' : 'no-support' };
  if (Notification.permission === 'denied') return { kind: 'forbidden' };
  const { pushManager } = await navigator.serviceWorker.ready;
  const subscription = await pushManager.getSubscription();
  return { kind: 'ready', name: subscription && (await nameOf(subscription.endpoint)) };
}

/**
 * Asks whoever sits here, who may say no.
 * @throws {Refused} in words for them
 */
export async function askToNotify(key: string): Promise<PushAddress> {
  // First of all: some browsers ask only in direct answer to a tap.
  if ((await Notification.requestPermission()) !== 'granted') throw forbidden();
  const { pushManager } = await navigator.serviceWorker.ready;
  const before = await pushManager.getSubscription();
  // What was given to a Kept with another secret would reach nobody.
  if (before && !isFor(before, key)) await before.unsubscribe();
  const subscription = await pushManager
    .subscribe({ userVisibleOnly: true, applicationServerKey: key })
    .catch(() => Promise.reject(noPushService()));
  const { endpoint = '', keys = {} } = subscription.toJSON();
  return { endpoint, keys: { p256dh: keys['p256dh'] ?? '', auth: keys['auth'] ?? '' } };
}

const isAppleMobile = () =>
  /iPhone|iPad/.test(navigator.userAgent) ||
  (/Macintosh/.test(navigator.userAgent) && navigator.maxTouchPoints > 1);

async function nameOf(endpoint: string): Promise<string> {
  return inBase64url(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(endpoint)));
}

function isFor({ options }: PushSubscription, key: string): boolean {
  return options.applicationServerKey !== null && inBase64url(options.applicationServerKey) === key;
}

const inBase64url = (bytes: ArrayBuffer): string =>
  toBase64(bytes).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');

const forbidden = () =>
  new Refused(
    0,
    'notifications-forbidden',
    'This browser was not allowed to notify you. Allow it in its settings for this address, then try again.',
    [],
  );

const noPushService = () =>
  new Refused(
    0,
    'no-push-service',
    'This browser did not reach the service that would notify it. Try again with a better connection, or take another browser.',
    [],
  );
