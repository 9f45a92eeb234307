import { afterEach, beforeEach, expect, test } from 'vitest';
import { handClock } from '#test/clocks.ts';
import { type Monitor, openMonitor } from '#test/monitor.ts';
import type { HealthCheck } from './health.ts';
import { beat } from './heartbeat.ts';
import { watchRounds } from './rounds.ts';

const well: HealthCheck = { name: 'database', check: async () => null };
const late: HealthCheck = { name: 'late-steps', check: async () => '3 cases are late' };
const patienceMilliseconds = 200;

let monitor: Monitor;
let warnings: unknown[];
const log = { info() {}, warn: (...words: unknown[]) => void warnings.push(words), error() {} };

beforeEach(async () => {
  warnings = [];
  monitor = await openMonitor();
});
afterEach(() => monitor.close());

test('a beat while all is well, and what is wrong otherwise', async () => {
  await beat({ url: monitor.url, checks: [well], log });
  await beat({ url: `${monitor.url}/`, checks: [well, late], log });
  expect(monitor.told).toEqual([
    { path: 'POST /ping/a-secret-address', words: '' },
    { path: 'POST /ping/a-secret-address/fail', words: '3 cases are late' },
  ]);
  expect(warnings).toEqual([]);
});

test('what stands after a question mark stays there, so that no fault is reported as a beat', async () => {
  await beat({ url: `${monitor.url}?create=1`, checks: [late], log });
  expect(monitor.told).toMatchObject([{ path: 'POST /ping/a-secret-address/fail?create=1' }]);
});

test('a check that fails or never answers is no beat', async () => {
  const broken: HealthCheck = {
    name: 'disk',
    check: () => Promise.reject(new Error('the name of a client')),
  };
  const hanging: HealthCheck = { name: 'database', check: () => new Promise(() => {}) };
  await beat({ url: monitor.url, checks: [broken, hanging], log, patienceMilliseconds });
  expect(monitor.told).toMatchObject([
    {
      path: 'POST /ping/a-secret-address/fail',
      words: 'The check of disk failed.\nThe check of database has no answer.',
    },
  ]);
});

test('a monitor that hangs, refuses or is gone holds nothing up, and the log does not tell its address', async () => {
  monitor.hangs();
  await beat({ url: monitor.url, checks: [well], log, patienceMilliseconds });
  monitor.close();
  await beat({ url: monitor.url, checks: [well], log, patienceMilliseconds });
  expect(warnings).toHaveLength(2);
  expect(JSON.stringify(warnings)).not.toContain('a-secret-address');
});

test('a part of the worker that stands still is found, also when the time of day is changed meanwhile', async () => {
  const clock = handClock('2026-03-03T14:00:00Z');
  const rounds = watchRounds(clock);
  rounds.note('open');
  rounds.note('sweep');
  clock.advance(2);
  expect(await rounds.check.check()).toBeNull();
  rounds.note('open');
  clock.advance(1);
  expect(await rounds.check.check()).toBe('The worker has not come round for more than 2 minutes: sweep.');
  rounds.note('sweep');
  expect(await rounds.check.check()).toBeNull();
});
