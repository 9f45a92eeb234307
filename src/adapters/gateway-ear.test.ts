import { expect, test } from 'vitest';
import type { MessageKey, PracticeId } from '#core/ids.ts';
import { gatewayEar, inboundQuery, reportQuery, textIdOf } from './gateway-ear.ts';

const secret = 'a secret that nobody else knows';
const practiceId = '01956000-0000-7000-8000-000000000001' as PracticeId;
const id = textIdOf(secret, 'case-1/check-in/1' as MessageKey);
const ear = gatewayEar(secret);

function call(path: string, query: string, fill: Record<string, string>) {
  const filled = Object.entries(fill).reduce(
    (all, [sign, value]) => all.replace(sign, encodeURIComponent(value)),
    query,
  );
  const address = `https://kept.example.org/api/v1/${path}?${filled}`;
  return ear.hear({
    address,
    headers: {},
    query: Object.fromEntries(new URL(address).searchParams),
    form: {},
  });
}
const report = (state: string, query = reportQuery(secret, practiceId, id)) =>
  call(`text-reports/${practiceId}`, query, { '%d': state });
const text = (words: string, raw: string, query = inboundQuery(secret)) =>
  call('inbound-texts', query, { '%p': '+447700900101', '%P': '100', '%a': words, '%b': raw, '%I': 'one' });

test.each([
  ['1', 'delivered'],
  ['2', 'failed'],
  ['34', 'failed'],
  ['16', 'failed'],
  ['8', 'sent'],
])('report %s means %s', (state, expected) => {
  expect(report(state)).toMatchObject({ kind: 'report', providerId: id, state: expected });
});

test('that a text is waiting decides nothing, and what is no report is named', () => {
  expect(report('4')).toEqual({ kind: 'nothing' });
  expect(report('x')).toEqual({ kind: 'unreadable', field: 'state' });
});

test('a seal is good for its own text, practice and direction only', () => {
  const other = reportQuery(secret, practiceId, textIdOf(secret, 'case-2/check-in/1' as MessageKey));
  const swapped = other.replace(/id=[0-9a-f]+/, `id=${id}`);
  expect(report('1', swapped)).toEqual({ kind: 'not-the-provider' });
  expect(
    call('text-reports/01956000-0000-7000-8000-000000000002', reportQuery(secret, practiceId, id), {
      '%d': '1',
    }),
  ).toEqual({ kind: 'not-the-provider' });
  expect(text('OK', 'OK', inboundQuery('another'))).toEqual({ kind: 'not-the-provider' });
});

test('words keep their lines where these can be read', () => {
  expect(text('STOP I am fine', 'STOP\nI am fine')).toMatchObject({ text: 'STOP\nI am fine' });
  expect(text('¿Qué tal?', '\u0000¿\u0000Q')).toMatchObject({ text: '¿Qué tal?' });
});
