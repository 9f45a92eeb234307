/** What befalls whole machines and the database itself: clocks that are set, restarts, a kill. */
import type { Chance } from './chance.ts';
import type { Weather } from './faults.ts';
import type { Ground } from './ground.ts';
import type { Machine } from './machine.ts';
import type { Stage } from './stage.ts';

export interface Upheavals {
  readonly isDatabaseUp: boolean;
  plan(hours: number): void;
  /** Between two steps, when nothing is under way: a restart whose moment has come. */
  carryOut(): Promise<void>;
  /** From now on the database stays up and the clocks are right. */
  calmDown(): void;
}

export interface UpheavalWorld {
  readonly stage: Stage;
  readonly ground: Ground;
  readonly machines: readonly Machine[];
}

const minute = 60_000;
const hour = 60 * minute;
const clockErrors = [0, 0, 2, -2, 30, -30, 60, -60, 300, -300].map((minutes) => minutes * minute);

export function upheavals(
  { stage, ground, machines }: UpheavalWorld,
  weather: Weather,
  chance: Chance,
): Upheavals {
  let isUp = true;
  let isCalm = false;
  let pending: { readonly isReal: boolean } | null = null;

  function moments(anHour: number, hours: number): readonly number[] {
    const average = anHour * hours;
    const count = chance.happens(average % 1) ? Math.ceil(average) : Math.floor(average);
    return Array.from({ length: count }, () => stage.ms + chance.whole(hours * hour));
  }

  function restart(isReal: boolean): void {
    if (isCalm) return;
    stage.tally.met(isReal ? 'database-killed' : 'database-restart', '');
    pending = { isReal };
    isUp = false;
    stage.at(stage.ms + chance.one([1000, 20_000, 10 * minute]), 'the database is back', () => {
      isUp = true;
    });
  }

  return {
    get isDatabaseUp() {
      return isUp;
    },
    plan(hours) {
      for (const ms of moments(weather.clockStepsAnHour, hours)) {
        const machine = chance.one(machines);
        const skewMs = chance.one(clockErrors);
        stage.at(ms, `the clock of ${machine.name} is set, ${skewMs / minute} minutes off`, () => {
          stage.tally.met('clock-set', '');
          machine.skewMs = skewMs;
        });
      }
      for (const ms of moments(weather.restartsAnHour, hours))
        stage.at(ms, 'the database restarts', () => restart(false));
      if (weather.isDatabaseKilled)
        stage.at(stage.ms + chance.whole(hours * hour), 'the database is killed', () => restart(true));
    },
    async carryOut() {
      if (pending === null) return;
      const { isReal } = pending;
      pending = null;
      const connections = machines.flatMap((machine) => [...machine.connections]);
      if (isReal) await ground.restart();
      for (const connection of connections) await connection.lose('57P01', isReal);
      await stage.wakeBlocked();
    },
    calmDown() {
      isCalm = true;
      isUp = true;
      for (const machine of machines) {
        machine.skewMs = 0;
        machine.pausedUntilMs = stage.ms;
      }
    },
  };
}
