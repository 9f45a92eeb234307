/**
 * What many seeds share: one PostgreSQL of their own, one migrated database with the practice and its people in it,
 * and connections that stay open from seed to seed. What a seed leaves behind is cleared away before the next.
 */
import { chmod, mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import { Client } from 'pg';
import { openDatabase } from '#adapters/postgres.ts';
import { accountFor, findBinaries, runAs } from '#adapters/postgres-binaries.ts';
import { urlForRole } from '#adapters/postgres-roles.ts';
import { typeReaders } from '#adapters/postgres-types.ts';
import type { Instant } from '#core/time/instant.ts';
import type { NewId, Tx } from '#engine/ports.ts';
import { ada, castWork, clients, lena, riverside, settleClient, settlePractice } from '#test/cast.ts';
import {
  clusterPrefix,
  clusterUrl,
  onCluster,
  roomForClusters,
  stopCluster,
  templateDatabase,
  testSecret,
} from '#test/cluster.ts';
import { chanceFrom } from './chance.ts';

/** One connection to the server as the app's role; the program never holds it itself. */
export interface Line {
  readonly client: Client;
  readonly pid: number;
}

export interface Ground {
  /** Sees everything, decides nothing: for looking, and for what an operator or a crash does. */
  readonly owner: Client;
  /** At once: there is always one ready after `keepReady`. */
  takeLine(): Line;
  keepReady(): Promise<void>;
  /** Back for the next, or hung up when it was cut. */
  giveBack(line: Line, isCut: boolean): void;
  /**
   * This process of the server stands still, until it `goesOn`. Several that wait for one lock are let go together and
   * race for what comes next; one at a time, their order is the simulation's.
   */
  standsStill(pid: number): void;
  goesOn(pid: number): void;
  /** Everything that a seed left behind goes. */
  clear(): Promise<void>;
  /** All connections die at once and the server recovers from its log, as after a kill of PostgreSQL itself. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

/** What cases, sessions and answers leave behind; the people stay. */
const leftBehind = [
  'case_file',
  'session',
  'message',
  'message_status',
  'audit_entry',
  'check_in_link',
  'reply',
  'inbound_text',
  'alarm',
];

/** More than any one step of the program asks for. */
const linesReady = 48;

export const settledAt = '2026-01-05T09:00:00.000Z' as Instant;

export async function openGround(): Promise<Ground> {
  const folder = await mkdtemp(join(await roomForClusters(), `${clusterPrefix}${process.pid}-`));
  await chmod(folder, 0o711);
  const template = await templateDatabase(folder);
  await onCluster(folder, `create database simulation template ${template}`);
  // What was reported as saved survives a crash of the server; only the machine's power is taken to stay on.
  await onCluster(folder, `alter database simulation set synchronous_commit = on`);
  // A deadlock is found and broken by the simulation, so that the same seed always breaks the same side.
  await onCluster(folder, `alter database simulation set deadlock_timeout = '1h'`);
  await onCluster(folder, `alter database simulation set jit = off`);
  const ownerUrl = await clusterUrl(folder, 'simulation');
  const appUrl = urlForRole(ownerUrl, 'kept_app', testSecret);
  await settle(appUrl);

  let owner = await connect(ownerUrl);
  let free: Line[] = [];
  const still = new Set<number>();

  async function newLine(): Promise<Line> {
    const client = await connect(appUrl);
    const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
    return { client, pid: rows[0]?.pid ?? 0 };
  }

  return {
    get owner() {
      return owner;
    },
    takeLine() {
      const line = free.pop();
      if (!line) throw new Error('the simulation has no connection ready');
      return line;
    },
    async keepReady() {
      while (free.length < linesReady) free.push(await newLine());
    },
    giveBack(line, isCut) {
      if (isCut) void line.client.end().catch(() => {});
      else free.push(line);
    },
    standsStill(pid) {
      process.kill(pid, 'SIGSTOP');
      still.add(pid);
    },
    goesOn(pid) {
      if (still.delete(pid)) process.kill(pid, 'SIGCONT');
    },
    async clear() {
      // Records refuse to be removed; an operator who means it switches that off.
      await owner.query('set session_replication_role = replica');
      await owner.query(`truncate ${leftBehind.join(', ')} cascade`);
    },
    async restart() {
      for (const pid of still) process.kill(pid, 'SIGCONT');
      still.clear();
      const data = join(folder, 'db');
      const { pg_ctl } = await findBinaries();
      const { code, said } = await runAs(await accountFor(data), pg_ctl, data, [
        'restart',
        '-m',
        'immediate',
        '-w',
        '-l',
        join(data, 'server.log'),
      ]);
      if (code !== 0) throw new Error(`the server did not come back: ${said}`);
      for (const line of free) void line.client.end().catch(() => {});
      free = [];
      void owner.end().catch(() => {});
      owner = await connect(ownerUrl);
    },
    async close() {
      await Promise.all([owner.end(), ...free.map(({ client }) => client.end())]);
      await stopCluster(folder);
    },
  };
}

async function connect(url: string): Promise<Client> {
  const client = new Client({ connectionString: url, types: typeReaders });
  client.on('error', () => {});
  await client.connect();
  return client;
}

/** Two are texted as well as written to, and one of them not at once. */
export const staffPhones = ['+12125550110', '+12125550120'] as const;

async function settleWays(tx: Tx, newId: NewId): Promise<void> {
  const [adas, lenas] = staffPhones;
  for (const [staffId, address, afterMinutes] of [
    [ada.id, adas, 0],
    [lena.id, lenas, 3],
  ]) {
    await sql`
      insert into reach_way (practice_id, id, staff_id, medium, address, after_minutes, verified_at, created_at)
      values (${riverside.id}, ${newId()}, ${staffId}, 'sms', ${address}, ${afterMinutes}, ${settledAt}, ${settledAt})`.execute(
      tx,
    );
  }
}

/** The people are the same in every process, their identifiers too. */
async function settle(appUrl: string): Promise<void> {
  const log = { info() {}, warn() {}, error() {} };
  const database = openDatabase({ url: appUrl, log });
  const newId = chanceFrom(1).id;
  try {
    await database.inPractice(riverside.id, async (tx) => {
      await settlePractice(tx, settledAt);
      const work = { ...castWork(database, tx, settledAt), newId };
      for (const client of clients) await settleClient(work, client);
      await settleWays(tx, newId);
    });
  } finally {
    await database.close();
  }
}
