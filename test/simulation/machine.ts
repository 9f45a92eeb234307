/** A computer that runs the program: it has a clock of its own, can stand still, and can die and come back. */
import { addMinutes, fromEpochMilliseconds } from '#core/time/instant.ts';
import type { Clock } from '#engine/ports.ts';
import type { Waiting } from './point.ts';
import type { Stage } from './stage.ts';

/** One connection to the database, as those see it who do not work with it. */
export interface OpenConnection {
  /** The server's process at its other end. */
  readonly processID: number;
  /** Its machine is gone. */
  vanish(): Promise<void>;
  /** It breaks; when the server itself is gone there is nothing to roll back. */
  lose(code: string, isServerGone?: boolean): Promise<void>;
  /** What it is doing will be ended as the victim of a deadlock. */
  givesWay(): void;
}

export class Machine implements Waiting {
  readonly name: string;
  readonly stage: Stage;
  readonly connections = new Set<OpenConnection>();
  /** By how much its clock is wrong. */
  skewMs = 0;
  pausedUntilMs = 0;
  /** How long it was suspended in all, which its running time does not count. */
  suspendedMs = 0;
  /** Counts its starts; 0 while it is off. */
  life = 0;
  #lives = 0;
  #afterDeath: () => void = () => {};

  constructor(name: string, stage: Stage, afterDeath: () => void) {
    this.name = name;
    this.stage = stage;
    this.#afterDeath = afterDeath;
  }

  get isOn(): boolean {
    return this.life !== 0;
  }

  start(): void {
    this.#lives += 1;
    this.life = this.#lives;
    this.pausedUntilMs = 0;
  }

  /** Stands still; of a suspended machine not even the running time goes on. */
  pause(holdMs: number, isSuspended: boolean): void {
    this.pausedUntilMs = this.stage.ms + holdMs;
    if (isSuspended) this.suspendedMs += holdMs;
  }

  /** From one moment to the next; the server notices that its clients are gone. */
  async die(): Promise<void> {
    this.life = 0;
    this.stage.note(`${this.name} dies`);
    this.stage.forget(this);
    for (const connection of this.connections) await connection.vanish();
    await this.stage.wakeBlocked();
    this.#afterDeath();
  }

  /** The clock of this life of the machine. */
  clock(): Clock {
    const { life } = this;
    return {
      now: () => fromEpochMilliseconds(this.stage.ms + this.skewMs),
      elapsed: () => (this.stage.ms - this.suspendedMs) / 60_000,
      passes: (minutes) => {
        if (this.life !== life) return this.stage.never;
        const readyMs = this.stage.ms + Math.max(1, minutes * 60_000);
        return this.stage.wait(this, { kind: 'sleep', label: 'sleep', readyMs, minutes }, async () => {});
      },
    };
  }

  /** Its own idea of the time. */
  get now() {
    return addMinutes(this.stage.now, this.skewMs / 60_000);
  }
}
