/**
 * Everything that must hold, in order, counted. The last line is `N passed, M failed`.
 * Names after it choose among the checks and suites: `npm test -- types stories`.
 */
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findChromium } from './chromium.ts';
import { type Tally, tallyOf } from './tally.ts';

const root = join(import.meta.dirname, '..');
const binaries = join(root, 'node_modules', '.bin');

interface Command {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
}
/** A project of vitest.config.ts. */
interface Suite {
  readonly name: string;
}

/**
 * In lanes side by side: the simulation, the crash test and the bench wait more than they work, and what they leave of two
 * cores the others fill. A check that is a command of its own counts as one test.
 */
const lanes: readonly (readonly (Command | Suite)[])[] = [
  [{ name: 'unit' }, { name: 'contracts' }, { name: 'stories' }, { name: 'browser' }],
  [
    { name: 'types', command: 'tsc', args: ['--noEmit'] },
    { name: 'lint', command: 'oxlint', args: ['--quiet'] },
    { name: 'format', command: 'biome', args: ['check'] },
    { name: 'upgrade' },
    { name: 'simulation' },
    { name: 'crash' },
    { name: 'bench' },
  ],
];

const known = lanes.flat().map(({ name }) => name);
const unknown = process.argv.slice(2).filter((name) => !known.includes(name));
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
  await Promise.all(lanes.map((lane) => goThrough(lane.filter(isWanted))));
} finally {
  await rm(reports, { recursive: true });
}

console.log('');
for (const tally of tallies) console.log(`${tally.name.padEnd(10)} ${wordsFor(tally)}`);
const total = { passed: sum('passed'), failed: sum('failed'), skipped: sum('skipped') };
console.log(`\n${wordsFor(total)}`);
process.exitCode = total.failed === 0 ? 0 : 1;

/** One after the other; what each says is printed when it is done, so that lanes do not talk at once. */
async function goThrough(lane: readonly (Command | Suite)[]): Promise<void> {
  for (const one of lane) tallies.push('command' in one ? await runCheck(one) : await runSuite(one));
}

async function runCheck({ name, command, args }: Command): Promise<Tally> {
  const { code, said } = await listenTo(command, args);
  console.log(`\n── ${name}\n${said}`);
  return { name, passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 };
}

async function runSuite({ name }: Suite): Promise<Tally> {
  const file = join(reports, `${name}.json`);
  const args = [
    'run',
    '--project',
    name,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${file}`,
  ];
  const { code, said } = await listenTo('vitest', args);
  console.log(`\n── ${name}\n${said}`);
  return tallyOf(name, code, await readFile(file, 'utf8').catch(() => null));
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
function isWanted({ name }: { readonly name: string }): boolean {
  return process.argv.length <= 2 || process.argv.includes(name, 2);
}

function sum(key: 'passed' | 'failed' | 'skipped'): number {
  return tallies.reduce((total, tally) => total + tally[key], 0);
}

function wordsFor({ passed, failed, skipped }: Omit<Tally, 'name'>): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}
