/** One seed: a small practice for some hours or days, its machines, its people, and everything that goes wrong. */
import { databaseOn } from '#adapters/postgres.ts';
import { buildProgram, type Program } from '#app/program.ts';
import { startWorker } from '#app/worker.ts';
import { fromEpochMilliseconds, instant, toEpochMilliseconds } from '#core/time/instant.ts';
import { type DeliveryReport, reportDelivery } from '#engine/delivery-reports.ts';
import type { Log } from '#engine/ports.ts';
import { riverside } from '#test/cast.ts';
import { testSecret } from '#test/cluster.ts';
import { type Chance, chanceFrom } from './chance.ts';
import { faultsOf, noFaults, type Weather, weatherFrom } from './faults.ts';
import type { Ground } from './ground.ts';
import { Broken, checkAtRest, checkHanded } from './invariants.ts';
import { Machine } from './machine.ts';
import { type People, simulatedPeople } from './people.ts';
import { openPool, type PoolWorld } from './pool.ts';
import { type ProviderManners, type SimulatedProvider, simulatedProvider } from './provider.ts';
import { simulatedQueue } from './queue.ts';
import { Stage } from './stage.ts';
import type { Tally } from './tally.ts';

export interface SeedResult {
  readonly seed: number;
  readonly digest: number;
  readonly broken: string | null;
}

export interface SeedOptions {
  /** Hears of everything that happens, as it happens. */
  readonly tell?: (line: string) => void;
}

const hour = 3_600_000;
const mostTries = 15;
const minute = 60_000;

/** Weeks with and without a change of the clocks, in New York and in London. */
const starts = [
  '2026-03-05T16:00:00Z',
  '2026-03-06T20:00:00Z',
  '2026-03-27T15:00:00Z',
  '2026-06-10T14:00:00Z',
  '2026-10-30T18:00:00Z',
  '2026-11-24T13:30:00Z',
];

export async function runSeed(
  ground: Ground,
  seed: number,
  tally: Tally,
  options: SeedOptions = {},
): Promise<SeedResult> {
  await ground.clear();
  const world = new World(ground, seed, tally, options.tell ?? (() => {}));
  let broken: string | null = null;
  try {
    await world.live();
  } catch (error) {
    broken =
      error instanceof Broken
        ? error.message
        : `fault of the simulation: ${error instanceof Error ? error.stack : String(error)}`;
  }
  await world.end();
  const { digest } = world.stage;
  tally.seeds += 1;
  tally.steps += world.stage.steps;
  return { seed, digest, broken };
}

export class World implements PoolWorld {
  readonly stage: Stage;
  readonly ground: Ground;
  readonly chance: Chance;
  readonly machines: Machine[];
  readonly programs = new Map<Machine, Program>();
  readonly provider: SimulatedProvider;
  readonly people: People;
  readonly published: PoolWorld['published'];
  readonly #queue: ReturnType<typeof simulatedQueue>;
  readonly #weather: Weather;
  #cleaning: Promise<void>[] = [];
  #isCalm = false;
  #isUp = true;
  #problem: string | null = null;
  #lastDue = '';
  #backOffMs = 1000;

  constructor(ground: Ground, seed: number, tally: Tally, tell: (line: string) => void) {
    const chance = chanceFrom(seed);
    this.ground = ground;
    this.chance = chance;
    this.#weather = weatherFrom(chance);
    const startMs = toEpochMilliseconds(instant(chance.one(starts))) + chance.whole(6 * hour);
    this.stage = new Stage({
      startMs,
      chance,
      faults: faultsOf(this.#weather, chance),
      tally,
      tell,
      locks: {
        waitingOf: (pids) => this.#waitingOf(pids),
        blockersOf: (pid) => this.#blockersOf(pid),
        cancel: (pid) => this.#cancel(pid),
      },
    });
    this.#queue = simulatedQueue(this.stage, this.#weather);
    this.published = (entries) => this.#queue.published(entries);
    const names = chance.happens(0.4)
      ? ['web', 'worker-1', 'worker-2', 'worker-3']
      : ['web', 'worker-1', 'worker-2'];
    this.machines = names.map((name) => {
      const machine: Machine = new Machine(name, this.stage, () => this.#comesBack(machine));
      return machine;
    });
    this.people = simulatedPeople(this);
    this.provider = simulatedProvider({
      stage: this.stage,
      manners: mannersFrom(chance),
      hear: (report) => this.#hear(report),
      onArrival: (message) => this.people.receive(message),
    });
  }

  cleansUp = (work: Promise<void>): void => {
    this.#cleaning.push(work);
  };

  isDatabaseUp = (): boolean => this.#isUp;

  get web(): Machine {
    return this.machines[0] as Machine;
  }

  /** Work that somebody outside asks of the web machine; `done` hears of it only if it came through. */
  ask<T>(
    work: (program: Program) => Promise<T>,
    done: (value: T) => void,
    failed: () => void = () => {},
  ): void {
    const program = this.programs.get(this.web);
    if (!program || !this.web.isOn) {
      failed();
      return;
    }
    void this.#answer(work(program), done, failed);
  }

  async #answer<T>(work: Promise<T>, done: (value: T) => void, failed: () => void): Promise<void> {
    let value: T;
    try {
      value = await work;
    } catch (error) {
      this.#meet('web', error);
      failed();
      return;
    }
    done(value);
  }

  /** Asks again and again until it came through: a person at a telephone, or a provider, tries again. */
  insist<T>(what: string, work: (program: Program) => Promise<T>, done: (value: T) => void, tries = 1): void {
    let isOver = false;
    const again = () => {
      if (isOver) return;
      isOver = true;
      if (tries >= mostTries) return;
      this.stage.at(this.stage.ms + Math.min(2 ** tries, 60) * minute, `${what} is tried again`, () =>
        this.insist(what, work, done, tries + 1),
      );
    };
    const heard = (value: T) => {
      isOver = true;
      done(value);
    };
    this.ask(work, heard, again);
    this.stage.at(this.stage.ms + minute, `nobody waits any longer for ${what}`, again);
  }

  async live(): Promise<void> {
    await this.ground.keepReady();
    for (const machine of this.machines) {
      machine.skewMs = this.chance.between(-3000, 3000);
      this.#boot(machine);
    }
    const hours = this.chance.one([1, 2, 4, 8, 24]);
    this.people.makePlans(hours);
    this.#scheduleWeather(hours);
    const start = this.stage.ms;
    await this.#run(start + hours * hour);
    await this.#calmDown();
    this.stage.tally.simulatedHours += (this.stage.ms - start) / hour;
    await checkAtRest(this);
  }

  /** Whatever still runs is switched off, so that the next seed finds the ground empty. */
  async end(): Promise<void> {
    for (const machine of this.machines) {
      machine.life = 0;
      this.stage.forget(machine);
      for (const connection of machine.connections) await connection.vanish();
    }
  }

  #boot(machine: Machine): void {
    machine.start();
    const program = buildProgram({
      database: databaseOn(openPool(this, machine), {
        listen: async () => async () => {},
        pause: async () => {},
      }),
      clock: machine.clock(),
      newId: this.chance.id,
      jobs: this.#queue.jobsOf(machine),
      log: this.#logOf(machine),
      carriers: this.provider.carriersOf(machine),
      secret: testSecret,
      publicAddress: 'https://kept.example.org',
      defaultCountry: riverside.country,
    });
    this.programs.set(machine, program);
    if (machine !== this.web) void startWorker(program, []);
  }

  #comesBack(machine: Machine): void {
    const afterMs = this.#isCalm ? 1000 : this.chance.one([1000, 20_000, 5 * minute, 40 * minute]);
    this.stage.at(this.stage.ms + afterMs, `${machine.name} starts again`, () => this.#boot(machine));
  }

  /** What the program says of faults: only those that were brought about may come. */
  #logOf(machine: Machine): Log {
    return {
      info() {},
      warn() {},
      error: (fields, message) => {
        this.stage.note(`${machine.name} logs: ${message} ${String(fields.fault ?? '')}`);
        this.stage.tally.counts(`logged: ${message}`);
        if (typeof fields.fault === 'string' && !isBroughtAbout(fields.fault)) {
          this.#problem ??= `an unexpected fault on ${machine.name}: ${message} (${fields.fault})`;
        }
      },
    };
  }

  #meet(where: string, error: unknown): void {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    const name = error instanceof Error ? error.name : 'unknown';
    this.stage.note(`${where} failed: ${name} ${code}`);
    if (name === 'Problem' || isBroughtAbout(`${name} ${code}`)) return;
    this.#problem ??= `an unexpected fault on ${where}: ${error instanceof Error ? error.stack : name}`;
  }

  #hear(report: DeliveryReport): void {
    this.insist(
      'the report',
      (program) => reportDelivery(program.engine, riverside.id, report),
      () => {},
    );
  }

  #scheduleWeather(hours: number): void {
    const { clockStepsAnHour, restartsAnHour, restartsAreReal } = this.#weather;
    const { chance, stage } = this;
    for (const ms of this.#moments(clockStepsAnHour * hours, hours)) {
      const machine = chance.one(this.machines);
      const skewMs = chance.one([
        0,
        0,
        2 * minute,
        -2 * minute,
        30 * minute,
        -30 * minute,
        hour,
        -hour,
        5 * hour,
        -5 * hour,
      ]);
      stage.at(ms, `the clock of ${machine.name} is set, ${skewMs / minute} minutes off`, () => {
        stage.tally.met('clock-set', '');
        machine.skewMs = skewMs;
      });
    }
    const restarts = this.#moments(restartsAnHour * hours, hours);
    for (const [index, ms] of restarts.entries()) {
      const isReal = restartsAreReal && index === 0;
      stage.at(ms, isReal ? 'the database is killed' : 'the database restarts', () => this.#restart(isReal));
    }
  }

  #moments(average: number, hours: number): readonly number[] {
    const count = this.chance.happens(average % 1) ? Math.ceil(average) : Math.floor(average);
    return Array.from({ length: count }, () => this.stage.ms + this.chance.whole(hours * hour));
  }

  #pendingRestart: boolean | null = null;

  /** Carried out between two steps, when nothing of ours is under way. */
  #restart(isReal: boolean): void {
    this.stage.tally.met(isReal ? 'database-killed' : 'database-restart', '');
    this.#pendingRestart = isReal;
    this.#isUp = false;
    const downMs = this.chance.one([1000, 20_000, 10 * minute]);
    this.stage.at(this.stage.ms + downMs, 'the database is back', () => {
      this.#isUp = true;
    });
  }

  async #carryOutRestart(): Promise<void> {
    if (this.#pendingRestart === null) return;
    const isReal = this.#pendingRestart;
    this.#pendingRestart = null;
    const connections = this.machines.flatMap((machine) => [...machine.connections]);
    if (isReal) await this.ground.restart();
    for (const connection of connections) await connection.lose('57P01', isReal);
    await this.stage.wakeBlocked();
  }

  async #run(untilMs: number): Promise<void> {
    await this.stage.run(
      untilMs,
      () => this.#nextDueMs(),
      async () => {
        await this.#carryOutRestart();
        if (this.#cleaning.length > 0) {
          await Promise.all(this.#cleaning.splice(0));
          await this.stage.wakeBlocked();
        }
        await this.ground.keepReady();
        if (this.#problem) throw new Broken(this.#problem);
        const handed = this.provider.takeHanded();
        if (handed.length > 0) await checkHanded(this, handed);
      },
    );
  }

  /** When something is due on some machine's clock; if something is due already, when a loop would look next. */
  async #nextDueMs(): Promise<number | null> {
    const { rows } = await this.ground.owner.query<{ due: string | null; inHand: boolean }>(nextDue);
    const { due = null, inHand = false } = rows[0] ?? {};
    const awake = this.machines.filter(
      (machine) => machine.isOn && machine.pausedUntilMs <= this.stage.ms && machine !== this.web,
    );
    const fastest = Math.max(...awake.map(({ skewMs }) => skewMs), Number.NEGATIVE_INFINITY);
    const dueMs = due === null || awake.length === 0 ? null : toEpochMilliseconds(instant(due)) - fastest;
    const isWaiting = inHand || (dueMs !== null && dueMs <= this.stage.ms);
    if (!isWaiting) {
      this.#backOffMs = 1000;
      this.stage.oversleep(0.9);
      return dueMs;
    }
    const now = `${due} ${inHand}`;
    this.#backOffMs = now === this.#lastDue ? Math.min(this.#backOffMs * 2, minute) : 1000;
    this.#lastDue = now;
    this.stage.oversleep(0.5);
    const pulse = this.stage.nextPulseMs;
    return pulse === null ? null : Math.max(pulse, this.stage.ms + this.#backOffMs);
  }

  /** The faults end, the machines run on until nothing is due any more. */
  async #calmDown(): Promise<void> {
    this.stage.note('calm');
    this.#isCalm = true;
    this.#queue.calmDown();
    this.stage.faults = noFaults;
    this.#isUp = true;
    for (const machine of this.machines) {
      machine.skewMs = 0;
      machine.pausedUntilMs = this.stage.ms;
    }
    for (let turn = 0; turn < 200; turn += 1) {
      await this.#run(this.stage.ms + 5 * minute);
      if (await this.#isAtRest()) return;
    }
    throw new Broken('hours after the last fault something still waits');
  }

  async #isAtRest(): Promise<boolean> {
    if (this.stage.isBusy || this.machines.some((machine) => !machine.isOn)) return false;
    const { rows } = await this.ground.owner.query<{ due: string | null; open: number }>(nextDue);
    const { due = null } = rows[0] ?? {};
    const { rows: messages } = await this.ground.owner.query(
      `select 1 from message where state in ('queued', 'sending') limit 1`,
    );
    return messages.length === 0 && (due === null || instant(due) > this.stage.now);
  }

  async #waitingOf(pids: readonly number[]): Promise<readonly number[]> {
    const { rows } = await this.ground.owner.query<{ pid: number }>(
      'select distinct pid from pg_locks where not granted and pid = any($1)',
      [pids],
    );
    return rows.map(({ pid }) => pid);
  }

  async #blockersOf(pid: number): Promise<readonly number[]> {
    const { rows } = await this.ground.owner.query<{ pids: number[] }>(
      'select pg_blocking_pids($1) as pids',
      [pid],
    );
    return rows[0]?.pids ?? [];
  }

  async #cancel(pid: number): Promise<void> {
    for (const machine of this.machines) {
      for (const connection of machine.connections) if (connection.processID === pid) connection.givesWay();
    }
    await this.ground.owner.query('select pg_cancel_backend($1)', [pid]);
  }

  get now() {
    return fromEpochMilliseconds(this.stage.ms);
  }
}

const nextDue = `
  select least(
    (select min(due_at) from case_file),
    (select min(absence_due_at) from session_participant),
    (select min(try_at) from message where state = 'queued')) as due,
  exists (select from message where state = 'sending') as "inHand"`;

const broughtAbout = ['40001', '40P01', '53100', '57P01', '57P03', '57014', 'ECONNRESET', 'ECONNREFUSED'];
const isBroughtAbout = (fault: string) =>
  broughtAbout.some((code) => fault.endsWith(code)) || fault.startsWith('LostConnection');

function mannersFrom(chance: Chance): ProviderManners {
  return {
    canBeAsked: chance.happens(0.6),
    refusesForNow: chance.one([0, 0.1, 0.5]),
    refusesForGood: chance.one([0, 0.05, 0.3]),
    losesAnswers: chance.one([0, 0.1, 0.4]),
    failsToSay: chance.one([0, 0.2]),
    slowestAnswerMs: chance.one([1, 2000, 30_000]),
    reports: chance.happens(0.7),
    reportsTwice: chance.one([0, 0.5]),
    reportsNothing: chance.one([0, 0.3]),
    bounces: chance.one([0, 0.2]),
  };
}
