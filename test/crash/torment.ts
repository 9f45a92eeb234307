/** Kept at work on a burst, killed again and again by chance, its database once too; then let finish. */
import { setTimeout as wait } from 'node:timers/promises';
import { Kysely, PostgresDialect, sql } from 'kysely';
import { Pool } from 'pg';
import { openJobQueue } from '#adapters/job-queue.ts';
import { migrate } from '#adapters/migrate.ts';
import { newId } from '#adapters/new-id.ts';
import { openDatabase } from '#adapters/postgres.ts';
import { urlForRole } from '#adapters/postgres-roles.ts';
import { typeReaders } from '#adapters/postgres-types.ts';
import { systemClock } from '#adapters/system-clock.ts';
import { migrationsFolder } from '#app/open-store.ts';
import { buildProgram, type Program } from '#app/program.ts';
import type { Command } from '#core/case/commands.ts';
import type { CaseId, PracticeId, StaffId } from '#core/ids.ts';
import { addMinutes } from '#core/time/instant.ts';
import type { Carrier, Medium } from '#engine/ports.ts';
import { runCommand } from '#engine/run.ts';
import { silentLog } from '#test/database.ts';
import { type KeptProcess, startKept } from '#test/kept-process.ts';
import type { Chance } from './chance.ts';
import { type CrowdSize, settleCrowd } from './crowd.ts';
import { type DurableServer, startDurableServer } from './durable-server.ts';
import { Witness } from './witness.ts';

export interface Torment {
  readonly chance: Chance;
  readonly crowd: CrowdSize;
  readonly kills: number;
  /** How many misses a person confirms between two kills: each writes to the client and asks for a call. */
  readonly confirmsEach: number;
  /** The file of the program and its arguments. */
  readonly worker: readonly string[];
  readonly settings: Readonly<Record<string, string>>;
}

export interface Kills {
  readonly workers: number;
  readonly besideAnother: number;
  readonly ofPostgres: number;
  /** Messages that were in a killed worker's hands. */
  readonly inHand: number;
}

const isUp = 'Kept is working.';
const patienceMs = 300_000;
const inHandMs = 5000;

export class Scene {
  readonly server: DurableServer;
  readonly asOwner: Kysely<unknown>;
  readonly program: Program;
  readonly witness: Witness;
  readonly #torment: Torment;
  readonly #close: AsyncDisposableStack;
  #workers: KeptProcess[] = [];
  /** Misses that a person still has to confirm; in the first rounds there may not be a case yet. */
  #owed = 0;
  #kills = { workers: 0, besideAnother: 0, ofPostgres: 0, inHand: 0 };

  constructor(
    torment: Torment,
    server: DurableServer,
    asOwner: Kysely<unknown>,
    program: Program,
    close: AsyncDisposableStack,
  ) {
    this.#torment = torment;
    this.server = server;
    this.asOwner = asOwner;
    this.program = program;
    this.witness = new Witness(asOwner, 250);
    this.#close = close;
    close.defer(() => this.witness.close());
    close.defer(async () => {
      for (const worker of this.#workers) await worker.kill();
    });
  }

  get kills(): Kills {
    return this.#kills;
  }

  get settings(): Readonly<Record<string, string>> {
    return {
      DATABASE_URL: this.server.ownerUrl,
      KEPT_SECRET: this.server.secret,
      KEPT_DATA: this.server.folder,
      KEPT_LOG_LEVEL: 'error',
      ...this.#torment.settings,
    };
  }

  /** As often as asked for: work begins, chance strikes, work begins anew. */
  async torments(): Promise<void> {
    const { chance, kills, confirmsEach } = this.#torment;
    for (let round = 1; round <= kills; round += 1) {
      const together = round % 3 === 0 ? 2 : 1;
      while (this.#workers.length < together) this.#begins();
      // Every fourth is struck while it starts, the others in full work.
      if (round % 4 !== 0) await this.#workers.at(-1)?.says(isUp);
      this.#owed += confirmsEach;
      await Promise.all([wait(chance.between(100, 1500)), this.#confirms()]);
      if (round === Math.ceil(kills / 2)) await this.#strikesPostgres();
      // Sending takes a moment, which chance alone may miss each time.
      if (round % 3 === 1) await this.#untilInHand();
      await this.#strikes();
    }
  }

  /** Nobody kills any more; what is left has to end. A minute passes as often as somebody waits for one. */
  async finishes(): Promise<void> {
    for (let turn = 0; turn < 8; turn += 1) {
      for (const worker of this.#workers) await worker.kill();
      this.#workers = [];
      await this.#passes();
      this.#begins();
      this.#begins();
      const isOver = await this.#rests();
      const confirmed = await this.#confirms();
      if (isOver && confirmed === 0) return;
    }
    throw new Error('messages were still waiting after eight minutes');
  }

  close(): Promise<void> {
    return this.#close.disposeAsync();
  }

  #begins(): KeptProcess {
    const worker = startKept(this.#torment.worker, this.settings);
    this.#workers.push(worker);
    return worker;
  }

  /** SIGKILL to one of those at work, the older or the newer. */
  async #strikes(): Promise<void> {
    const victim = this.#torment.chance.between(0, 1) === 0 ? this.#workers.shift() : this.#workers.pop();
    if (!victim) throw new Error('nobody is at work');
    if (!victim.isAlive()) throw endedByItself(victim);
    this.#kills.workers += 1;
    if (this.#workers.length > 0) this.#kills.besideAnother += 1;
    await victim.kill();
    await this.witness.look();
    if (this.#workers.length === 0) await this.#passes();
  }

  /** Who is at work waits for the database to come back; who is only just starting may give up, and is started anew. */
  async #strikesPostgres(): Promise<void> {
    const atWork = this.#workers.filter((worker) => worker.heard().includes(isUp));
    await this.server.kill();
    await this.server.restart();
    this.#kills.ofPostgres += 1;
    const fallen = atWork.find((worker) => !worker.isAlive());
    if (fallen) throw endedByItself(fallen);
    for (const worker of this.#workers) if (!atWork.includes(worker)) await worker.kill();
    this.#workers = atWork;
    if (atWork.length === 0) this.#begins();
  }

  /**
   * A minute, shorter than what staff and clients are given. Nobody is at work, so it makes no difference whether the
   * clock goes on or what is compared with it goes back. Claims are watched by clocks that nobody sets: for them whoever
   * looks into them has to wait.
   */
  async #passes(): Promise<void> {
    const aMinuteAgo = addMinutes(systemClock.now(), -1);
    const { rows } = await sql<{ inHand: number }>`
      with waiting as (
        update message set try_at = try_at - interval '1 minute' where state = 'queued'
      ) select count(*)::integer as "inHand" from message where state = 'sending' and claimed_at > ${aMinuteAgo}`.execute(
      this.asOwner,
    );
    this.#kills.inHand += rows[0]?.inHand ?? 0;
  }

  /** Until somebody at work holds a message, or has none to hold. */
  async #untilInHand(): Promise<void> {
    for (let waitedMs = 0; waitedMs < inHandMs; waitedMs += 5) {
      const { rows } = await sql`select from message where state = 'sending' limit 1`.execute(this.asOwner);
      if (rows.length > 0) return;
      await wait(5);
    }
  }

  /** A person confirms misses through the real engine, while the workers are at theirs. */
  async #confirms(): Promise<number> {
    const { rows } = await sql<{ practiceId: PracticeId; caseId: CaseId; staffId: StaffId }>`
      select practice_id as "practiceId", id as "caseId", owner_id as "staffId" from case_file
      where snapshot ->> 'missConfirmedAt' is null order by id desc limit ${this.#owed}`.execute(
      this.asOwner,
    );
    for (const { practiceId, caseId, staffId } of rows) {
      const by = { kind: 'staff', staffId } as const;
      const command: Command = { type: 'confirm-missed', by, clears: [], note: '' };
      const outcome = await runCommand(this.program.engine, practiceId, caseId, command);
      this.#owed -= 1;
      if (outcome.kind === 'done') this.witness.remember(caseId, outcome.state.sequence);
    }
    return rows.length;
  }

  /** True when nothing is left at all, false when what is left waits for its time. */
  async #rests(): Promise<boolean> {
    for (let waitedMs = 0; waitedMs < patienceMs; waitedMs += 100) {
      const fallen = this.#workers.find((worker) => !worker.isAlive());
      if (fallen) throw endedByItself(fallen);
      const { due, later } = await this.#left();
      if (due === 0) return later === 0;
      await wait(100);
    }
    throw new Error('the work does not end');
  }

  /** A claim of a worker that lives is over in a moment; an older one is looked into after it was watched for a while. */
  async #left(): Promise<{ readonly due: number; readonly later: number }> {
    const now = systemClock.now();
    const { rows } = await sql<{ due: number; later: number }>`
      select (select count(*) from session_participant where absence_due_at <= ${now})::integer
        + (select count(*) from case_file where due_at <= ${now})::integer
        + (select count(*) from message where state = 'queued' and try_at <= ${now})::integer
        + (select count(*) from message where state = 'sending')::integer as due,
        (select count(*) from message where state in ('queued', 'sending'))::integer as later`.execute(
      this.asOwner,
    );
    return rows[0] ?? { due: 1, later: 1 };
  }
}

function endedByItself(worker: KeptProcess): Error {
  return new Error(`a worker ended by itself: ${worker.heard()}`);
}

/** Everything in place and nothing begun: a database, practices full of clients whom nobody has seen, no worker. */
export async function setScene(torment: Torment): Promise<Scene> {
  await using opened = new AsyncDisposableStack();
  const server = opened.adopt(await startDurableServer(), (it) => it.close());
  await migrate(server.ownerUrl, server.secret, migrationsFolder);
  const pool = new Pool({ connectionString: server.ownerUrl, types: typeReaders, max: 3 });
  pool.on('error', () => {});
  // A connection in use tells of its end beside what was asked over it.
  pool.on('connect', (client) => client.on('error', () => {}));
  const asOwner = opened.adopt(new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) }), (it) =>
    it.destroy(),
  );
  const url = urlForRole(server.ownerUrl, 'kept_app', server.secret);
  const database = opened.adopt(openDatabase({ url, log: silentLog }), (it) => it.close());
  const jobs = opened.adopt(await openJobQueue({ url, log: silentLog }), (it) => it.close());
  const program = buildProgram({
    database,
    clock: systemClock,
    newId,
    jobs,
    log: silentLog,
    carriers: new Map(torment.crowd.channels.map((medium) => [medium, sendsNothing(medium)])),
    secret: server.secret,
    publicAddress: 'https://kept.example.org',
    defaultCountry: 'US',
  });
  // Long enough ago for a miss to be confirmed, and not so long that "Are you late?" would be out of place.
  await settleCrowd(asOwner, program, torment.crowd, addMinutes(systemClock.now(), -16));
  return new Scene(torment, server, asOwner, program, opened.move());
}

/** The program of the people at their screens; sending is the workers' business. */
function sendsNothing(medium: Medium): Carrier {
  return { medium, name: `silent ${medium}`, send: () => Promise.reject(new Error('only a worker sends')) };
}
