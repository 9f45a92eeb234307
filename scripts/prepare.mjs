// Runs before everything, under whatever Node is there (20 or newer): installs what the lock file names if it is not
// there yet, and builds the screens if they are older than their source. After it, `node` in npm scripts is the
// locked one, because npm puts node_modules/.bin first on the path.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const modules = join(root, 'node_modules');
const stamp = join(modules, '.kept-installed');
const lockHash = createHash('sha256')
  .update(readFileSync(join(root, 'package-lock.json')))
  .digest('hex');
const lockedNode = join(modules, 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');

if (Number(process.versions.node.split('.')[0]) < 20) {
  fail(
    `Kept needs Node.js 20 or newer to install itself; this is ${process.versions.node}. See https://nodejs.org.`,
  );
}
if (!isInstalled()) {
  console.error('Installing what Kept needs; this happens once and takes about half a minute.');
  // The npm that runs us, and not whichever is on the path.
  const npm = process.env.npm_execpath;
  const result = npm
    ? spawnSync(process.execPath, [npm, 'ci', '--no-audit', '--no-fund', '--loglevel=error'], {
        cwd: root,
        stdio: ['ignore', 2, 2],
      })
    : spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
        cwd: root,
        stdio: ['ignore', 2, 2],
        shell: process.platform === 'win32',
      });
  if (result.status !== 0) fail('The installation failed; the reason stands above. Is this machine online?');
  if (!existsSync(lockedNode)) {
    fail(
      'The installation left out the Node.js that Kept runs on. Allow install scripts (npm config set ignore-scripts false) and try again.',
    );
  }
  writeFileSync(stamp, lockHash);
}
if (existsSync(join(root, 'src', 'app', 'browser', 'index.html'))) {
  const built = spawnSync(lockedNode, [join(root, 'scripts', 'build-browser.ts')], {
    cwd: root,
    stdio: ['ignore', 2, 2],
  });
  if (built.status !== 0) fail('The screens could not be built; the reason stands above.');
}

function isInstalled() {
  if (!existsSync(lockedNode)) return false;
  if (existsSync(stamp)) return readFileSync(stamp, 'utf8') === lockHash;
  // Installed by somebody's own `npm ci`: npm keeps a copy of the lock file, without the entry of the root.
  try {
    const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
    const there = JSON.parse(readFileSync(join(modules, '.package-lock.json'), 'utf8')).packages;
    return Object.entries(wanted).every(
      ([path, { version, optional }]) => !path || optional || there[path]?.version === version,
    );
  } catch {
    return false;
  }
}

function fail(words) {
  console.error(words);
  process.exit(1);
}
