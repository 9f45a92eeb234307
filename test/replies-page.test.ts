import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { withReadings } from '../scripts/readings.ts';

test('the page about replies shows how they are read today; npm run readings writes it anew', async () => {
  const page = await readFile('docs/replies.md', 'utf8');
  expect(page).toBe(withReadings(page));
});
