/** `kept verify-protocol`, run as a practice would run it. */
import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { defaultProtocol } from '#core/protocol/default.ts';
import { brokenProtocols } from './broken-protocols.ts';

async function verify(input: string, ...options: readonly string[]) {
  const kept = spawn(process.execPath, ['src/app/main.ts', 'verify-protocol', '-', ...options]);
  kept.stdin.end(input);
  const ended = new Promise((resolve) => kept.once('exit', resolve));
  const [said, failed, code] = await Promise.all([text(kept.stdout), text(kept.stderr), ended]);
  return { said, failed, code };
}

const late = brokenProtocols.find(({ breaks }) => breaks === 'person-in-time')!;
const patience = 60_000;

test(
  'a protocol that breaks ends with 1, and the way there is told with clock times',
  async () => {
    const { said, code } = await verify(JSON.stringify(late.protocol));
    expect(code).toBe(1);
    expect(said).toContain('✗ After 15 minutes nobody has been asked anything; the bound is 10 minutes.');
    expect(said).toContain('14:15  The owner is asked whether the client is here.');
    expect(said).toMatch(/^It does not hold\. Looked at \d+ situations/m);
  },
  patience,
);

test(
  'as data it says the same',
  async () => {
    const { said, code } = await verify(JSON.stringify(late.protocol), '--json');
    expect(code).toBe(1);
    expect(JSON.parse(said)).toMatchObject({ isProved: false, problems: [], tiers: { length: 3 } });
  },
  patience,
);

test(
  'a document that is no protocol ends with 2, and each fault is named with a way out',
  async () => {
    const { said, code } = await verify(JSON.stringify({ ...defaultProtocol, name: '' }));
    expect(code).toBe(2);
    expect(said).toMatch(/^ {2}name: \S.*\.$/m);
  },
  patience,
);

test(
  'what is no JSON ends with 2',
  async () => {
    const { failed, code } = await verify('Missed session');
    expect(code).toBe(2);
    expect(failed).toContain('cannot be read as JSON');
  },
  patience,
);
