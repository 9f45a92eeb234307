/** `kept backup` and `kept restore` as whoever runs the machine meets them. */
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type EmptyDatabase, emptyDatabase, freshDatabase, testSecret } from '#test/database.ts';
import { addBackup } from './backup.ts';
import { addRestore } from './restore.ts';

let folder: string;
let empty: EmptyDatabase;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kept-backup-'));
  empty = await emptyDatabase();
});
afterEach(async () => {
  await empty.close();
  await rm(folder, { recursive: true });
});

async function kept(environment: Record<string, string>, ...args: string[]) {
  const said: string[] = [];
  const failed: string[] = [];
  const terminal = {
    environment: { KEPT_DATA: folder, ...environment },
    say: (line: string) => void said.push(line),
    fail: (line: string) => void failed.push(line),
  };
  const command = new Command();
  addBackup(command, terminal);
  addRestore(command, terminal);
  await command.parseAsync(args, { from: 'user' });
  return { said, failed };
}

test('a backup says where it is and that it is whole; a restore says what to do next', async () => {
  const fresh = await freshDatabase();
  try {
    const { said } = await kept({ DATABASE_URL: fresh.ownerUrl, KEPT_SECRET: testSecret }, 'backup');
    const [file = ''] = await readdir(join(folder, 'backups'));
    const path = join(folder, 'backups', file);
    expect(said[0]).toMatch(`${path}: `);
    expect(said[0]).toMatch(/\d+ rows, read back and found whole\.$/);
    expect((await stat(path)).mode & 0o777, 'for nobody else on this machine').toBe(0o600);

    const again = await kept({ DATABASE_URL: fresh.ownerUrl, KEPT_SECRET: testSecret }, 'backup', path);
    expect(again.failed).toEqual([
      `There is a file ${path} already, and nothing is overwritten. Name another one.`,
    ]);
    const restored = await kept({ DATABASE_URL: empty.ownerUrl, KEPT_SECRET: testSecret }, 'restore', path);
    expect(restored.failed).toEqual([]);
    expect(restored.said.join('\n')).toMatch(/Restored \d+ rows .*kept verify.*the same KEPT_SECRET/s);
  } finally {
    await fresh.close();
  }
});

test('a restore without the secret, or of what is no backup, makes nothing and says what helps', async () => {
  const { failed } = await kept({ DATABASE_URL: empty.ownerUrl }, 'restore', 'kept.age');
  expect(failed).toEqual([
    `The secret that belongs to the backup is missing. Set KEPT_SECRET, or put its file at ${join(folder, 'secret')}.`,
  ]);
  const missing = await kept(
    { DATABASE_URL: empty.ownerUrl, KEPT_SECRET: testSecret },
    'restore',
    join(folder, 'kept.age'),
  );
  expect(missing.failed).toEqual([`There is no file ${join(folder, 'kept.age')}.`]);
  expect(await readdir(folder)).toEqual([]);
});

test('a database that Kept has not used yet has nothing to back up', async () => {
  await expect(
    kept({ DATABASE_URL: empty.ownerUrl, KEPT_SECRET: testSecret }, 'backup', join(folder, 'kept.age')),
  ).rejects.toThrow('There is nothing to back up');
  expect(await readdir(folder)).toEqual([]);
});
