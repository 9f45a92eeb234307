/** The program as a process: started, asked to stop, killed, started twice. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { freePort } from '#adapters/free-port.ts';
import { accountFor, findBinaries, runAs } from '#adapters/postgres-binaries.ts';
import { isRunning } from '#adapters/processes.ts';
import { type KeptProcess, startKept } from '#test/kept-process.ts';
import { type Monitor, openMonitor } from '#test/monitor.ts';

const patience = { timeout: 90_000 };

let folder: string;
let port: number;
let monitor: Monitor;
const processes: KeptProcess[] = [];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kept-start-'));
  port = await freePort();
  monitor = await openMonitor();
});
afterEach(async () => {
  for (const kept of processes.splice(0)) await kept.kill();
  monitor.close();
  if (await postmaster().catch(() => null)) {
    const cluster = join(folder, 'data', 'db');
    const { pg_ctl } = await findBinaries();
    await runAs(await accountFor(cluster), pg_ctl, cluster, ['stop', '-m', 'immediate']);
  }
  await rm(folder, { recursive: true, force: true });
});

test(
  'it starts, says where it is, is looked into, is the only one there, and leaves nothing behind',
  patience,
  async () => {
    const kept = start('serve', { KEPT_HEARTBEAT_URL: monitor.url });
    await kept.says(`Kept is at http://localhost:${port}`);
    await kept.says(/Set up your practice .*: http:\/\/localhost:\d+\/set-up#\S{20,}/);
    expect(await readiness()).toMatchObject([200, { ready: true }]);
    await vi.waitFor(() => expect(monitor.told).toMatchObject([{ words: '' }]), { timeout: 30_000 });

    const doctor = start('doctor');
    expect(await doctor.ended).toBe(0);
    expect(doctor.heard()).toMatch(/✓ database +PostgreSQL 18/);
    expect(doctor.heard()).toContain('All is well.');

    const second = start();
    expect(await second.ended).toBe(1);
    expect(second.heard()).toContain(`is in use by another Kept (process ${kept.pid})`);
    expect(await readiness(), 'the first goes on').toMatchObject([200, { ready: true }]);

    const postgres = await postmaster();
    kept.stop('SIGINT');
    expect(await kept.ended).toBe(0);
    expect(isRunning(postgres)).toBe(false);
  },
);

test('asked to stop while it is still starting, it leaves nothing running either', {
  ...patience,
  tags: 'at-length',
}, async () => {
  const kept = start();
  const postgres = await vi.waitFor(postmaster, { timeout: 60_000, interval: 20 });
  kept.stop('SIGTERM');
  expect(await kept.ended).toBe(0);
  expect(isRunning(postgres)).toBe(false);
});

test('killed, it is followed by one that takes the database over', {
  ...patience,
  tags: 'at-length',
}, async () => {
  const first = start();
  await first.says('Kept is at');
  const postgres = await postmaster();
  await first.kill();
  expect(isRunning(postgres)).toBe(true);

  const second = start();
  await second.says('Kept is at');
  expect(await postmaster()).toBe(postgres);
});

test('settings that are wrong are all told at once, and nothing is started', patience, async () => {
  const kept = start('serve', { PORT: 'eighty', KEPT_COUNTRY: 'England' });
  expect(await kept.ended).toBe(1);
  expect(kept.heard()).toContain('PORT is not a number.');
  expect(kept.heard()).toContain('KEPT_COUNTRY is not two capital letters.');
  await expect(postmaster()).rejects.toThrow('ENOENT');
});

function start(command = 'serve', settings: Record<string, string> = {}): KeptProcess {
  const own = { KEPT_DATA: join(folder, 'data'), PORT: String(port), ...settings };
  const kept = startKept(['src/app/main.ts', command], own);
  processes.push(kept);
  return kept;
}

async function readiness(): Promise<[number, unknown]> {
  const answer = await fetch(`http://127.0.0.1:${port}/readyz`);
  return [answer.status, await answer.json()];
}

async function postmaster(): Promise<number> {
  const pid = Number((await readFile(join(folder, 'data', 'db', 'postmaster.pid'), 'utf8')).split('\n')[0]);
  if (pid === 0) throw new Error('the file is there and not yet written');
  return pid;
}
