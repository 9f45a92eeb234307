/**
 * A browser that has itself notified. What only a browser's maker can give is put in its place: the leave of whoever sits
 * there and an address at a push service. The service worker, the sealing and the screens are the real ones.
 */
import type { Page, Worker } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { pretendCarrier } from '#adapters/pretend-carrier.ts';
import { systemClock } from '#adapters/system-clock.ts';
import { vapidKeysOf } from '#adapters/vapid-keys.ts';
import type { PushAddress } from '#core/paging/push-address.ts';
import type { Carrier, Medium } from '#engine/ports.ts';
import { ada, ana } from '#test/cast.ts';
import { testSecret } from '#test/database.ts';
import { carriesPushes, openPushService, type PushService } from '#test/push-service.ts';
import { isForEverybody } from './for-everybody.ts';
import { screenRoom } from './screen-room.ts';

/** What the browser is known by; behind it stands the push service of the tests. */
const subscription: PushAddress = {
  endpoint: 'https://push.example.net/hers',
  keys: { p256dh: `B${'k'.repeat(86)}`, auth: 'a'.repeat(22) },
};

let service: PushService;
let device: string;
/** Seals what is sent to `subscription` for the browser that the push service knows. */
const pushes: Carrier = {
  medium: 'push',
  name: 'web push',
  send: (message) =>
    carriesPushes({ clock: { ...systemClock, now: () => room.house.now() } }).send({
      ...message,
      to: device,
    }),
};
const room = screenRoom({
  at: 'Tuesday 14:00',
  who: [ana],
  carriers: new Map<Medium, Carrier>([
    ['email', pretendCarrier('email')],
    ['sms', pretendCarrier('sms')],
    ['push', pushes],
  ]),
});

beforeAll(async () => {
  service = await openPushService();
  device = service.subscribes(vapidKeysOf(testSecret).publicKey);
});
afterAll(() => service.close());

/** Ada at a browser of hers whose owner says this when they are asked. */
async function sits(leave: NotificationPermission): Promise<Page> {
  const page = await room.opens({ serviceWorkers: 'allow' });
  await page.addInitScript(
    ([given, answer]) => {
      Object.defineProperty(Notification, 'permission', { get: () => answer });
      Notification.requestPermission = async () => answer;
      const asked = { is: false };
      const subscribed = { ...given, options: { applicationServerKey: null }, toJSON: () => given };
      PushManager.prototype.getSubscription = async () =>
        (asked.is ? subscribed : null) as unknown as PushSubscription | null;
      PushManager.prototype.subscribe = async () => {
        asked.is = true;
        return subscribed as unknown as PushSubscription;
      };
    },
    [subscription, leave] as const,
  );
  await room.changesPlaces(page, ada);
  await page.goto(`${room.base}/account`);
  return page;
}

interface Shown {
  readonly title: string;
  readonly body: string;
  readonly tag: string;
  readonly data: string;
}

/** The page's service worker, whose notifications are kept instead of shown. */
async function workerOf(page: Page): Promise<Worker> {
  await page.evaluate(() => navigator.serviceWorker.ready);
  const [worker] = page.context().serviceWorkers();
  if (!worker) throw new Error('this page has no service worker');
  await worker.evaluate(() => {
    const shown: unknown[] = [];
    const opened: string[] = [];
    Object.assign(self, { shown, opened });
    const scope = self as unknown as {
      registration: ServiceWorkerRegistration;
      clients: { openWindow: (path: string) => Promise<null> };
    };
    scope.registration.showNotification = async (title, options) => void shown.push({ title, ...options });
    scope.clients.openWindow = async (path) => {
      opened.push(path);
      return null;
    };
  });
  return worker;
}

/** Brings what the push service was last given into the browser, as its maker would. */
async function arrives(page: Page, worker: Worker, data = JSON.stringify(service.pushes.at(-1)?.content)) {
  const line = await page.context().newCDPSession(page);
  const registration = new Promise<string>((tell) => {
    line.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      const [first] = registrations;
      if (first) tell(first.registrationId);
    });
  });
  await line.send('ServiceWorker.enable');
  await line.send('ServiceWorker.deliverPushMessage', {
    origin: room.base,
    registrationId: await registration,
    data,
  });
  await expect.poll(() => shownBy(worker)).not.toHaveLength(0);
  const shown = await shownBy(worker);
  await line.detach();
  return shown.at(-1) as Shown;
}

const shownBy = (worker: Worker) =>
  worker.evaluate(() => (self as unknown as { shown: Shown[] }).shown.slice());

/** Where a tap on a notification leads. */
const tap = (worker: Worker, data: string) =>
  worker.evaluate(async (path) => {
    const work: Promise<unknown>[] = [];
    const tapped = Object.assign(new Event('notificationclick'), {
      notification: { data: path, close: () => undefined },
      waitUntil: (done: Promise<unknown>) => work.push(done),
    });
    self.dispatchEvent(tapped);
    await Promise.all(work);
    return (self as unknown as { opened: string[] }).opened.at(-1);
  }, data);

test('a device is added, proved by a tap, and shows that somebody is needed, and nothing of anybody', async () => {
  const page = await sits('granted');
  const worker = await workerOf(page);
  await page.getByRole('button', { name: 'Notify this device' }).click();
  await page.getByText('Not used yet. A notification was sent to it: tap that.').waitFor();
  await page.getByText('Notification to Chrome on Linux, this device').waitFor();
  await isForEverybody(page, 'account-device');

  await room.house.settles();
  const proof = await arrives(page, worker);
  expect(proof).toMatchObject({ title: 'Kept', body: 'tap this to be reached on this device.' });
  await page.goto(`${room.base}${await tap(worker, proof.data)}`);
  await page.getByText('Not used yet').waitFor({ state: 'detached' });
  await page.getByText('Notification to Chrome on Linux').waitFor();
  // What proved it is not left in the address.
  await page.waitForURL(`${room.base}/account`);

  await room.house.misses(ana);
  await room.house.settles();
  const shown = await arrives(page, worker);
  expect(shown.body).toMatch(/^something needs you by \d\d:\d\d\.$/);
  expect(JSON.stringify(shown)).not.toMatch(/Ana|Reyes|Riverside|client/);
  const phone = await room.opens();
  await phone.goto(`${room.base}${await tap(worker, shown.data)}`);
  await phone.getByRole('button', { name: 'I have it' }).click();
  await phone.getByRole('heading', { name: 'You have it' }).waitFor();
});

test('what cannot be read is shown all the same, and leads nowhere but into Kept', {
  tags: 'at-length',
}, async () => {
  const page = await sits('granted');
  const worker = await workerOf(page);
  expect(await arrives(page, worker, 'no such thing')).toMatchObject({
    body: 'something needs you.',
    data: '/',
  });
  expect(await tap(worker, 'https://elsewhere.example.org/x')).toBe('/');
});

test('a browser that was told not to says so, and what helps', { tags: 'at-length' }, async () => {
  const page = await sits('denied');
  await page.getByText('This browser was told not to show notifications of Kept.').waitFor();
  expect(await page.getByRole('button', { name: 'Notify this device' }).count()).toBe(0);
});

test('one that was gone says so until it is added again', { tags: 'at-length' }, async () => {
  const page = await sits('granted');
  await page.getByRole('button', { name: 'Notify this device' }).click();
  await page.getByText('Not used yet.').waitFor();
  service.meets(device, { status: 410 });
  await room.house.settles();
  await page.reload();
  await page.getByText('Not reached any more: the browser took it back').waitFor();
  await page.getByRole('button', { name: 'Notify this device' }).click();
  await page.getByText('Not used yet.').waitFor();
  expect(await page.getByText('Not reached any more').count()).toBe(0);
});
