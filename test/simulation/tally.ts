/** What a run of seeds has met, for its last lines. */

export interface Tally {
  seeds: number;
  steps: number;
  simulatedHours: number;
  readonly points: Set<string>;
  readonly crashedAt: Set<string>;
  readonly faults: Map<string, number>;
  readonly happened: Map<string, number>;
  reached(label: string): void;
  met(fate: string, label: string): void;
  counts(what: string, times?: number): void;
}

export function newTally(): Tally {
  const points = new Set<string>();
  const crashedAt = new Set<string>();
  const faults = new Map<string, number>();
  const happened = new Map<string, number>();
  return {
    seeds: 0,
    steps: 0,
    simulatedHours: 0,
    points,
    crashedAt,
    faults,
    happened,
    reached: (label) => void points.add(label),
    met(fate, label) {
      add(faults, fate, 1);
      if (fate.startsWith('killed')) crashedAt.add(label);
    },
    counts: (what, times = 1) => add(happened, what, times),
  };
}

function add(counts: Map<string, number>, what: string, times: number): void {
  counts.set(what, (counts.get(what) ?? 0) + times);
}
