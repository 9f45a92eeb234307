/** What a device shows of a push, where a tap on it leads, and how it stays reachable. */
import type { PushContent } from '#core/paging/push-content.ts';
import type { WorkerScope } from './worker-scope.ts';

/** What could not be read is shown all the same: somebody may wait, and whoever hides a push is sent none any more. */
const unreadable: PushContent = { words: 'something needs you.', path: '/', tag: 'kept' };

/** With what TypeScript's description leaves out, since only some browsers know it. */
interface ShownOptions extends NotificationOptions {
  readonly renotify: boolean;
  readonly vibrate: readonly number[];
}

export async function showPush({ registration }: WorkerScope, text: string): Promise<void> {
  const { words, path, tag } = contentIn(text);
  const shown: ShownOptions = {
    body: words,
    tag,
    data: path,
    icon: '/icon.svg',
    // It stays until somebody has seen it, and sounds again each time that it comes anew.
    requireInteraction: true,
    renotify: true,
    vibrate: [300, 150, 300, 150, 300],
  };
  await registration.showNotification('Kept', shown);
}

function contentIn(text: string): PushContent {
  try {
    const { words, path, tag } = JSON.parse(text) as Partial<PushContent>;
    return { words: words || unreadable.words, path: path || unreadable.path, tag: tag || unreadable.tag };
  } catch {
    return unreadable;
  }
}

/** In a window of its own: what is open may hold something that is not saved yet. */
export async function openTapped({ clients, location }: WorkerScope, tapped: Notification): Promise<void> {
  tapped.close();
  const { origin, pathname, search } = new URL(String(tapped.data), location.origin);
  await clients.openWindow(origin === location.origin ? `${pathname}${search}` : '/');
}

/**
 * A browser that takes on another address says so to Kept, as whoever is signed in on it. If nobody is, the old address
 * answers the next push that it is gone, and its owner is mailed.
 */
export async function renewAddress(
  { registration }: WorkerScope,
  before: PushSubscription | null | undefined,
  after: PushSubscription | null | undefined,
): Promise<void> {
  if (!before) return;
  const key = before.options.applicationServerKey;
  const subscription =
    after ?? (await registration.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key }));
  const { endpoint, keys } = subscription.toJSON();
  await fetch('/api/v1/me/ways', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ medium: 'push', subscription: { endpoint, keys }, was: before.endpoint }),
  });
}
