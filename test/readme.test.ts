import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { withSettingsTable } from '../scripts/settings-table.ts';

test('the table of settings in the README is current; npm run settings writes it anew', async () => {
  const readme = await readFile('README.md', 'utf8');
  expect(readme).toBe(withSettingsTable(readme));
});
