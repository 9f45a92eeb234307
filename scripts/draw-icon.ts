/**
 * Draws `icon.svg` as a PNG of any size. It reads the one circle and the one line that the picture is made of, so that
 * the two never differ; a program that draws any SVG would be a thousand times as large as the picture.
 */
import { crc32, deflateSync } from 'node:zlib';

interface Point {
  readonly x: number;
  readonly y: number;
}

interface Drawing {
  readonly side: number;
  readonly ground: string;
  readonly ink: string;
  readonly half: number;
  readonly circle: Point & { readonly r: number };
  readonly line: readonly Point[];
}

export function drawIcon(svg: string, pixels: number): Buffer {
  const drawing = readDrawing(svg);
  const scale = drawing.side / pixels;
  const [ground, ink] = [coloursOf(drawing.ground), coloursOf(drawing.ink)];
  const rows = Buffer.alloc(pixels * (1 + pixels * 3));
  for (let row = 0; row < pixels; row += 1) {
    for (let column = 0; column < pixels; column += 1) {
      const at = { x: (column + 0.5) * scale, y: (row + 0.5) * scale };
      // As much of the pixel as the ink covers.
      const cover = Math.min(1, Math.max(0, 0.5 - (distanceTo(drawing, at) - drawing.half) / scale));
      for (let part = 0; part < 3; part += 1) {
        const [from = 0, to = 0] = [ground[part], ink[part]];
        rows[row * (1 + pixels * 3) + 1 + column * 3 + part] = Math.round(from + (to - from) * cover);
      }
    }
  }
  return pngOf(pixels, rows);
}

function distanceTo({ circle, line }: Drawing, at: Point): number {
  const toCircle = Math.abs(Math.hypot(at.x - circle.x, at.y - circle.y) - circle.r);
  const toLine = line.slice(1).map((end, index) => distanceToPart(line[index] ?? end, end, at));
  return Math.min(toCircle, ...toLine);
}

function distanceToPart(from: Point, to: Point, at: Point): number {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const along = ((at.x - from.x) * dx + (at.y - from.y) * dy) / (dx * dx + dy * dy);
  const share = Math.min(1, Math.max(0, along));
  return Math.hypot(at.x - from.x - share * dx, at.y - from.y - share * dy);
}

function readDrawing(svg: string): Drawing {
  const read = (pattern: RegExp): readonly string[] => {
    const found = pattern.exec(svg);
    if (found === null) throw new Error(`the icon has no ${pattern.source}`);
    return found.slice(1);
  };
  const [side = ''] = read(/viewBox="0 0 (\d+) \d+"/);
  const [ground = ''] = read(/<rect[^>]*fill="(#[0-9a-f]{6})"/);
  const [x, y, r] = read(/<circle cx="(\d+)" cy="(\d+)" r="(\d+)"/).map(Number);
  const [ink = '', width = ''] = read(/stroke="(#[0-9a-f]{6})" stroke-width="(\d+)"/);
  const [startX = 0, startY = 0, ...moves] = read(
    / d="M(-?\d+) (-?\d+)l(-?\d+) (-?\d+) (-?\d+) (-?\d+)"/,
  ).map(Number);
  const middle = { x: startX + (moves[0] ?? 0), y: startY + (moves[1] ?? 0) };
  const end = { x: middle.x + (moves[2] ?? 0), y: middle.y + (moves[3] ?? 0) };
  return {
    side: Number(side),
    ground,
    ink,
    half: Number(width) / 2,
    circle: { x: x ?? 0, y: y ?? 0, r: r ?? 0 },
    line: [{ x: startX, y: startY }, middle, end],
  };
}

const coloursOf = (hex: string): readonly number[] =>
  [1, 3, 5].map((start) => Number.parseInt(hex.slice(start, start + 2), 16));

/** RFC 2083: a signature and three chunks; colours of eight bits, each row with "no filter" before it. */
function pngOf(pixels: number, rows: Buffer): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(pixels, 0);
  head.writeUInt32BE(pixels, 4);
  head.set([8, 2, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}
