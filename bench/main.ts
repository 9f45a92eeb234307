/** `npm run bench`: measures the engine against the bare database and three queues, prints a table, writes JSON. */
import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { fullSizes, growthSizes, quickSizes } from './ground.ts';
import { measureGrowth } from './growth.ts';
import { type MeasurementName, measureAll, measurementNames } from './measure-all.ts';
import { publish } from './publish.ts';
import { tableOf } from './table.ts';

const usage = `npm run bench -- [options]

  --scale          how cost grows: 10 thousand, 100 thousand and a million open cases, 1, 2 and 4 workers
  --quick          a small run, to see that everything works; its figures say nothing
  --only a,b       only some of: ${measurementNames.join(', ')}
  --waiting N      open cases that wait meanwhile (${fullSizes.waiting})
  --rounds N       how often each rate is measured; the median counts (${fullSizes.rounds})
  --json FILE      write the figures there as well
  --docs           keep the figures in docs/performance.json and draw docs/performance.md anew`;

const { values } = parseArgs({
  options: {
    scale: { type: 'boolean', default: false },
    docs: { type: 'boolean', default: false },
    quick: { type: 'boolean', default: false },
    only: { type: 'string' },
    waiting: { type: 'string' },
    rounds: { type: 'string' },
    json: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});

if (values.docs && values.only)
  throw new Error('docs/performance.md shows all figures or none: leave out --only.');
if (values.help) console.log(usage);
else if (values.scale) await runGrowth();
else await runFigures();

async function runFigures(): Promise<void> {
  const usual = values.quick ? quickSizes : fullSizes;
  const sizes = {
    ...usual,
    waiting: count(values.waiting) ?? usual.waiting,
    rounds: count(values.rounds) ?? usual.rounds,
  };
  const figures = await measureAll(sizes, wanted(), progress);
  console.log(tableOf(figures));
  if (values.json) await writeFile(values.json, `${JSON.stringify(figures, null, 2)}\n`);
  if (values.docs) await publish({ figures });
}

async function runGrowth(): Promise<void> {
  const growth = values.quick
    ? await measureGrowth(quickSizes, progress, [100, 200])
    : await measureGrowth(growthSizes, progress);
  console.table(growth.points);
  if (values.json) await writeFile(values.json, `${JSON.stringify(growth, null, 2)}\n`);
  if (values.docs) await publish({ growth });
}

function progress(line: string): void {
  console.error(line);
}

function count(text: string | undefined): number | null {
  if (text === undefined) return null;
  if (!/^[1-9]\d*$/.test(text)) throw new Error(`${text} is no number of things; ${usage}`);
  return Number(text);
}

function wanted(): readonly MeasurementName[] {
  const names = values.only?.split(',') ?? measurementNames;
  const isKnown = (name: string): name is MeasurementName => measurementNames.some((known) => known === name);
  const unknown = names.filter((name) => !isKnown(name));
  if (unknown.length > 0) throw new Error(`There is no measurement ${unknown.join(', ')}.\n${usage}`);
  return names.filter(isKnown);
}
