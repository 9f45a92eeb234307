/** `npm run screenshots`: each screen on a desk and on a phone, light and dark, into `screenshots/`, to be looked at. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { findChromium } from './chromium.ts';

const root = join(import.meta.dirname, '..');
const folder = join(root, 'screenshots');
const chromium = await findChromium();
if (chromium === null) {
  console.error('No Chromium was found and none could be installed. Name one: CHROMIUM=/path/to/chromium');
  process.exit(1);
}
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder);
const { status } = spawnSync(
  process.execPath,
  [join(root, 'node_modules', 'vitest', 'vitest.mjs'), 'run', '--project', 'screenshots'],
  { cwd: root, stdio: 'inherit', env: { ...process.env, CHROMIUM: chromium, SCREENSHOTS: folder } },
);
console.log(`${readdirSync(folder).length} pictures in ${relative(process.cwd(), folder) || folder}`);
process.exitCode = status ?? 1;
