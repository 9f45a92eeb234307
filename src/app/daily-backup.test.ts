/** A backup a day, by a clock in the test's hands, of a real database into a real folder. */
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ana } from '#test/cast.ts';
import { testSecret } from '#test/database.ts';
import { type House, openHouse } from '#test/house.ts';
import { type DailyBackup, dailyBackup } from './daily-backup.ts';

let house: House;
let root: string;
let folder: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'kept-backups-'));
  folder = join(root, 'backups');
});
afterEach(async () => {
  await house.close();
  await rm(root, { recursive: true });
});

async function opens(options: { isNew?: boolean } = {}): Promise<DailyBackup> {
  house = await openHouse({ at: 'Tuesday 14:00', who: options.isNew ? [] : [ana], ...options });
  const { database, ownerUrl } = house.fresh;
  const { clock } = house;
  const hold = async () => ({ release: async () => {} });
  return dailyBackup({ folder, ownerUrl, secret: testSecret, database, clock, hold });
}

const hour = 60;

test('one is taken each day, not at the start, and two weeks of them are kept', async () => {
  const { chore, check } = await opens();
  expect(await chore.run()).toBe(0);
  house.clock.advance(15);
  expect(await chore.run()).toBe(1);
  expect(await readdir(folder)).toEqual(['kept-2026-03-03T19-15-00-000Z.age']);
  house.clock.advance(23 * hour);
  expect(await chore.run()).toBe(0);
  await writeFile(join(folder, 'notes.txt'), 'mine');
  for (let day = 0; day < 16; day += 1) {
    house.clock.advance(24 * hour);
    expect(await chore.run()).toBe(1);
  }
  const names = await readdir(folder);
  expect(names.filter((name) => name.endsWith('.age'))).toHaveLength(14);
  expect(names).toContain('notes.txt');
  expect(names).not.toContain('kept-2026-03-03T19-15-00-000Z.age');
  expect(await check.check()).toBe(null);
});

test('where nobody has set up a practice there is nothing to keep', async () => {
  const { chore } = await opens({ isNew: true });
  house.clock.advance(15);
  expect(await chore.run()).toBe(0);
  expect(await readdir(root)).toEqual([]);
});

test('one that cannot be written is said until one could', async () => {
  const { chore, check } = await opens();
  house.clock.advance(15);
  await writeFile(folder, 'no folder');
  await expect(Promise.resolve(chore.run())).rejects.toThrow();
  expect(await check.check()).toBe(
    'The daily backup could not be written; there is none yet. Is the folder there, and has it room?',
  );
  await rm(folder);
  expect(await chore.run()).toBe(1);
  expect(await check.check()).toBe(null);
});
