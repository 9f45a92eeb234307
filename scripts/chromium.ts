/** Finds a Chromium for the browser tests, or installs the system's package where that is possible. */
import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** First the one without a window, which starts with less: the tests look at pages and at no window. */
const names = [
  'chromium-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'microsoft-edge',
  'brave-browser',
];
const elsewhere = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

/** The path of one that starts, or null. */
export async function findChromium(): Promise<string | null> {
  const { CHROMIUM: named, PATH = '' } = process.env;
  if (named) return isExecutable(named) ? named : null;
  const found = search(PATH);
  if (found !== null || process.platform !== 'linux' || process.getuid?.() !== 0) return found;
  console.error('Installing Chromium for the browser tests.');
  const apt = (...args: string[]) =>
    spawnSync('apt-get', args, {
      stdio: ['ignore', 2, 2],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    }).status === 0;
  const install = (name: string) => apt('install', '-y', '-qq', '--no-install-recommends', name);
  const installOne = () => install('chromium-headless-shell') || install('chromium');
  if (!installOne() && apt('update', '-qq')) installOne();
  return search(PATH);
}

function search(path: string): string | null {
  const candidates = [...path.split(delimiter), '/usr/bin', '/usr/local/bin'].flatMap((folder) =>
    names.map((name) => join(folder, name)),
  );
  return [...candidates, ...elsewhere].find(isExecutable) ?? null;
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
