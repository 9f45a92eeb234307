import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { drawIcon } from './draw-icon.ts';

const svg = readFileSync(
  join(import.meta.dirname, '..', 'src', 'app', 'browser', 'public', 'icon.svg'),
  'utf8',
);

test('the picture of 64 pixels shows ground, ring and hook where the drawing has them', () => {
  const png = drawIcon(svg, 64);
  expect(png.subarray(1, 4).toString('latin1')).toBe('PNG');
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([64, 64]);
  const start = png.indexOf('IDAT') + 4;
  const rows = inflateSync(png.subarray(start, start + png.readUInt32BE(start - 8)));
  const colourAt = (x: number, y: number) => [...rows.subarray(y * 193 + 1 + x * 3, y * 193 + 4 + x * 3)];
  const [ground, ink] = [
    [0x0f, 0x5f, 0x63],
    [0xfa, 0xf8, 0xf4],
  ];
  expect(colourAt(1, 1)).toEqual(ground);
  expect(colourAt(32, 22), 'inside the ring').toEqual(ground);
  expect(colourAt(32, 14), 'the top of the ring').toEqual(ink);
  expect(colourAt(29, 38), 'where the hook turns').toEqual(ink);
});

test('a drawing of another kind is refused by name', () => {
  expect(() => drawIcon('<svg viewBox="0 0 8 8"></svg>', 8)).toThrow('the icon has no');
});
