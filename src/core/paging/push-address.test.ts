import { expect, test } from 'vitest';
import { isOfPushService, readPushAddress, writePushAddress } from './push-address.ts';

const address = {
  endpoint: 'https://push.example.net/send/abc',
  keys: { p256dh: `B${'k'.repeat(86)}`, auth: 'a'.repeat(22) },
};

test('what is written is read again, whatever else the browser said with it', () => {
  const said = { keys: { ...address.keys, other: 1 }, expirationTime: null, endpoint: address.endpoint };
  expect(writePushAddress(said)).toBe(writePushAddress(address));
  expect(readPushAddress(writePushAddress(said))).toEqual(address);
});

test.each([
  ['no JSON', 'ada'],
  ['two of them', `${JSON.stringify(address)}, ${JSON.stringify(address)}`],
  ['nothing', 'null'],
  ['no keys', JSON.stringify({ endpoint: address.endpoint })],
  ['no endpoint', JSON.stringify({ keys: address.keys })],
  ['a short key', JSON.stringify({ ...address, keys: { ...address.keys, auth: 'a' } })],
])('%s is no address', (_what, text) => {
  expect(readPushAddress(text)).toBeNull();
});

test.each([
  ['https://push.example.net/send/abc', true],
  ['http://push.example.net/send/abc', false],
  ['https://push.example.net:8443/send/abc', false],
  ['https://ada:secret@push.example.net/send/abc', false],
  ['file:///etc/passwd', false],
  [`https://push.example.net/${'a'.repeat(1000)}`, false],
  ['push.example.net', false],
])('%s: may stand at a push service, %s', (endpoint, may) => {
  expect(isOfPushService(endpoint)).toBe(may);
});
