#!/usr/bin/env node
// Runs under any Node: hands over to the locked one, which the program is written for.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const locked = join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
if (!existsSync(locked)) {
  console.error(`Kept is not installed yet. Run "npm start" in ${root} once, which does that.`);
  process.exit(1);
}
const args = process.argv.length > 2 ? process.argv.slice(2) : ['--help'];
// Mebibytes. While a program is loaded V8 lets the space for new objects grow to many times this, and an idle process
// never gives it back: a quarter of Kept's memory. `npm start` says the same. A worker of a large service is never idle,
// and spends a sixth of its time on clearing a space that is too small.
const isWorker = args[0] === 'serve' && args.includes('worker');
const flags = [`--max-semi-space-size=${isWorker ? 64 : 4}`];
const main = join(root, 'src', 'app', 'main.ts');
const child = spawn(locked, [...flags, main, ...args], { stdio: 'inherit' });
// Signals are passed on and the end is the child's, so that nothing is left running.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
child.on('error', () => process.exit(1));
child.on('exit', (code) => process.exit(code ?? 1));
