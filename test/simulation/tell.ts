/** What a run of seeds comes to, in lines for a person. */
import type { Tally } from './tally.ts';

/** As it travels between processes. */
export interface Report {
  readonly seeds: number;
  readonly steps: number;
  readonly simulatedHours: number;
  readonly points: readonly string[];
  readonly crashedAt: readonly string[];
  readonly faults: Readonly<Record<string, number>>;
  readonly happened: Readonly<Record<string, number>>;
}

export function reportOf(tally: Tally): Report {
  const { seeds, steps, simulatedHours, points, crashedAt, faults, happened } = tally;
  return {
    seeds,
    steps,
    simulatedHours,
    points: [...points],
    crashedAt: [...crashedAt],
    faults: Object.fromEntries(faults),
    happened: Object.fromEntries(happened),
  };
}

export function together(reports: readonly Report[]): Report {
  const sum = (of: (report: Report) => number) => reports.reduce((total, one) => total + of(one), 0);
  return {
    seeds: sum(({ seeds }) => seeds),
    steps: sum(({ steps }) => steps),
    simulatedHours: sum(({ simulatedHours }) => simulatedHours),
    points: [...new Set(reports.flatMap(({ points }) => points))],
    crashedAt: [...new Set(reports.flatMap(({ crashedAt }) => crashedAt))],
    faults: added(reports.map(({ faults }) => faults)),
    happened: added(reports.map(({ happened }) => happened)),
  };
}

function added(all: readonly Readonly<Record<string, number>>[]): Readonly<Record<string, number>> {
  const sums = new Map<string, number>();
  for (const counts of all)
    for (const [what, times] of Object.entries(counts)) sums.set(what, (sums.get(what) ?? 0) + times);
  return Object.fromEntries([...sums].sort(([one], [other]) => (one < other ? -1 : 1)));
}

export function linesOf(report: Report): readonly string[] {
  const { seeds, steps, simulatedHours, points, crashedAt, faults, happened } = report;
  return [
    `${number(seeds)} seeds, ${number(steps)} steps, ${number(Math.round(simulatedHours))} simulated hours`,
    `${number(points.length)} places at which a machine waits for somebody; killed at ${number(crashedAt.length)} of them`,
    'what befell the machines:',
    ...rowsOf(faults),
    'what happened:',
    ...rowsOf(happened),
  ];
}

function rowsOf(counts: Readonly<Record<string, number>>): readonly string[] {
  return Object.entries(counts).map(([what, times]) => `${number(times).padStart(12)}  ${what}`);
}

function number(value: number): string {
  return value.toLocaleString('en-US');
}
