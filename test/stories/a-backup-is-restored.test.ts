/** Everything in one sealed file, taken while Kept is at work, and put into a new database: nobody lost, nobody told twice. */
import { createHash, randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { Client } from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { restoreBackup } from '#adapters/backup/restore.ts';
import { isUsed, tablesOf } from '#adapters/backup/tables.ts';
import { takeBackup } from '#adapters/backup/take.ts';
import { openJobQueue } from '#adapters/job-queue.ts';
import { openDatabase } from '#adapters/postgres.ts';
import { urlForRole } from '#adapters/postgres-roles.ts';
import { pretendCarrier } from '#adapters/pretend-carrier.ts';
import { verifyRecord } from '#app/cli/verify.ts';
import { migrationsFolder } from '#app/open-store.ts';
import { buildProgram } from '#app/program.ts';
import { pass } from '#app/worker.ts';
import { claimMinutes } from '#engine/claims.ts';
import { ada, ana, ben, testNewId } from '#test/cast.ts';
import { type EmptyDatabase, emptyDatabase, silentLog, testSecret } from '#test/database.ts';
import { type House, openHouse } from '#test/house.ts';

let house: House;
let other: EmptyDatabase;
let folder: string;
let path: string;
beforeEach(async () => {
  house = await openHouse({ at: 'Tuesday 14:00', who: [ana, ben] });
  other = await emptyDatabase();
  folder = await mkdtemp(join(tmpdir(), 'kept-backup-'));
  path = join(folder, 'kept.age');
});
afterEach(async () => {
  await house.close();
  await other.close();
  await rm(folder, { recursive: true });
});

const takes = (ownerUrl = house.fresh.ownerUrl) =>
  takeBackup({ ownerUrl, secret: testSecret, path, version: '1.2.3', takenAt: house.now() });
const restores = (secret = testSecret) =>
  restoreBackup({ path, secret, migrationsFolder, open: async () => other.ownerUrl });

test('what was there at one moment is there again, row by row, and the record still stands', async () => {
  await house.misses(ana);
  await house.passes({ minutes: 30 });
  await house
    .phone(ana)
    .receives(/./)
    .taps('explain-later', 'Sorry, \\ overslept\tand\nforgot. «ok» \\N \\.');
  await house.settles();
  const before = await printsOf(house.fresh.ownerUrl);
  const taken = await takes();
  expect(taken.get('public.client')).toBe(2);
  expect(taken.get('public.case_event')).toBeGreaterThan(5);
  const text = await readFile(path);
  for (const word of ['Ana', 'Riverside', 'overslept', 'COPY', 'client'])
    expect(text.includes(word), word).toBe(false);

  await house.misses(ben);
  const restored = await restores();
  expect(restored).toMatchObject({ takenAt: expect.any(String), version: '1.2.3', inDoubt: 0 });
  expect(await printsOf(other.ownerUrl)).toEqual(before);
  expect(await lawsOf(other.ownerUrl)).toEqual(await lawsOf(house.fresh.ownerUrl));
  const said: string[] = [];
  const say = (line: string) => void said.push(line);
  const owner = openDatabase({ url: other.ownerUrl, log: silentLog, poolSize: 1 });
  await owner.withoutPractice((tx) => verifyRecord(tx, { say, fail: say }));
  await owner.close();
  expect(said.at(-1)).toBe('Everything is as it was written.');
});

test('what had not left by then is sent to nobody again, and a person is asked about it', async () => {
  await house.books(ana);
  await house.passes({ minutes: 7 });
  for (const to of [house.phone(ana), house.mailbox(ana)])
    to.meets({ kind: 'failed', permanent: false, code: 'busy', reason: 'Try again later.' });
  await house.does(ada, ana, { type: 'note-lateness' });
  const { rows: waiting } = await sql<{
    key: string;
  }>`select key from message where state = 'queued'`.execute(house.fresh.asOwner);
  expect(waiting.length).toBeGreaterThan(0);
  await takes();
  const { inDoubt } = await restores();
  expect(inDoubt).toBe(waiting.length);

  // As over plain SMTP: nobody can be asked whether they had it.
  const { find: _asked, ...sms } = pretendCarrier('sms', 'texts.example.org');
  const { find: _askedToo, ...email } = pretendCarrier('email', 'mail.example.org');
  const { clock } = house;
  const url = urlForRole(other.ownerUrl, 'kept_app', testSecret);
  const database = openDatabase({ url, log: silentLog });
  const jobs = await openJobQueue({ url, log: silentLog });
  const program = buildProgram({
    ...house.program.world,
    database,
    jobs,
    newId: testNewId,
    carriers: new Map([
      ['sms', sms],
      ['email', email],
    ]),
  });
  try {
    for (let turn = 0; turn < 4; turn += 1) {
      while ((await pass(program)) > 0) await Promise.resolve();
      clock.advance(claimMinutes);
    }
    const keys = waiting.map(({ key }) => key);
    const sent = [...sms.everything(), ...email.everything()].map(({ key }) => key);
    expect(sent.filter((key) => keys.includes(key))).toEqual([]);
    const states = await within(other.ownerUrl, async (client) => {
      const question = 'select distinct state from message where key = any($1)';
      return (await client.query<{ state: string }>(question, [keys])).rows;
    });
    expect(states).toEqual([{ state: 'unknown' }]);
  } finally {
    await database.close();
    await jobs.close();
  }
});

test('an owner who is no superuser is enough, to restore and to take', async () => {
  await house.misses(ana);
  const before = await printsOf(house.fresh.ownerUrl);
  const taken = await takes();
  const name = `owner_${randomUUID().replaceAll('-', '')}`;
  await within(other.ownerUrl, async (client) => {
    await client.query(`create role ${name} login createrole password 'word'`);
    await client.query(`grant kept_app, kept_auth to ${name} with admin option, inherit false, set false`);
    await client.query(
      `do $$ begin execute format('alter database %I owner to ${name}', current_database()); end $$`,
    );
  });
  try {
    const url = new URL(other.ownerUrl);
    Object.assign(url, { username: name, password: 'word' });
    await restoreBackup({ path, secret: testSecret, migrationsFolder, open: async () => url.href });
    expect(await printsOf(other.ownerUrl)).toEqual(before);
    path = join(folder, 'second.age');
    expect(await takes(url.href)).toEqual(taken);
  } finally {
    await other.close();
    await within(house.fresh.ownerUrl, (client) => client.query(`drop role ${name}`));
    other = await emptyDatabase();
  }
});

test('a file that is damaged, cut off or another’s leaves the database as empty as it was', async () => {
  await house.misses(ana);
  await takes();
  const whole = await readFile(path);
  const cases: readonly (readonly [Buffer, string, RegExp])[] = [
    [whole.subarray(0, whole.length - 20), testSecret, /damaged/],
    [Buffer.concat([whole.subarray(0, 5000), Buffer.from('x'), whole.subarray(5001)]), testSecret, /damaged/],
    [Buffer.from('something else'), testSecret, /no backup of Kept/],
    [whole, 'x'.repeat(40), /another secret/],
  ];
  for (const [bytes, secret, words] of cases) {
    await writeFile(path, bytes);
    await expect(restores(secret)).rejects.toThrow(words);
  }
  expect(await rowsIn(other.ownerUrl)).toBe(0);
  expect(await within(other.ownerUrl, isUsed)).toBe(false);
});

test('a database in use is not touched', async () => {
  await takes();
  await restores();
  await expect(restores()).rejects.toThrow('in use already');
});

/** A fingerprint of the rows of every table that is kept. */
async function printsOf(ownerUrl: string): Promise<Record<string, string>> {
  return within(ownerUrl, async (client) => {
    const prints: Record<string, string> = {};
    for (const { name } of await tablesOf(client)) {
      const { rows } = await client.query<{ row: string }>(`select t::text as row from ${name} t order by 1`);
      prints[name] = createHash('sha256')
        .update(rows.map(({ row }) => row).join('\n'))
        .digest('hex');
    }
    return prints;
  });
}

/** What holds of the tables: triggers, references, row-level security. */
async function lawsOf(ownerUrl: string): Promise<readonly string[]> {
  return within(ownerUrl, async (client) => {
    const { rows } = await client.query<{ law: string }>(`
      select format('%s %s %s', tgrelid::regclass, tgname, tgenabled) as law from pg_trigger where not tgisinternal
      union all select format('%s %s %s %s', conrelid::regclass, conname, condeferrable, condeferred) from pg_constraint
        where contype = 'f'
      union all select format('%s %s %s', oid::regclass, relrowsecurity, relforcerowsecurity) from pg_class
        where relkind = 'r' and relnamespace = 'public'::regnamespace
      order by 1`);
    return rows.map(({ law }) => law);
  });
}

async function rowsIn(ownerUrl: string): Promise<number> {
  return within(ownerUrl, async (client) => {
    let sum = 0;
    for (const { name, practiceColumn } of await tablesOf(client)) {
      if (practiceColumn === null) continue;
      const { rows } = await client.query<{ count: number }>(
        `select count(*)::integer as count from ${name}`,
      );
      sum += rows[0]?.count ?? 0;
    }
    return sum;
  });
}

async function within<Found>(ownerUrl: string, look: (client: Client) => Promise<Found>): Promise<Found> {
  const client = new Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    return await look(client);
  } finally {
    await client.end();
  }
}
