/**
 * What a change has to pass, counted. The last line is `N passed, M failed`. Names after it choose among the checks and
 * suites: `npm test -- types stories`. With `--at-length` nothing is left out, as `npm run test:all` says it.
 */
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { findChromium } from './chromium.ts';
import { atLength, type Tally, talliesOf } from './tally.ts';

const root = join(import.meta.dirname, '..');
const binaries = join(root, 'node_modules', '.bin');

interface Command {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
}
/** Projects of vitest.config.ts that share a run, so that no worker waits for the last file of one of them. */
type Suites = readonly string[];

/**
 * In lanes side by side: the simulation and the crash test wait more than they work, and what they leave of two cores the
 * others fill. A check that is a command of its own counts as one test.
 */
const lanes: readonly (readonly (Command | Suites)[])[] = [
  [['unit', 'contracts', 'stories', 'browser']],
  [
    { name: 'types', command: 'tsc', args: ['--noEmit'] },
    { name: 'lint', command: 'oxlint', args: ['--quiet'] },
    { name: 'format', command: 'biome', args: ['check'] },
    ['upgrade'],
    ['simulation'],
    ['crash'],
    ['bench'],
  ],
];

const { values, positionals: wanted } = parseArgs({
  options: { 'at-length': { type: 'boolean', default: false } },
  allowPositionals: true,
});
const known = lanes.flat().flatMap((one) => ('command' in one ? one.name : one));
const unknown = wanted.filter((name) => !known.includes(name));
if (unknown.length > 0) {
  console.error(`There is no check or suite called ${unknown.join(', ')}; there are ${known.join(', ')}.`);
  process.exit(1);
}

const chromium = await findChromium();
if (chromium === null) {
  console.error('No Chromium was found and none could be installed; the browser tests will fail.');
  console.error('Install one (apt-get install chromium), or name it: CHROMIUM=/path/to/chromium npm test');
}
const environment = { ...process.env, ...(chromium !== null && { CHROMIUM: chromium }) };
const reports = await mkdtemp(join(tmpdir(), 'kept-reports-'));
const tallies: Tally[] = [];
try {
  await Promise.all(lanes.map(goThrough));
} finally {
  await rm(reports, { recursive: true });
}

console.log('');
for (const tally of tallies) console.log(`${tally.name.padEnd(10)} ${wordsFor(tally)}`);
const total = { passed: sum('passed'), failed: sum('failed'), skipped: sum('skipped') };
const left = sum('left');
if (left > 0) console.log(`\n${left} more run with \`npm run test:all\``);
console.log(`\n${wordsFor(total)}`);
process.exitCode = total.failed === 0 ? 0 : 1;

/** One after the other; what each says is printed when it is done, so that lanes do not talk at once. */
async function goThrough(lane: readonly (Command | Suites)[]): Promise<void> {
  for (const one of lane) {
    if ('command' in one) {
      if (isWanted(one.name)) tallies.push(await runCheck(one));
    } else {
      const names = one.filter(isWanted);
      if (names.length > 0) tallies.push(...(await runSuites(names)));
    }
  }
}

async function runCheck({ name, command, args }: Command): Promise<Tally> {
  const { code, said } = await listenTo(command, args);
  console.log(`\n── ${name}\n${said}`);
  return { name, passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0, left: 0 };
}

async function runSuites(names: Suites): Promise<readonly Tally[]> {
  const file = join(reports, `${names.join('-')}.json`);
  const args = [
    'run',
    ...names.map((name) => `--project=${name}`),
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${file}`,
    ...(values['at-length'] ? [] : [`--tagsFilter=!${atLength}`]),
  ];
  const { code, said } = await listenTo('vitest', args);
  console.log(`\n── ${names.join(', ')}\n${said}`);
  return talliesOf(names, code, await readFile(file, 'utf8').catch(() => null), suiteOf);
}

/** As in vitest.config.ts: what has no folder of its own below `test` is a unit test. */
function suiteOf(file: string): string {
  const [, folder = ''] = /\/test\/([a-z]+)\/[^/]+$/.exec(file.slice(root.length)) ?? [];
  return known.includes(folder) ? folder : 'unit';
}

function listenTo(
  command: string,
  args: readonly string[],
): Promise<{ readonly code: number; readonly said: string }> {
  return new Promise((done, fail) => {
    const child = spawn(join(binaries, command), args, {
      cwd: root,
      env: environment,
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32',
    });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        said += text;
      });
    }
    child.on('error', fail);
    child.on('close', (code) => done({ code: code ?? 1, said }));
  });
}

/** All of them, unless some were named. */
function isWanted(name: string): boolean {
  return wanted.length === 0 || wanted.includes(name);
}

function sum(key: 'passed' | 'failed' | 'skipped' | 'left'): number {
  return tallies.reduce((total, tally) => total + tally[key], 0);
}

function wordsFor({ passed, failed, skipped }: Omit<Tally, 'name' | 'left'>): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}
