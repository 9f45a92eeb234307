import { expect, test } from 'vitest';
import type { MessageKey } from '#core/ids.ts';
import { instant } from '#core/time/instant.ts';
import { isOurToken, linkExpiresAt, linkFor, tokenFor, tokenHash } from './link.ts';
import { isOurNonce, newNonce } from './nonce.ts';

const secret = 'a secret of this test only';
const key = 'case-1:first-text:mobile:1' as MessageKey;

test('the same message always gets the same address, and another message another', () => {
  expect(linkFor(secret, 'https://example.org', key)).toBe(linkFor(secret, 'https://example.org/', key));
  expect(tokenFor(secret, 'case-1:first-text:mobile:2' as MessageKey)).not.toBe(tokenFor(secret, key));
  expect(tokenFor('another secret', key)).not.toBe(tokenFor(secret, key));
});

test('an address is short, says nothing, and survives a link finder', () => {
  const tokens = Array.from({ length: 2000 }, (_, n) => tokenFor(secret, `case-${n}` as MessageKey));
  for (const token of tokens) expect(token).toMatch(/^[0-9a-z]{38}$/);
  expect(new Set(tokens).size).toBe(tokens.length);
  expect(linkFor(secret, 'https://example.org', key)).toMatch(/^https:\/\/example\.org\/h\/[0-9a-z]{38}$/);
});

test('only the whole, unchanged token of this instance is ours', () => {
  const token = tokenFor(secret, key);
  expect(isOurToken(secret, token)).toBe(true);
  expect(isOurToken('another secret', token)).toBe(false);
  for (let at = 0; at < token.length; at += 1) {
    const other = token[at] === '7' ? '8' : '7';
    expect(isOurToken(secret, token.slice(0, at) + other + token.slice(at + 1))).toBe(false);
  }
  for (const forged of [
    '',
    token.slice(1),
    `${token}0`,
    token.toUpperCase(),
    `${token.slice(0, -1)}é`,
    '../admin',
  ]) {
    expect(isOurToken(secret, forged)).toBe(false);
  }
});

test('what the database keeps does not give the token away', () => {
  const token = tokenFor(secret, key);
  expect(tokenHash(token)).toHaveLength(32);
  expect(tokenHash(token).toString('latin1')).not.toContain(token);
});

test('a link lasts seven days from sending', () => {
  expect(linkExpiresAt(instant('2026-11-24T14:20:00Z'))).toBe('2026-12-01T14:20:00.000Z');
});

test('a form number belongs to one link and is made anew each time', () => {
  const token = tokenFor(secret, key);
  const nonce = newNonce(secret, token);
  expect(newNonce(secret, token)).not.toBe(nonce);
  expect(isOurNonce(secret, token, nonce)).toBe(true);
  expect(isOurNonce(secret, tokenFor(secret, 'case-2' as MessageKey), nonce)).toBe(false);
  for (const forged of [
    '',
    'x',
    nonce.slice(1),
    `${nonce}0`,
    nonce.replace(/^./, (c) => (c === '0' ? '1' : '0')),
  ]) {
    expect(isOurNonce(secret, token, forged)).toBe(false);
  }
});
