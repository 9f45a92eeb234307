import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { MessageKey } from '#core/ids.ts';
import { readPushAddress, writePushAddress } from '#core/paging/push-address.ts';
import { addMinutes, instant } from '#core/time/instant.ts';
import type { OutgoingMessage, SendFailure } from '#engine/ports.ts';
import { testSecret } from '#test/cluster.ts';
import { carriesPushes, openPushService, type PushService } from '#test/push-service.ts';
import { systemClock } from './system-clock.ts';
import { vapidKeysOf } from './vapid-keys.ts';
import { tellPushLine } from './web-push-failure.ts';

let service: PushService;
let device: string;

beforeEach(async () => {
  service = await openPushService();
  device = service.subscribes(vapidKeysOf(testSecret).publicKey);
});
afterEach(() => service.close());

const page = (number: number, parts: Partial<OutgoingMessage> = {}): OutgoingMessage => ({
  key: `case/ask#${number}` as MessageKey,
  to: device,
  fromName: 'Kept',
  subject: '',
  text: 'Kept: something needs you by 14:35. https://kept.example.org/p/abc',
  practiceId: null,
  writtenAt: systemClock.now(),
  giveUpAt: addMinutes(systemClock.now(), 20),
  again: false,
  ...parts,
});

describe('what a device is given', () => {
  test('the words without the link, and where a tap leads', async () => {
    await carriesPushes().send(page(0));
    expect(service.pushes).toMatchObject([
      { content: { words: 'something needs you by 14:35.', path: '/p/abc' }, urgency: 'high' },
    ]);
    const [{ ttlSeconds, contact } = { ttlSeconds: 0, contact: '' }] = service.pushes;
    expect(ttlSeconds).toBeGreaterThan(19 * 60);
    expect(ttlSeconds).toBeLessThanOrEqual(20 * 60);
    expect(contact).toBe('mailto:hello@practice.example.org');
  });

  test('one name for all pages of a question, on the way as on the screen, and another for the next', async () => {
    const pushes = carriesPushes();
    const first = await pushes.send(page(0));
    expect(await pushes.send(page(1)), 'each is a message of its own').not.toEqual(first);
    await pushes.send(page(2, { text: 'Kept: another. https://kept.example.org/p/xyz' }));
    const [one, later, other] = service.pushes;
    expect(later?.content.tag).toBe(one?.content.tag);
    expect(other?.content.tag).not.toBe(one?.content.tag);
    expect(service.pushes.map(({ topic }) => topic)).toEqual(
      service.pushes.map(({ content }) => content.tag),
    );
  });
});

describe('what a push service answers', () => {
  test.each([
    [404, { permanent: true, isGone: true }],
    [410, { permanent: true, isGone: true }],
    [400, { permanent: true, reason: 'The push service does not understand this push.' }],
    [403, { permanent: true, reason: expect.stringContaining('add it anew') }],
    [413, { permanent: true, reason: 'The push service finds this push too long.' }],
    [429, { permanent: false, waitMinutes: 0 }],
    [500, { permanent: false, waitMinutes: 0 }],
    [503, { permanent: false, waitMinutes: 0 }],
  ])('%d', async (status, expected) => {
    service.meets(device, { status });
    const result = await carriesPushes().send(page(0));
    expect(result).toMatchObject({ kind: 'failed', code: `HTTP ${status}`, ...expected });
    expect('isGone' in result).toBe(status === 404 || status === 410);
    expect(result).not.toHaveProperty('trouble');
  });

  test.each([
    ['120', 2],
    ['Wed, 04 Mar 2026 12:03:00 GMT', 3],
    ['Wed, 04 Mar 2026 11:00:00 GMT', 0],
    ['soon', 0],
  ])('to wait for %s', async (after, minutes) => {
    const clock = { ...systemClock, now: () => instant('2026-03-04T12:00:00Z') };
    service.meets(device, { status: 429, headers: { 'retry-after': after } });
    const result = await carriesPushes({ clock }).send(page(0));
    expect(result).toMatchObject({ permanent: false, waitMinutes: minutes });
  });

  test('that it leads on is not followed', async () => {
    const elsewhere = await openPushService();
    service.meets(device, { status: 307, headers: { location: `${elsewhere.origin}/push/x` } });
    expect(await carriesPushes().send(page(0))).toMatchObject({ permanent: true, code: 'HTTP 307' });
    expect([elsewhere.pushes, elsewhere.malformed]).toEqual([[], []]);
    await elsewhere.close();
  });

  test('nothing for too long: it may have been sent', async () => {
    service.meets(device, 'silence');
    expect(await carriesPushes({ wholeSeconds: 0.3 }).send(page(0))).toMatchObject({
      kind: 'unknown',
      code: 'timeout',
    });
  });

  test('nothing at all, since nobody is there: trouble of ours, and nothing was sent', async () => {
    await service.close();
    expect(await carriesPushes().send(page(0))).toMatchObject({
      kind: 'failed',
      permanent: false,
      code: 'ECONNREFUSED',
      trouble: 'unreachable',
    });
    service = await openPushService();
  });
});

test.each([
  ['ENOTFOUND', undefined],
  ['EAI_AGAIN', 'unreachable'],
  ['ENETUNREACH', 'unreachable'],
  ['CERT_HAS_EXPIRED', undefined],
])('a line that never was, for %s, is trouble of ours: %s', (code, trouble) => {
  const told = tellPushLine(Object.assign(new Error(), { code }), { isConnected: false }, 'one');
  expect(told).toMatchObject({ kind: 'failed', permanent: false });
  expect((told as SendFailure).trouble).toBe(trouble);
});

describe('where a browser’s word leads nowhere', () => {
  const at = (endpoint: string): string => {
    const { keys } = readPushAddress(device) ?? { keys: { p256dh: '', auth: '' } };
    return writePushAddress({ endpoint, keys });
  };

  test.each([
    ['without encryption', (origin: string) => `${origin}/push/x`, 'address'],
    ['at another port', (origin: string) => `${origin.replace('http:', 'https:')}/push/x`, 'address'],
    ['on this machine', () => 'https://127.0.0.1/push/x', 'private-network'],
    ['on this machine by its name', () => 'https://localhost/push/x', 'private-network'],
    ['on this machine in six', () => 'https://[::1]/push/x', 'private-network'],
    ['where a cloud keeps its keys', () => 'https://169.254.169.254/latest/meta-data', 'private-network'],
  ])('%s', async (_where, endpoint, code) => {
    const result = await carriesPushes({ allowPrivateNetworks: false }).send(
      page(0, { to: at(endpoint(service.origin)) }),
    );
    expect(result).toMatchObject({ kind: 'failed', permanent: true, code });
    expect([service.pushes, service.malformed]).toEqual([[], []]);
  });

  test('a key that is no point of the curve', async () => {
    const { endpoint, keys } = readPushAddress(device) ?? { endpoint: '', keys: { auth: '' } };
    const to = writePushAddress({ endpoint, keys: { ...keys, p256dh: `B${'A'.repeat(86)}` } });
    expect(await carriesPushes().send(page(0, { to }))).toMatchObject({ permanent: true, code: 'address' });
  });
});
