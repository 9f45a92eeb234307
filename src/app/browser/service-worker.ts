/**
 * Keeps the program of the screens on the device, so that it opens when the server is away, and shows what is pushed to
 * it. It keeps nothing of any practice, and never answers for the API or for clients' pages.
 */

import { openTapped, renewAddress, showPush } from './notifications.ts';
import type { WorkerScope } from './worker-scope.ts';

const worker = self as unknown as WorkerScope;

/** The build writes them here. */
const files = JSON.parse('__KEPT_FILES__') as readonly string[];
const shell = '/';
/** Another program has other files, and so another name. */
const cacheName = `kept ${files.join(' ')}`;

worker.addEventListener('install', (event) => {
  event.waitUntil(keepFiles());
});
worker.addEventListener('activate', (event) => {
  event.waitUntil(dropOthers());
});
// Only when the person says so: what is open goes on with the version that it began with.
worker.addEventListener('message', ({ data }) => {
  if (data === 'take-over') void worker.skipWaiting();
});
worker.addEventListener('fetch', (event) => {
  const { method, mode, url } = event.request;
  const { origin, pathname } = new URL(url);
  if (method !== 'GET' || origin !== worker.location.origin) return;
  if (pathname.startsWith('/assets/')) event.respondWith(fromCacheFirst(event.request));
  else if (mode === 'navigate' && isScreen(pathname)) event.respondWith(shellWhenAway(event.request));
});
worker.addEventListener('push', (event) => {
  event.waitUntil(showPush(worker, event.data?.text() ?? ''));
});
worker.addEventListener('notificationclick', (event) => {
  event.waitUntil(openTapped(worker, event.notification));
});
worker.addEventListener('pushsubscriptionchange', (event) => {
  event.waitUntil(renewAddress(worker, event.oldSubscription, event.newSubscription));
});

async function keepFiles(): Promise<void> {
  const cache = await caches.open(cacheName);
  await cache.addAll([shell, ...files].map((path) => new Request(path, { credentials: 'omit' })));
}

async function dropOthers(): Promise<void> {
  const others = (await caches.keys()).filter((name) => name !== cacheName);
  await Promise.all(others.map((name) => caches.delete(name)));
  await worker.clients.claim();
}

const isScreen = (path: string): boolean =>
  !/^\/(?:api|h|p|healthz|readyz|metrics)(?:\/|$)/.test(path) && !/\.[a-z0-9]+$/i.test(path);

async function fromCacheFirst(request: Request): Promise<Response> {
  return (await caches.match(request)) ?? fetch(request);
}

/** What a proxy says in the server's place is as good as no answer. */
async function shellWhenAway(request: Request): Promise<Response> {
  const answer = await fetch(request).catch(() => null);
  if (answer !== null && ![502, 503, 504].includes(answer.status)) return answer;
  return (await caches.match(shell)) ?? answer ?? Response.error();
}
