import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { drawing, withDrawing } from './drawing.ts';

test('the drawing in ARCHITECTURE.md shows the imports that are there (npm run drawing)', async () => {
  const drawn = await drawing();
  // A cruise that sees nothing would agree with an empty drawing.
  expect(drawn).toContain('cases --> people');
  const page = readFileSync(join(import.meta.dirname, '..', 'ARCHITECTURE.md'), 'utf8');
  expect(withDrawing(page, drawn)).toBe(page);
}, 60_000);
