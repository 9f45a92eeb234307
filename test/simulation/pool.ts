/** The pool that a simulated machine opens: real connections underneath, and an await point at each statement. */
import type { PostgresPool, PostgresPoolClient, PostgresQueryResult } from 'kysely';
import type { JobData } from '#engine/ports.ts';
import type { Fate } from './fate.ts';
import type { Ground, Line } from './ground.ts';
import type { Machine, OpenConnection } from './machine.ts';
import type { Stage } from './stage.ts';

/** The statement by which the simulated queue takes entries; it never reaches the server. */
export const enqueueText = 'simulated queue: enqueue';

export interface Entry {
  readonly data: JobData;
  readonly afterMs: number;
}

export interface PoolWorld {
  readonly stage: Stage;
  readonly ground: Ground;
  readonly isDatabaseUp: () => boolean;
  /** Work of the server's that the next step waits for. */
  readonly cleansUp: (work: Promise<void>) => void;
  /** The entries of a transaction that was committed. */
  readonly published: (entries: readonly Entry[]) => void;
}

class LostConnection extends Error {
  readonly code: string;
  constructor(code: string) {
    super('the connection to the database was lost');
    this.name = 'LostConnection';
    this.code = code;
  }
}

const mostConnections = 10;

export function openPool(world: PoolWorld, machine: Machine): PostgresPool {
  const { life } = machine;
  return {
    options: {},
    async connect(): Promise<PostgresPoolClient> {
      if (machine.life !== life) return world.stage.never;
      if (!world.isDatabaseUp()) throw new LostConnection(world.stage.chance.one(['ECONNREFUSED', '57P03']));
      // As the real pool does after ten seconds of waiting for one to come back.
      if (machine.connections.size >= mostConnections) throw new LostConnection('ETIMEDOUT');
      const connection = new Connection(world, machine, world.ground.takeLine());
      machine.connections.add(connection);
      return connection as unknown as PostgresPoolClient;
    },
    end: async () => {},
  };
}

const refusals = {
  'serialization-failure': '40001',
  deadlock: '40P01',
  'disk-full': '53100',
} as const;

class Connection implements OpenConnection {
  readonly #world: PoolWorld;
  readonly #machine: Machine;
  readonly #line: Line;
  readonly #life: number;
  #lost: LostConnection | null = null;
  #isGivenBack = false;
  #inTransaction = false;
  #last = '';
  #entries: Entry[] = [];
  #atWork: Promise<unknown> | null = null;
  #gaveWay = false;
  #ending: Promise<void> | null = null;

  constructor(world: PoolWorld, machine: Machine, line: Line) {
    this.#world = world;
    this.#machine = machine;
    this.#line = line;
    this.#life = machine.life;
  }

  get processID(): number {
    return this.#line.pid;
  }

  query(text: string, values: readonly unknown[]): Promise<PostgresQueryResult<unknown>> {
    if (this.#machine.life !== this.#life) return this.#world.stage.never;
    if (this.#lost) return Promise.reject(this.#lost);
    const label = text === 'commit' || text === 'rollback' ? `${text} after ${this.#last}` : labelOf(text);
    this.#last = labelOf(text);
    const kind = text === 'commit' ? 'commit' : text === enqueueText ? 'queue' : 'statement';
    return this.#world.stage.wait(this.#machine, { kind, label, pid: this.#line.pid }, (fate) =>
      this.#act(fate, text, values),
    );
  }

  release(): void {
    if (this.#machine.life !== this.#life || this.#isGivenBack) return;
    // One that the program discards in the middle of a transaction; the server rolls back.
    if (this.#inTransaction) this.#world.cleansUp(this.#endWork());
    else this.#giveBack(false);
  }

  async #act(fate: Fate, text: string, values: readonly unknown[]): Promise<PostgresQueryResult<unknown>> {
    // Lost while it waited for its turn.
    if (this.#lost) throw this.#lost;
    switch (fate.kind) {
      case 'cut':
        await this.lose('ECONNRESET');
        throw this.#lost;
      case 'cut-after':
        await this.#send(text, values).catch(() => {});
        await this.lose('57P01');
        throw this.#lost;
      case 'serialization-failure':
      case 'deadlock':
      case 'disk-full':
        // A rollback needs nothing that could be missing.
        return text === 'rollback' ? this.#send(text, values) : this.#refuse(refusals[fate.kind], text);
      default:
        return this.#send(text, values);
    }
  }

  async #send(text: string, values: readonly unknown[]): Promise<PostgresQueryResult<unknown>> {
    if (text === enqueueText) {
      this.#entries.push(...(values as readonly Entry[]));
      return { command: 'SELECT', rowCount: 0, rows: [] };
    }
    const work = this.#line.client.query(text, [...values]);
    this.#atWork = work.catch(() => {});
    try {
      const result = await work;
      if (text.startsWith('begin')) this.#inTransaction = true;
      if (text === 'commit' || text === 'rollback') {
        const isCommitted = result.command === 'COMMIT';
        this.#inTransaction = false;
        if (isCommitted) this.#world.published(this.#entries);
        this.#entries = [];
      }
      return result as unknown as PostgresQueryResult<unknown>;
    } catch (error) {
      if (this.#lost) throw this.#lost;
      throw this.#gaveWay && error instanceof Error ? Object.assign(error, { code: '40P01' }) : error;
    } finally {
      this.#atWork = null;
    }
  }

  /** The server itself refuses, with its own code; at a commit it rolls back. */
  async #refuse(code: string, text: string): Promise<never> {
    if (text === 'commit') {
      await this.#send('rollback', []);
      throw Object.assign(new Error('the server could not commit'), { code });
    }
    await this.#line.client.query(
      `do $$ begin raise exception 'simulated' using errcode = '${code}'; end $$`,
    );
    throw new Error('the server was asked to refuse and did not');
  }

  givesWay(): void {
    this.#gaveWay = true;
  }

  /** Whatever was under way is rolled back by the server; the program hears of it at its next statement. */
  async lose(code: string, isServerGone = false): Promise<void> {
    if (this.#isGivenBack) return;
    this.#lost = new LostConnection(code);
    if (isServerGone) this.#giveBack(true);
    else await this.#endWork();
  }

  /** Its machine is gone. */
  async vanish(): Promise<void> {
    if (!this.#isGivenBack) await this.#endWork();
  }

  /** Once, whoever asks: a connection may be cut at the moment at which its machine dies. */
  #endWork(): Promise<void> {
    this.#ending ??= this.#hangUp();
    return this.#ending;
  }

  async #hangUp(): Promise<void> {
    this.#world.ground.goesOn(this.#line.pid);
    if (this.#atWork) {
      await this.#world.ground.owner.query('select pg_cancel_backend($1)', [this.#line.pid]);
      await this.#atWork;
    }
    if (this.#inTransaction) await this.#line.client.query('rollback');
    this.#giveBack(false);
  }

  #giveBack(isCut: boolean): void {
    this.#isGivenBack = true;
    this.#inTransaction = false;
    this.#entries = [];
    this.#machine.connections.delete(this);
    this.#world.ground.giveBack(this.#line, isCut);
  }
}

/** Short, and without values: what kind of statement it is. */
function labelOf(text: string): string {
  return text.replace(/\s+/g, ' ').trim().slice(0, 70);
}
