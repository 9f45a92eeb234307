import { expect, test } from 'vitest';
import { readEmail, readPhone } from './read-address.ts';

test.each([
  ['(917) 555-0142', 'US', '+19175550142'],
  ['917.555.0142', 'US', '+19175550142'],
  ['+44 7700 900123', 'US', '+447700900123'],
  ['0044 7700 900123', 'US', '+447700900123'],
  ['07700 900123', 'GB', '+447700900123'],
  ['020 7946 0018', 'GB', '+442079460018'],
  ['  +34 612 345 678 ', 'GB', '+34612345678'],
])('%j in %s is %s', (text, country, number) => {
  expect(readPhone(text, country)).toEqual({ ok: true, value: number });
});

test.each([
  ['555-0142', 'US', 'too short'],
  ['12345', 'US', 'too short'],
  ['112', 'GB', 'too short'],
  ['+1 917 555 01421 99999', 'US', 'too long'],
  ['1234567890', 'US', 'does not exist'],
  ['+44 1000 000000', 'GB', 'does not exist'],
  ['917 555 0142 ext. 12', 'US', 'extension'],
  ['call mum', 'US', 'not a phone number'],
  ['1-800-FLOWERS', 'US', 'not a phone number'],
  ['ana@example.com', 'US', 'not a phone number'],
  ['917 555 0142 or 917 555 0143', 'US', 'not a phone number'],
  ['', 'US', 'not a phone number'],
])('%j in %s is refused: %s', (text, country, reason) => {
  const result = readPhone(text, country);
  expect(result).toMatchObject({
    ok: false,
    reason: expect.stringMatching(new RegExp(reason, 'i')),
    wayOut: /./,
  });
});

test('a number without its country cannot be read where the country has no numbering of its own', () => {
  expect(readPhone('917 555 0142', 'AQ').ok).toBe(false);
  expect(readPhone('+1 917 555 0142', 'AQ').ok).toBe(true);
});

test.each([
  ['ana@example.com', 'ana@example.com'],
  [' Ana.Reyes+kept@EXAMPLE.org ', 'Ana.Reyes+kept@example.org'],
  ["o'neil@sub.example.net", "o'neil@sub.example.net"],
  ['josé@example.org', 'josé@example.org'],
])('%j is %s', (text, address) => {
  expect(readEmail(text)).toEqual({ ok: true, value: address });
});

test.each([
  'ana',
  'ana@',
  '@example.com',
  'ana@localhost',
  'ana@exam ple.com',
  'ana reyes@example.com',
  'ana@example..com',
  'ana@-example.com',
  'ana..reyes@example.com',
  '.ana@example.com',
  'ana@example.com, ben@example.com',
  'Ana <ana@example.com>',
  'ana@192.0.2.1',
  'ana@example.com\r\nBcc: ben@example.com',
  `${'a'.repeat(65)}@example.com`,
])('%j is no email address', (text) => {
  expect(readEmail(text)).toMatchObject({ ok: false, reason: /./, wayOut: /./ });
});
