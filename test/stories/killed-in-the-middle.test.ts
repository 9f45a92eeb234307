import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Mailbox, openMailbox } from '#test/mailbox.ts';

const main = join(import.meta.dirname, '..', '..', 'src', 'app', 'main.ts');
let mailbox: Mailbox;
let folder: string;

beforeEach(async () => {
  mailbox = await openMailbox();
  folder = await mkdtemp(join(tmpdir(), 'kept-killed-'));
});
afterEach(async () => {
  await mailbox.close();
  await rm(folder, { recursive: true, force: true });
});

interface Run {
  readonly output: string;
  readonly code: number | null;
}

/** Rehearses the shipped example over real SMTP; `killWhen` is asked at each moment whether to kill it with -9. */
async function run(killWhen: () => boolean): Promise<Run> {
  const child = spawn(process.execPath, [main, 'rehearse', '--smtp', mailbox.url, '--data', folder]);
  let output = '';
  child.stdout.on('data', (text) => {
    output += text;
  });
  child.stderr.on('data', (text) => {
    output += text;
  });
  const watch = setInterval(() => killWhen() && child.kill('SIGKILL'), 5);
  const code = await exitOf(child);
  clearInterval(watch);
  return { output, code };
}

async function exitOf(child: ChildProcess): Promise<number | null> {
  const [code] = await once(child, 'close');
  return code as number | null;
}

const outcomes = {
  'Ben Turner': 'client-said-ok',
  'Ana Reyes': 'client-said-ok',
  'Cara Moss': 'technical-failure',
  'Sam Gray': 'late-arrival',
  'Gil Soto': 'client-said-ok',
};

test('a rehearsal that is killed with -9 again and again ends as if it never was, and no mail goes out twice', {
  tags: 'at-length',
  timeout: 240_000,
}, async () => {
  let kills = 0;
  let last: Run = { output: '', code: null };
  for (const mails of [2, 9]) {
    last = await run(() => mailbox.messages.length >= mails);
    if (last.code !== 0) kills += 1;
  }
  last = await run(() => false);
  expect(kills).toBe(2);
  expect(last.code, last.output).toBe(0);
  for (const [client, outcome] of Object.entries(outcomes)) {
    expect(last.output).toContain(`${client}: ${outcome}`);
  }
  const ids = mailbox.messages.map(({ messageId }) => messageId);
  expect(new Set(ids).size, 'a mail was sent twice').toBe(ids.length);
  // Each client who was to be written to was written to.
  for (const address of ['ben@example.com', 'ana@example.com', 'sam@example.com', 'gil@example.com']) {
    expect(mailbox.forAddress(address).length, address).toBeGreaterThanOrEqual(1);
  }
});
