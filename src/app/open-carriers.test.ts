import { expect, test } from 'vitest';
import { systemClock } from '#adapters/system-clock.ts';
import { silentLog, testSecret } from '#test/database.ts';
import { readConfig } from './config.ts';
import { openCarriers } from './open-carriers.ts';

test.each([
  ['https://kept.example.org', true],
  ['http://localhost:8420', true],
  ['http://127.0.0.1:8420', true],
  ['http://[::1]:8420', true],
  ['http://kept.example.org', false],
  ['http://127.example.org', false],
])('with nothing else set up, browsers are reached from %s: %s', async (address, can) => {
  const read = readConfig({ KEPT_PUBLIC_ADDRESS: address });
  if (read.kind === 'problems') throw new Error('these settings are well');
  await using opened = new AsyncDisposableStack();
  const world = { log: silentLog, secret: testSecret, clock: systemClock };
  const { carriers } = await openCarriers(read.config, world, opened);
  expect([...carriers.keys()]).toEqual(can ? ['push'] : []);
});
