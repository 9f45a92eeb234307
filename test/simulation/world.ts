/** A small practice for some hours or days: its machines, its people, its providers, and everything that goes wrong. */
import { databaseOn } from '#adapters/postgres.ts';
import { buildProgram, type Program } from '#app/program.ts';
import { startWorker } from '#app/worker.ts';
import { instant, toEpochMilliseconds } from '#core/time/instant.ts';
import { type DeliveryReport, reportDelivery } from '#engine/delivery-reports.ts';
import type { Log } from '#engine/ports.ts';
import { riverside } from '#test/cast.ts';
import { testSecret } from '#test/cluster.ts';
import { type Asking, askingAt } from './asking.ts';
import { Broken } from './broken.ts';
import { isBroughtAbout } from './brought-about.ts';
import { type Chance, chanceFrom } from './chance.ts';
import { faultsOf, noFaults, weatherFrom } from './faults.ts';
import type { Ground } from './ground.ts';
import { checkHanded } from './handed-over.ts';
import { checkAtRest } from './invariants.ts';
import { watchLocks } from './locks.ts';
import { Machine } from './machine.ts';
import { type People, simulatedPeople } from './people.ts';
import { openPool, type PoolWorld } from './pool.ts';
import { mannersFrom, type SimulatedProvider, simulatedProvider } from './provider.ts';
import { simulatedQueue } from './queue.ts';
import { Stage } from './stage.ts';
import type { Tally } from './tally.ts';
import { type Upheavals, upheavals } from './upheavals.ts';
import { type WorkAhead, workAhead } from './work-ahead.ts';

const minute = 60_000;
const hour = 60 * minute;

/** Weeks with and without a change of the clocks, in New York and in London. */
const starts = [
  '2026-03-05T16:00:00Z',
  '2026-03-06T20:00:00Z',
  '2026-03-27T15:00:00Z',
  '2026-06-10T14:00:00Z',
  '2026-10-30T18:00:00Z',
  '2026-11-24T13:30:00Z',
];

export class World implements PoolWorld {
  readonly stage: Stage;
  readonly ground: Ground;
  readonly chance: Chance;
  readonly machines: readonly Machine[];
  readonly programs = new Map<Machine, Program>();
  readonly provider: SimulatedProvider;
  readonly people: People;
  /** What the provider said and was thanked for. */
  readonly reported: DeliveryReport[] = [];
  readonly published: PoolWorld['published'];
  readonly #asking: Asking;
  readonly #queue: ReturnType<typeof simulatedQueue>;
  readonly #upheavals: Upheavals;
  readonly #ahead: WorkAhead;
  readonly #lanes: number;
  #cleaning: Promise<void>[] = [];
  #isCalm = false;
  #problem: string | null = null;

  constructor(ground: Ground, seed: number, tally: Tally, tell: (line: string) => void) {
    const chance = chanceFrom(seed);
    const weather = weatherFrom(chance);
    const startMs = toEpochMilliseconds(instant(chance.one(starts))) + chance.whole(6 * hour);
    const locks = watchLocks(ground, () => this.machines);
    const faults = faultsOf(weather, chance);
    const stage = new Stage({ startMs, chance, faults, tally, tell, locks });
    this.ground = ground;
    this.chance = chance;
    this.stage = stage;
    this.#lanes = chance.happens(0.2) ? 2 : 1;
    this.#queue = simulatedQueue(stage, weather);
    this.published = (entries) => this.#queue.published(entries);
    const names = ['web', 'worker-1', 'worker-2', ...(chance.happens(0.3) ? ['worker-3'] : [])];
    this.machines = names.map((name) => {
      const machine: Machine = new Machine(name, stage, () => this.#comesBack(machine));
      return machine;
    });
    this.#asking = askingAt({ stage, web: this.web, programs: this.programs, meet: this.#meet });
    this.#upheavals = upheavals(this, weather, chance);
    this.#ahead = workAhead(ground, stage, this.isDatabaseUp);
    this.people = simulatedPeople({ stage, chance, ...this.#asking });
    this.provider = simulatedProvider({
      stage,
      manners: mannersFrom(chance),
      hear: (report) => this.#hear(report),
      onArrival: (message) => this.people.receive(message),
    });
  }

  get web(): Machine {
    return this.machines[0] as Machine;
  }

  isDatabaseUp = (): boolean => this.#upheavals.isDatabaseUp;

  cleansUp = (work: Promise<void>): void => {
    this.#cleaning.push(work);
  };

  async live(): Promise<void> {
    await this.ground.keepReady();
    for (const machine of this.machines) {
      machine.skewMs = this.chance.between(-3000, 3000);
      this.#boot(machine);
    }
    const hours = this.chance.happens(0.04) ? 24 : this.chance.one([1, 2, 2, 3, 5]);
    this.people.makePlans(hours);
    this.#upheavals.plan(hours);
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
    if (machine !== this.web) void startWorker(program, [], { lanesAtWork: this.#lanes });
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
        if (typeof fields.fault === 'string' && !isBroughtAbout(fields.fault))
          this.#problem ??= `an unexpected fault on ${machine.name}: ${message} (${fields.fault})`;
      },
    };
  }

  #meet = (where: string, error: unknown): void => {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    const name = error instanceof Error ? error.name : 'unknown';
    this.stage.note(`${where} failed: ${name} ${code}`);
    if (name === 'Problem' || isBroughtAbout(`${name} ${code}`)) return;
    this.#problem ??= `an unexpected fault on ${where}: ${error instanceof Error ? error.stack : name}`;
  };

  #hear(report: DeliveryReport): void {
    this.#asking.insist(
      'the report',
      (program) => reportDelivery(program.engine, riverside.id, report),
      () => this.reported.push(report),
    );
  }

  async #run(untilMs: number): Promise<void> {
    await this.stage.run(
      untilMs,
      () => this.#ahead.foresee(),
      async () => {
        await this.#upheavals.carryOut();
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

  /** The faults end, the machines run on until nothing is due any more. */
  async #calmDown(): Promise<void> {
    this.stage.note('calm');
    this.#isCalm = true;
    this.#queue.calmDown();
    this.stage.faults = noFaults;
    this.#upheavals.calmDown();
    for (let turn = 0; turn < 200; turn += 1) {
      await this.#run(this.stage.ms + 5 * minute);
      if (await this.#isAtRest()) return;
    }
    throw new Broken('hours after the last fault something still waits');
  }

  async #isAtRest(): Promise<boolean> {
    if (this.stage.isBusy || this.machines.some((machine) => !machine.isOn)) return false;
    return this.#ahead.isDone();
  }
}
