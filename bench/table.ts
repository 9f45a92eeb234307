/** The figures as a table for the terminal. */
import type { Figures, RateName } from './measure-all.ts';

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
  const { stepsPerSecond: rates } = figures;
  const rows: (readonly [string, string])[] = [];
  for (const [name, words] of Object.entries(rateWords) as [RateName, string][]) {
    const rate = rates[name];
    if (rate !== undefined) rows.push([words, `${Math.round(rate)} steps/s`]);
  }
  const best = Math.max(rates.pgBoss ?? 0, rates.graphileWorker ?? 0, rates.dbos ?? 0);
  if (rates.kept2 && best > 0) rows.push(['Kept against the best of the three', times(rates.kept2 / best)]);
  if (rates.kept2 && rates.sql) rows.push(['Kept against the limit', times(rates.kept2 / rates.sql)]);
  rows.push(...otherRows(figures));
  const width = Math.max(...rows.map(([words]) => words.length));
  return rows.map(([words, figure]) => `${words.padEnd(width)}  ${figure}`).join('\n');
}

function otherRows(figures: Figures): readonly (readonly [string, string])[] {
  const { sizes, latenessMs, burstSeconds, restartSeconds, embeddedRestartSeconds, idleMemoryMiB } = figures;
  const { stepsPerSecondDue, waiting, absences } = sizes;
  const rows = [];
  if (latenessMs) {
    const words = `p50 ${Math.round(latenessMs.p50)} ms, p99 ${Math.round(latenessMs.p99)} ms`;
    rows.push([`lateness at ${stepsPerSecondDue} steps/s, ${waiting} cases waiting`, words] as const);
  }
  if (burstSeconds) rows.push([`${absences} missed in one minute`, seconds(burstSeconds)] as const);
  if (restartSeconds)
    rows.push(['worker killed, started anew: first step after', seconds(restartSeconds)] as const);
  if (embeddedRestartSeconds)
    rows.push(['the same of all of Kept, embedded database', seconds(embeddedRestartSeconds)] as const);
  if (idleMemoryMiB) rows.push(['memory of an idle Kept', `${Math.round(idleMemoryMiB)} MiB`] as const);
  return rows;
}

function seconds(value: number): string {
  return `${value.toFixed(1)} s`;
}

function times(ratio: number): string {
  return `${ratio.toFixed(2)} ×`;
}
