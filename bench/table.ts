/** The figures in words, for the terminal and for docs/performance.md. */
import type { Figures, RateName } from './measure-all.ts';

export interface FigureRow {
  readonly words: string;
  readonly figure: string;
  readonly aim?: string;
}

const rateWords: Readonly<Record<RateName, string>> = {
  kept1: 'Kept, 1 worker',
  kept2: 'Kept, 2 workers',
  pgBoss: 'pg-boss, one job a step, 2 workers',
  graphileWorker: 'graphile-worker, one job a step, 2 workers',
  dbos: 'DBOS Transact, one workflow a step, 2 workers',
  sql1: 'bare SQL, 1 connection',
  sql: 'bare SQL, 2 connections (the limit)',
};

export function tableOf(figures: Figures): string {
  const rows = rowsOf(figures);
  const width = Math.max(...rows.map(({ words }) => words.length));
  return rows.map(({ words, figure }) => `${words.padEnd(width)}  ${figure}`).join('\n');
}

export function rowsOf(figures: Figures): readonly FigureRow[] {
  return [...rateRows(figures), ...otherRows(figures)];
}

function rateRows({ stepsPerSecond: rates }: Figures): readonly FigureRow[] {
  const rows: FigureRow[] = [];
  for (const [name, words] of Object.entries(rateWords) as [RateName, string][]) {
    const rate = rates[name];
    if (rate !== undefined) rows.push({ words, figure: `${whole(rate)} steps/s` });
  }
  const { kept2, sql, pgBoss = 0, graphileWorker = 0, dbos = 0 } = rates;
  const best = Math.max(pgBoss, graphileWorker, dbos);
  if (kept2 && best > 0) {
    rows.push({ words: 'Kept against the best of the three', figure: times(kept2 / best), aim: '5 ×' });
  }
  if (kept2 && sql) rows.push({ words: 'Kept against the limit', figure: times(kept2 / sql), aim: '0.5 ×' });
  return rows;
}

function otherRows(figures: Figures): readonly FigureRow[] {
  const { sizes, latenessMs, burstSeconds, restartSeconds, embeddedRestartSeconds, idleMemoryMiB } = figures;
  const rows: FigureRow[] = [];
  if (latenessMs) {
    const words = `lateness at ${whole(sizes.stepsPerSecondDue)} steps/s, ${whole(sizes.waiting)} cases waiting`;
    const figure = `p50 ${whole(latenessMs.p50)} ms, p99 ${whole(latenessMs.p99)} ms`;
    rows.push({ words, figure, aim: 'p99 under 1 s' });
  }
  if (burstSeconds) {
    const words = `${whole(sizes.absences)} missed in one minute`;
    rows.push({ words, figure: seconds(burstSeconds), aim: 'under 30 s' });
  }
  if (restartSeconds) {
    const words = 'worker killed, started anew: its first step after';
    rows.push({ words, figure: seconds(restartSeconds), aim: 'under 3 s' });
  }
  if (embeddedRestartSeconds) {
    const words = 'the same of all of Kept, embedded database';
    rows.push({ words, figure: seconds(embeddedRestartSeconds), aim: 'under 3 s' });
  }
  if (idleMemoryMiB) {
    const figure = `${whole(idleMemoryMiB)} MiB`;
    rows.push({ words: 'memory of an idle Kept', figure, aim: 'under 190 MiB (200 MB)' });
  }
  return rows;
}

function seconds(value: number): string {
  return `${value.toFixed(1)} s`;
}

function times(ratio: number): string {
  return `${ratio.toFixed(2)} ×`;
}

function whole(value: number): string {
  return Math.round(value).toLocaleString('en');
}
