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

/** Each counts as one test. */
const staticChecks = [
  { name: 'types', command: 'tsc', args: ['--noEmit'] },
  { name: 'lint', command: 'oxlint', args: ['--quiet'] },
  { name: 'format', command: 'biome', args: ['check'] },
] as const;

/**
 * Projects of vitest.config.ts, in lanes side by side: the simulation, the crash test and the bench wait more than they
 * work, and what they leave of two cores the others fill.
 */
const lanes = [
  [{ name: 'unit' }, { name: 'contracts' }, { name: 'stories' }, { name: 'browser' }],
  [{ name: 'upgrade' }, { name: 'simulation' }, { name: 'crash' }, { name: 'bench' }],
] as const;
const suites = lanes.flat();

const known: readonly string[] = [...staticChecks, ...suites].map(({ name }) => name);
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
  for (const { name, command, args } of staticChecks.filter(isWanted)) {
    console.log(`\n── ${name}`);
    const code = await run(command, args);
    tallies.push({ name, passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 });
  }
  await Promise.all(lanes.map((lane) => runSuites(lane)));
} finally {
  await rm(reports, { recursive: true });
}

console.log('');
for (const tally of tallies) console.log(`${tally.name.padEnd(10)} ${wordsFor(tally)}`);
const total = { passed: sum('passed'), failed: sum('failed'), skipped: sum('skipped') };
console.log(`\n${wordsFor(total)}`);
process.exitCode = total.failed === 0 ? 0 : 1;

/** One after the other; what each says is printed when it is done, so that lanes do not talk at once. */
async function runSuites(lane: readonly { readonly name: string }[]): Promise<void> {
  for (const { name } of lane.filter(isWanted)) {
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
    tallies.push(tallyOf(name, code, await readFile(file, 'utf8').catch(() => null)));
  }
}

async function run(command: string, args: readonly string[]): Promise<number> {
  const { code, said } = await listenTo(command, args);
  console.log(said);
  return code;
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
