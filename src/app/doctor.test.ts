import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { systemClock } from '#adapters/system-clock.ts';
import { handClock } from '#test/clocks.ts';
import { type FreshDatabase, freshDatabase, silentLog, testSecret } from '#test/database.ts';
import { type Config, readConfig } from './config.ts';
import { examine } from './doctor.ts';
import type { Finding } from './finding.ts';

let fresh: FreshDatabase;
let dataFolder: string;
beforeAll(async () => {
  fresh = await freshDatabase();
});
afterAll(() => fresh.close());
beforeEach(async () => {
  dataFolder = await mkdtemp(join(tmpdir(), 'kept-doctor-'));
  return () => rm(dataFolder, { recursive: true });
});

function configWith(texts: Record<string, string> = {}): Config {
  const usual = { KEPT_DATA: dataFolder, DATABASE_URL: fresh.ownerUrl, KEPT_SECRET: testSecret };
  const reading = readConfig({ ...usual, ...texts });
  if (reading.kind === 'problems') throw new Error(JSON.stringify(reading.problems));
  return reading.config;
}

async function look(
  config: Config,
  clock = systemClock,
): Promise<(subject: Finding['subject']) => readonly string[]> {
  const findings = await examine(config, silentLog, clock);
  return (wanted) =>
    findings.filter(({ subject }) => subject === wanted).map(({ verdict, words }) => `${verdict}: ${words}`);
}

test('a database that a power cut could hurt is pointed out, and a current one is otherwise well', async () => {
  const found = await look(configWith());
  // The test cluster is fast because it is not durable.
  expect(found('database')).toEqual([
    'wrong: A power cut could lose what was reported as saved. Switch on in PostgreSQL: fsync, full_page_writes, synchronous_commit.',
  ]);
  expect(found('clock')[0]).toMatch(/^well: /);
  expect(found('disk')[0]).toMatch(/^well: [\d.]+ GB are free/);
  expect(found('mail')[0]).toMatch(/^note: None is set up/);
  expect(found('texts')[0]).toMatch(/^note: No provider is set up/);
});

test('missing migrations and edited ones are told', async () => {
  await sql`delete from kept.migration where name = (select max(name) from kept.migration)`.execute(
    fresh.asOwner,
  );
  expect((await look(configWith()))('database')).toContain(
    'wrong: It lacks one migration. Start Kept, or run: npm run kept -- migrate',
  );
  await sql`update kept.migration set sha256 = 'other' where name like '0001-%'`.execute(fresh.asOwner);
  expect((await look(configWith()))('database').join()).toContain(
    '0001-ground.sql was edited after it was applied',
  );
});

test('a database that is away is told without its password', async () => {
  const found = await look(configWith({ DATABASE_URL: 'postgres://owner:hunter2@127.0.0.1:1/kept' }));
  expect(found('database')).toEqual([
    'wrong: The database cannot be entered. Nothing answers at its address. Is it running?',
  ]);
});

test('a clock that is off from the database is told', async () => {
  const found = await look(configWith(), handClock('2026-03-03T14:00:00Z'));
  expect(found('clock')[0]).toMatch(/^wrong: This machine's clock and the database's are \d+ seconds apart/);
});

test('a secret that others can read is told, with the command that helps', async () => {
  const path = join(dataFolder, 'secret');
  await mkdir(dataFolder, { recursive: true });
  await writeFile(path, testSecret);
  await chmod(path, 0o640);
  const config = { ...configWith(), secret: null };
  expect((await look(config))('secret')).toEqual([
    `wrong: Others on this machine can read it. Run: chmod 600 ${path}`,
  ]);
});

test('a mail server that is away is told', async () => {
  const found = await look(
    configWith({ KEPT_SMTP_URL: 'smtp://127.0.0.1:1', KEPT_MAIL_FROM: 'hello@example.org' }),
  );
  expect(found('mail')[0]).toMatch(/^wrong: The mail server refuses connections/);
});

test.each([
  [
    'links over plain http to the world',
    { KEPT_PUBLIC_ADDRESS: 'http://kept.example.org' },
    /^wrong: .*not encrypted/,
  ],
  ['links that work on this machine only', { HOST: '0.0.0.0' }, /^wrong: .*works on this machine only/],
  ['links over https', { KEPT_PUBLIC_ADDRESS: 'https://kept.example.org' }, /^well: /],
])('%s', async (_, texts, words) => {
  expect((await look(configWith(texts)))('settings')[0]).toMatch(words);
});
