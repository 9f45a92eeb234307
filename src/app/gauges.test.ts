import { Registry } from 'prom-client';
import { afterEach, expect, test } from 'vitest';
import { openDatabase } from '#adapters/postgres.ts';
import { ana, ben } from '#test/cast.ts';
import { silentLog } from '#test/database.ts';
import { type House, openHouse } from '#test/house.ts';
import { measureWork } from './gauges.ts';

let house: House;
afterEach(() => house.close());

async function measured(metrics: Registry): Promise<string[]> {
  return (await metrics.metrics()).split('\n').filter((line) => line.startsWith('kept_'));
}

test('open cases, late ones and messages that wait are counted when somebody measures', async () => {
  house = await openHouse({ at: 'Tuesday 14:00', who: [ana, ben] });
  const metrics = new Registry();
  measureWork(house.program.world.database, house.clock, metrics);
  expect(await measured(metrics)).toEqual([
    'kept_open_cases 0',
    'kept_overdue_cases 0',
    'kept_messages_waiting 0',
  ]);
  await house.misses(ana);
  await house.misses(ben);
  await house.does(ben.clinician, ben, {
    type: 'record-outcome',
    outcome: 'late-arrival',
    note: '',
  });
  expect((await measured(metrics))[0]).toBe('kept_open_cases 1');
  await house.sleeps({ minutes: 60 });
  expect(await measured(metrics)).toEqual([
    'kept_open_cases 1',
    'kept_overdue_cases 1',
    'kept_messages_waiting 0',
  ]);
});

test('without a database the other measurements are still answered', async () => {
  house = await openHouse({ at: 'Tuesday 14:00', who: [] });
  const database = openDatabase({ url: 'postgres://nobody@127.0.0.1:1/none', log: silentLog });
  const metrics = new Registry();
  measureWork(database, house.clock, metrics);
  expect((await measured(metrics))[0]).toBe('kept_open_cases Nan');
  await database.close();
});
