/** What befalls the machines. Each seed draws which misfortunes its world knows, and how often they come. */
import type { Chance } from './chance.ts';
import type { FateKind, Faults } from './fate.ts';

/** What a world can do beside what it does to single operations. */
export interface Weather {
  readonly fates: readonly { readonly kind: FateKind; readonly rate: number; readonly longestMs: number }[];
  /** How often in a simulated hour, on average. */
  readonly clockStepsAnHour: number;
  readonly restartsAnHour: number;
  /** Whether the real server is killed once. */
  readonly isDatabaseKilled: boolean;
  readonly queueLoses: number;
  readonly queueDoubles: number;
}

export const noFaults: Faults = { fateOf: () => ({ kind: 'goes', holdMs: 0 }) };

const hour = 3_600_000;
/** In most worlds work gets done between two misfortunes; in a few hardly any does. */
const rates = [0, 0, 0, 0.0005, 0.002, 0.006];
const harshRates = [0, 0.002, 0.01, 0.04];

export function weatherFrom(chance: Chance): Weather {
  const isHarsh = chance.happens(0.1);
  const fate = (kind: FateKind, longestMs = 0) => ({
    kind,
    rate: chance.one(isHarsh ? harshRates : rates),
    longestMs,
  });
  return {
    fates: [
      fate('killed'),
      fate('killed-after'),
      fate('cut'),
      fate('cut-after'),
      fate('serialization-failure'),
      fate('deadlock'),
      fate('disk-full'),
      fate('paused', chance.one([30_000, hour / 4, 6 * hour])),
      fate('paused-after', chance.one([30_000, hour / 4, 6 * hour])),
      fate('held', 90_000),
      fate('held-after', 90_000),
    ],
    clockStepsAnHour: chance.one([0, 0, 0.2, 1]),
    restartsAnHour: chance.one([0, 0, 0.1, 0.5]),
    isDatabaseKilled: chance.happens(0.02),
    queueLoses: chance.one([0, 0.1, 0.9]),
    queueDoubles: chance.one([0, 0.2]),
  };
}

export function faultsOf(weather: Weather, chance: Chance): Faults {
  return {
    fateOf({ kind: at }) {
      for (const { kind, rate, longestMs } of weather.fates) {
        if (rate === 0 || !chance.happens(rate)) continue;
        if (isOfTheDatabase(kind) && at === 'provider') continue;
        return { kind, holdMs: longestMs === 0 ? 0 : chance.between(1000, longestMs) };
      }
      return { kind: 'goes', holdMs: 0 };
    },
  };
}

function isOfTheDatabase(kind: FateKind): boolean {
  return ['cut', 'cut-after', 'serialization-failure', 'deadlock', 'disk-full'].includes(kind);
}
