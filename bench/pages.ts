/** The parts of docs/performance.md that hold figures, as Markdown. Nobody types a figure by hand. */
import type { FullDay } from './full-day.ts';
import type { Growth, GrowthPoint } from './growth.ts';
import type { Machine } from './machine.ts';
import type { ManyMessages } from './many-messages.ts';
import type { Figures } from './measure-all.ts';
import { assumed, likest, nationalNeeds } from './national.ts';
import { rowsOf } from './table.ts';

export interface Published {
  readonly day?: FullDay;
  readonly figures?: Figures;
  readonly growth?: Growth;
  readonly messages?: ManyMessages;
}

/** By the name of the place that each goes to. */
export function partsOf({ day, figures, growth, messages }: Published): Readonly<Record<string, string>> {
  return {
    ...(day && { day: dayPart(day) }),
    ...(messages && { messages: messagesPart(messages) }),
    ...(figures && { figures: figuresPart(figures) }),
    ...(growth && { growth: growthPart(growth), national: nationalPart(growth) }),
  };
}

function dayPart(day: FullDay): string {
  const rows = [
    ['the answer of `GET /today`', milliseconds(day.todayMs), ''],
    ['first row to be seen', milliseconds(day.firstRowMs), ''],
    ['everything can be tapped', milliseconds(day.interactiveMs), 'under 1,000 ms'],
    ['all rows stand in the page', milliseconds(day.wholeListMs), ''],
    ['a tap is answered', milliseconds(day.clickAnsweredMs), 'under 100 ms'],
    ['longest frame while scrolling', milliseconds(day.worstFrameWhileScrollingMs), ''],
  ] as const;
  const head = `${whole(day.sessions)} sessions, on ${machineWords(day.machine)}; the middle one of ${day.rounds} rounds.`;
  return [head, '', ...table(['', 'measured', 'aim'], rows)].join('\n');
}

function messagesPart(many: ManyMessages): string {
  const rows = [
    ['until the gateway had every text', seconds(many.sentSeconds), ''],
    ['until every delivery was on record', seconds(many.reportedSeconds), 'under 300 s'],
    ['reports that the gateway made', whole(many.reports), ''],
    ['of these refused', whole(many.refused), '0'],
    ['texts without a report on record', whole(many.lost), '0'],
    ['texts that the gateway had twice', whole(many.doubled), '0'],
  ] as const;
  const head = `${whole(many.messages)} texts due in the same instant, one worker, on ${machineWords(many.machine)}.`;
  return [head, '', ...table(['', 'measured', 'aim'], rows)].join('\n');
}

const seconds = (value: number): string => `${value.toFixed(1)} s`;
const milliseconds = (value: number): string => `${whole(value)} ms`;

function figuresPart(figures: Figures): string {
  const aims: readonly (readonly [string, string, string])[] = rowsOf(figures).map(
    ({ words, figure, aim }) => [words, figure, aim ?? ''],
  );
  return [`Measured on ${machineWords(figures.machine)}.`, '', ...table(['', 'measured', 'aim'], aims)].join(
    '\n',
  );
}

function growthPart(growth: Growth): string {
  const { points, sizes } = growth;
  const rows = points.map((point) => [
    whole(point.openCases),
    String(point.workers),
    whole(point.stepsPerSecond),
    whole(point.latenessMs.p50),
    whole(point.latenessMs.p99),
    point.burstSeconds.toFixed(1),
  ]);
  const heads = [
    'open cases',
    'workers',
    'steps a second',
    'lateness p50, ms',
    'lateness p99, ms',
    `${whole(sizes.absences)} missed in a minute, s`,
  ];
  return [
    `Measured on ${machineWords(growth.machine)}; one round each.`,
    '',
    ...table(heads, rows),
    '',
    ...plot('Case steps a second', 'steps a second', points, (point) => point.stepsPerSecond),
    '',
    ...plot('Lateness, 99th percentile', 'milliseconds', points, (point) => point.latenessMs.p99),
    '',
    ...plot(
      `${whole(sizes.absences)} missed in one minute`,
      'seconds until all are dealt with',
      points,
      (point) => point.burstSeconds,
    ),
    '',
    `In each plot one line for ${listed(distinct(points.map(({ workers }) => workers)))} worker processes, in this order.`,
  ].join('\n');
}

function plot(
  title: string,
  axis: string,
  points: readonly GrowthPoint[],
  read: (point: GrowthPoint) => number,
): readonly string[] {
  const counts = distinct(points.map(({ openCases }) => openCases));
  const lines = distinct(points.map(({ workers }) => workers)).map((wanted) => {
    const values = points
      .filter(({ workers }) => workers === wanted)
      .map((point) => Math.round(read(point) * 10) / 10);
    return `    line [${values.join(', ')}]`;
  });
  const top = Math.ceil(Math.max(...points.map(read)) * 1.1);
  return [
    '```mermaid',
    'xychart-beta',
    `    title "${title}"`,
    `    x-axis "open cases" [${counts.map((count) => `"${whole(count)}"`).join(', ')}]`,
    `    y-axis "${axis}" 0 --> ${top}`,
    ...lines,
    '```',
  ];
}

function nationalPart(growth: Growth): string {
  const needs = nationalNeeds(growth, growth.sizes.absences);
  const point = likest(growth);
  const rows = [
    [
      'due in one minute',
      `${whole(assumed.sessionsADay)} sessions × ${assumed.shareOnBusiestHour} on the busiest hour × ${assumed.shareNotMarkedInTime} not marked in time`,
      whole(needs.dueInOneMinute),
    ],
    [
      'opened and asked about, a second',
      `${whole(growth.sizes.absences)} ÷ ${point.burstSeconds.toFixed(1)} s on ${growth.machine.cores} cores`,
      whole(needs.missesPerSecond),
    ],
    [
      'cores, database and workers together',
      `${whole(needs.dueInOneMinute)} ÷ ${assumed.burstSeconds} s ÷ ${whole(needs.missesPerSecond)} × ${growth.machine.cores} cores ÷ ${assumed.load} load`,
      whole(needs.databaseCores),
    ],
    [
      'open cases',
      `${whole(assumed.sessionsADay)} × ${assumed.shareMissed} missed × ${assumed.daysACaseIsOpen} days`,
      whole(needs.openCases),
    ],
    [
      'steps a second, over twelve hours',
      `${whole(assumed.sessionsADay)} × ${assumed.shareMissed} × ${assumed.stepsPerCase} steps ÷ 43,200 s`,
      whole(needs.meanStepsPerSecond),
    ],
    [
      'database, GiB a working day',
      `sessions × ${whole(point.bytesPerBooking)} B + ${whole(needs.casesADay)} cases × ${whole(point.bytesPerMiss)} B + ${whole(needs.stepsADay)} steps × ${whole(point.bytesPerStep)} B`,
      needs.gibibytesADay.toFixed(1),
    ],
    ['database, TiB a year', `× ${assumed.workingDaysAYear} working days`, needs.tebibytesAYear.toFixed(1)],
    [
      'write-ahead log at the busiest moment, MiB a second',
      `${whole(needs.dueInOneMinute)} ÷ ${assumed.burstSeconds} s × 2 writes × ${whole(point.logBytesPerStep)} B`,
      whole(needs.logMebibytesPerSecond),
    ],
  ];
  return table(['needed', 'how it comes about', 'comes to'], rows).join('\n');
}

function table(heads: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(heads), line(heads.map(() => '---')), ...rows.map(line)];
}

function machineWords({ cores, processor, memoryGiB, node }: Machine): string {
  return `${cores} cores (${processor}), ${memoryGiB} GiB, Node.js ${node}`;
}

function distinct(values: readonly number[]): readonly number[] {
  return [...new Set(values)];
}

function listed(values: readonly number[]): string {
  return new Intl.ListFormat('en').format(values.map(String));
}

function whole(value: number): string {
  return Math.round(value).toLocaleString('en');
}
