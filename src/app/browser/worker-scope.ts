/** What a service worker has around it; TypeScript's own description of it cannot stand beside that of a page. */

export interface Waiting extends Event {
  waitUntil(work: Promise<unknown>): void;
}
interface Fetching extends Waiting {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}
interface Pushed extends Waiting {
  /** Null where the push came empty. */
  readonly data: { text(): string } | null;
}
interface Tapped extends Waiting {
  readonly notification: Notification;
}
/** Browsers differ in how much of it they tell. */
interface Readdressed extends Waiting {
  readonly oldSubscription?: PushSubscription | null;
  readonly newSubscription?: PushSubscription | null;
}

export interface WorkerScope {
  readonly location: Location;
  readonly registration: ServiceWorkerRegistration;
  readonly clients: { claim(): Promise<void>; openWindow(path: string): Promise<unknown> };
  skipWaiting(): Promise<void>;
  addEventListener(name: 'install' | 'activate', hear: (event: Waiting) => void): void;
  addEventListener(name: 'fetch', hear: (event: Fetching) => void): void;
  addEventListener(name: 'message', hear: (event: MessageEvent) => void): void;
  addEventListener(name: 'push', hear: (event: Pushed) => void): void;
  addEventListener(name: 'notificationclick', hear: (event: Tapped) => void): void;
  addEventListener(name: 'pushsubscriptionchange', hear: (event: Readdressed) => void): void;
}
