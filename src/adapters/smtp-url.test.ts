import { expect, test } from 'vitest';
import { readSmtpUrl } from './smtp-url.ts';

test.each([
  ['smtp://mail.example.org', 587, 'required'],
  ['smtp://mail.example.org:2525', 2525, 'required'],
  ['smtps://mail.example.org', 465, 'from-the-start'],
  ['smtp://mail.example.org?unencrypted=allowed', 587, 'if-offered'],
  ['smtp://127.0.0.1:1025', 1025, 'if-offered'],
  ['smtp://[::1]:1025', 1025, 'if-offered'],
  ['smtp://127.0.0.1.example.org:1025', 1025, 'required'],
])('%s', (url, port, tls) => {
  expect(readSmtpUrl(url)).toMatchObject({ port, tls });
});

test('a name and a password are decoded', () => {
  const { credentials } = readSmtpUrl('smtp://ada%40example.org:p%2Fw%25@mail.example.org');
  expect(credentials).toEqual({ user: 'ada@example.org', password: 'p/w%' });
});

test.each([
  'mail.example.org:587',
  'https://mail.example.org',
  'smtp://',
  'smtp://mail.example.org?tls.rejectUnauthorized=false',
  'smtp://ada:secret%@mail.example.org',
])('%s is refused, and not quoted', (url) => {
  expect(() => readSmtpUrl(url)).toThrow(/mail server/);
  expect(() => readSmtpUrl(url)).not.toThrow(/secret|mail\.example\.org\?/);
});
