import { expect, test } from 'vitest';
import { countSegments } from './segments.ts';

test.each([
  ['', 'GSM-7', 0],
  ['x'.repeat(160), 'GSM-7', 1],
  ['x'.repeat(161), 'GSM-7', 2],
  ['x'.repeat(306), 'GSM-7', 2],
  ['x'.repeat(307), 'GSM-7', 3],
  ['€'.repeat(80), 'GSM-7', 1],
  ['€'.repeat(81), 'GSM-7', 2],
  // 153 is odd: an escape and its letter stay together, so 76 euros fill a part.
  ['€'.repeat(152), 'GSM-7', 2],
  ['€'.repeat(153), 'GSM-7', 3],
  ['é ñ ü Ñ ¿ ¡ à ß', 'GSM-7', 1],
  ['á'.repeat(70), 'UCS-2', 1],
  ['á'.repeat(71), 'UCS-2', 2],
  ['á'.repeat(134), 'UCS-2', 2],
  ['á'.repeat(135), 'UCS-2', 3],
  // 67 is odd too: a pair of surrogates is not torn apart, so 33 waves fill a part.
  ['👋'.repeat(35), 'UCS-2', 1],
  ['👋'.repeat(66), 'UCS-2', 2],
  ['👋'.repeat(67), 'UCS-2', 3],
])('%.10s… is %s', (text, encoding, count) => {
  expect(countSegments(text)).toMatchObject({ encoding, count });
});

test('says which letter made a text dear', () => {
  expect(countSegments("It's fine").firstOutside).toBeNull();
  expect(countSegments('It’s fine').firstOutside).toBe('’');
});
