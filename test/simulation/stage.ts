/**
 * Runs everything one await at a time. Whatever a machine of the simulation waits for (a statement, a provider's
 * answer, its clock) stands here as a point; chance picks the next, and what it meets. Between two points the program
 * runs alone, so that the order of all that happens follows from the seed, although the locks and the server are real.
 */
import { setImmediate as turn, setTimeout as wait } from 'node:timers/promises';
import { fromEpochMilliseconds, type Instant } from '#core/time/instant.ts';
import type { Chance } from './chance.ts';
import type { Fate, Faults } from './fate.ts';
import { circleThrough, type LockWatch } from './locks.ts';
import type { Point, PointName, Waiting, WorkAt } from './point.ts';
import type { Tally } from './tally.ts';

interface Blocked {
  readonly point: Point;
  readonly done: Promise<void>;
}

interface Event {
  readonly ms: number;
  readonly order: number;
  readonly what: string;
  run(): void;
}

/** How often a loop looks when it would find something, and when it would not: a busy machine is never quite in time. */
const looksWhenDue = 0.6;
const looksInVain = 0.02;
const overslept = 1000;
/** An operation that is not done after so long may be waiting for a lock; then the server is asked. */
const lookForLocksAfterMs = 3;
const never = new Promise<never>(() => {});

export class Stage {
  /** True time, which no machine knows for certain. */
  ms: number;
  faults: Faults;
  readonly chance: Chance;
  readonly tally: Tally;
  readonly #locks: LockWatch;
  readonly #tell: (line: string) => void;
  #digest = 0;
  #hour = { endsAtMs: 0, steps: 0 };
  #points: Point[] = [];
  #blocked: Blocked[] = [];
  #events: Event[] = [];
  #order = 0;
  steps = 0;

  constructor(options: {
    startMs: number;
    chance: Chance;
    faults: Faults;
    tally: Tally;
    locks: LockWatch;
    tell: (line: string) => void;
  }) {
    this.ms = options.startMs;
    this.chance = options.chance;
    this.faults = options.faults;
    this.tally = options.tally;
    this.#locks = options.locks;
    this.#tell = options.tell;
  }

  get now(): Instant {
    return fromEpochMilliseconds(this.ms);
  }

  note(line: string): void {
    const text = `${this.now} ${line}`;
    for (let index = 0; index < text.length; index += 1) {
      this.#digest = (Math.imul(this.#digest, 31) + text.charCodeAt(index)) | 0;
    }
    this.#tell(text);
  }

  /** One number that stands for everything that happened, in order. */
  get digest(): number {
    return this.#digest >>> 0;
  }

  /** The world does something at a moment of true time, whatever the machines do. */
  at(ms: number, what: string, run: () => void): void {
    this.#order += 1;
    const event = { ms: Math.max(ms, this.ms), order: this.#order, what, run };
    const after = this.#events.findIndex((one) => one.ms > event.ms);
    if (after === -1) this.#events.push(event);
    else this.#events.splice(after, 0, event);
  }

  /** Whether anything is under way but loops that sleep. */
  get isBusy(): boolean {
    return this.#blocked.length > 0 || this.#points.some(({ kind }) => kind !== 'sleep');
  }

  /** What a machine awaits. A machine that dies meanwhile never hears of it again. */
  wait<T>(machine: Waiting, name: PointName, act: (fate: Fate) => Promise<T>): Promise<T> {
    const { life } = machine;
    const isOver = () => machine.life !== life;
    return new Promise<T>((resolve, reject) => {
      const hear = (say: () => void, fate: Fate): void => {
        if (point.isBlocked) point.hearNow = () => hearAtOnce(say, fate);
        else hearAtOnce(say, fate);
      };
      const hearAtOnce = (say: () => void, fate: Fate): void => {
        const { holdMs } = fate;
        if (fate.kind === 'paused-after' || fate.kind === 'held-after') {
          if (fate.kind === 'paused-after') machine.pause(holdMs, this.chance.happens(0.3));
          this.note(`${machine.name} ${fate.kind} ${Math.round(holdMs / 1000)} s ${name.label}`);
        }
        const readyMs = fate.kind === 'held-after' ? this.ms + holdMs : this.ms;
        if (readyMs <= this.ms && machine.pausedUntilMs <= this.ms) say();
        else {
          const later = async () => say();
          this.#points.push({ machine, kind: 'answer', label: `answer: ${name.label}`, readyMs, go: later });
        }
      };
      const go = async (fate: Fate): Promise<void> => {
        try {
          const value = await act(fate);
          if (isOver()) return;
          if (fate.kind === 'killed-after') await machine.die();
          else hear(() => resolve(value), fate);
        } catch (error) {
          if (isOver()) return;
          if (fate.kind === 'killed-after') await machine.die();
          else hear(() => reject(error), fate);
        }
      };
      const point: Point = { readyMs: this.ms, ...name, machine, go };
      this.#points.push(point);
    });
  }

  /** For code of a life that is over. */
  get never(): Promise<never> {
    return never;
  }

  #expectsToEnd(): void {
    if (this.ms >= this.#hour.endsAtMs) this.#hour = { endsAtMs: this.ms + 3_600_000, steps: 0 };
    this.#hour.steps += 1;
    if (this.#hour.steps > mostStepsInAnHour)
      throw new Error(`after ${mostStepsInAnHour} steps within an hour the program is still busy`);
  }

  /** Nothing of this life happens again. */
  forget(machine: Waiting): void {
    this.#points = this.#points.filter((point) => point.machine !== machine);
    this.#blocked = this.#blocked.filter(({ point }) => point.machine !== machine);
  }

  /** Until `untilMs`. Where nothing is under way, time goes on to the next moment at which anything can happen. */
  async run(untilMs: number, foresee: () => Promise<WorkAt>, afterStep: () => Promise<void>): Promise<void> {
    for (;;) {
      while (await this.#step()) {
        await afterStep();
        this.#expectsToEnd();
      }
      const event = this.#events[0];
      if (event && event.ms <= this.ms) {
        this.#events.shift();
        this.note(`world ${event.what}`);
        event.run();
        await turn();
        await afterStep();
        continue;
      }
      if (this.ms >= untilMs) return;
      this.#advance(untilMs, await foresee());
    }
  }

  #advance(untilMs: number, workAt: WorkAt): void {
    let nextMs = Math.min(untilMs, this.#events[0]?.ms ?? untilMs);
    const sleepers: { readonly point: Point; readonly readyMs: number; readonly workMs: number }[] = [];
    for (const point of this.#points) {
      const readyMs = Math.max(point.readyMs, point.machine.pausedUntilMs);
      const workMs = point.kind === 'sleep' ? (workAt(point) ?? Number.POSITIVE_INFINITY) : readyMs;
      if (point.kind === 'sleep') sleepers.push({ point, readyMs, workMs });
      nextMs = Math.min(nextMs, Math.max(readyMs, workMs));
    }
    this.ms = Math.max(this.ms + 1, nextMs);
    for (const { point, readyMs, workMs } of sleepers) {
      if (readyMs > this.ms) continue;
      point.isAwake = this.chance.happens(workMs <= this.ms ? looksWhenDue : looksInVain);
      if (!point.isAwake && workMs <= this.ms) point.readyMs = this.ms + overslept;
    }
  }

  async #step(): Promise<boolean> {
    const ready = this.#points.filter(
      (point) =>
        point.readyMs <= this.ms &&
        point.machine.pausedUntilMs <= this.ms &&
        (point.kind !== 'sleep' || point.isAwake),
    );
    if (ready.length === 0) return false;
    const point = this.chance.one(ready);
    const { machine } = point;
    this.steps += 1;
    this.tally.reached(point.label);
    const fate = point.kind === 'sleep' || point.kind === 'answer' ? goes : this.faults.fateOf(point);
    if (fate.kind !== 'goes') this.tally.met(fate.kind, point.label);
    if (fate.kind === 'paused' || fate.kind === 'held') {
      if (fate.kind === 'paused') machine.pause(fate.holdMs, this.chance.happens(0.3));
      else point.readyMs = this.ms + fate.holdMs;
      this.note(`${machine.name} ${fate.kind} ${Math.round(fate.holdMs / 1000)} s before ${point.label}`);
      return true;
    }
    if (point.kind !== 'sleep')
      this.note(`${machine.name} ${point.label}${fate.kind === 'goes' ? '' : ` → ${fate.kind}`}`);
    this.#points.splice(this.#points.indexOf(point), 1);
    if (fate.kind === 'killed') await machine.die();
    else await this.#perform(point, fate);
    await turn();
    return true;
  }

  async #perform(point: Point, fate: Fate): Promise<void> {
    const done = point.go(fate);
    if (!(await this.#isDoneOrBlocked(point, done))) {
      this.tally.met('blocked', point.label);
      this.note(`${point.machine.name} waits for a lock`);
      point.isBlocked = true;
      const blocked = { point, done };
      this.#blocked.push(blocked);
      await this.#breakDeadlock(blocked);
      return;
    }
    if (point.label.startsWith('commit') || point.label.startsWith('rollback') || fate.kind !== 'goes')
      await this.wakeBlocked();
  }

  /** True once done, false once the server says that it waits for a lock; then it stands still until its turn. */
  async #isDoneOrBlocked({ pid }: Point, done: Promise<void>): Promise<boolean> {
    if (pid !== undefined) this.#locks.goesOn(pid);
    const settled = done.then(() => true);
    for (;;) {
      const isDone = await Promise.race([settled, wait(lookForLocksAfterMs, false)]);
      if (isDone) return true;
      if (pid === undefined || (await this.#locks.waitingOf([pid])).length === 0) continue;
      this.#locks.standsStill(pid);
      return false;
    }
  }

  /** After somebody's transaction has ended: whoever waited for it goes on, in the order in which they came. */
  async wakeBlocked(): Promise<void> {
    // One that has its lock may leave another free to have its own, as two do that only look at a row.
    while (this.#blocked.length > 0 && (await this.#wakeSome()));
  }

  async #wakeSome(): Promise<boolean> {
    const pids = this.#blocked.flatMap(({ point }) => point.pid ?? []);
    const waiting = new Set(await this.#locks.waitingOf(pids));
    let woke = false;
    for (const blocked of this.#blocked.filter(({ point }) => !waiting.has(point.pid ?? 0))) {
      const { point, done } = blocked;
      if (!(await this.#isDoneOrBlocked(point, done))) continue;
      woke = true;
      this.#blocked = this.#blocked.filter((one) => one !== blocked);
      this.note(`${point.machine.name} has the lock`);
      point.isBlocked = false;
      point.hearNow?.();
      await turn();
    }
    // One statement may wait more than once, and find at its second lock who waits for its first.
    if (!woke)
      for (const last of this.#blocked.toReversed()) if (await this.#breakDeadlock(last)) return true;
    return woke;
  }

  /** Those that wait for each other: this one gives way, as the server would have made one do. */
  async #breakDeadlock({ point: last, done }: Blocked): Promise<boolean> {
    const { pid = 0 } = last;
    const waiting = new Set(this.#blocked.map(({ point }) => point.pid ?? 0));
    if (!(await circleThrough(this.#locks, pid, waiting))) return false;
    this.tally.met('real-deadlock', last.label);
    this.note(`${last.machine.name} gives way in a deadlock`);
    await this.#locks.cancel(pid);
    await done;
    await this.wakeBlocked();
    return true;
  }
}

/** More than any hour with a few cases takes, so that what goes round and round without end is found. */
const mostStepsInAnHour = 20_000;
const goes: Fate = { kind: 'goes', holdMs: 0 };
