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
  const { stepsPerSecond: rates, burstSeconds } = figures;
  const rows: [string, string][] = [];
  for (const [name, words] of Object.entries(rateWords) as [RateName, string][]) {
    const rate = rates[name];
    if (rate !== undefined) rows.push([words, `${Math.round(rate)} steps/s`]);
  }
  const best = Math.max(rates.pgBoss ?? 0, rates.graphileWorker ?? 0, rates.dbos ?? 0);
  if (rates.kept2 && best > 0) rows.push(['Kept against the best of the three', times(rates.kept2 / best)]);
  if (rates.kept2 && rates.sql) rows.push(['Kept against the limit', times(rates.kept2 / rates.sql)]);
  if (burstSeconds !== undefined)
    rows.push([`${figures.sizes.absences} missed in one minute`, `${burstSeconds.toFixed(1)} s`]);
  const width = Math.max(...rows.map(([words]) => words.length));
  return rows.map(([words, figure]) => `${words.padEnd(width)}  ${figure}`).join('\n');
}

function times(ratio: number): string {
  return `${ratio.toFixed(2)} ×`;
}
