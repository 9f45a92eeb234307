/**
 * `npm run simulate -- --seeds 10000 [--from S]` over all the machine’s cores; `--seed S --trace` to look at one.
 * Ends with what befell the machines, what happened, and either `0 broken` or the seeds that broke a promise.
 */
import { fork } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { openGround } from '#test/simulation/ground.ts';
import { runSeed } from '#test/simulation/seed.ts';
import { newTally } from '#test/simulation/tally.ts';
import { linesOf, type Report, reportOf, together } from '#test/simulation/tell.ts';

interface Breach {
  readonly seed: number;
  readonly broken: string;
}

/** What a process that runs some of the seeds tells the one that started it. */
type Word =
  | { readonly kind: 'seed'; readonly breach: Breach | null }
  | { readonly kind: 'end'; readonly report: Report };

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '100' },
    from: { type: 'string', default: '1' },
    /** Of the processes, every which seed is this one's. */
    step: { type: 'string', default: '1' },
    minutes: { type: 'string', default: '600' },
    seed: { type: 'string' },
    trace: { type: 'boolean', default: false },
  },
});
const from = Number(values.from);
const last = from + Number(values.seeds) - 1;
const until = performance.now() + Number(values.minutes) * 60_000;

if (values.seed !== undefined) await runOne(Number(values.seed));
else if (process.send) await runSome((word) => process.send?.(word));
else await runAll();

async function runOne(seed: number): Promise<void> {
  const ground = await openGround();
  const tally = newTally();
  try {
    const tell = values.trace ? { tell: console.log } : {};
    const { broken, digest } = await runSeed(ground, seed, tally, tell);
    console.log(linesOf(reportOf(tally)).join('\n'));
    console.log(`\nseed ${seed}, digest ${digest}: ${broken ?? 'every promise was kept'}`);
    process.exitCode = broken === null ? 0 : 1;
  } finally {
    await ground.close();
  }
}

async function runSome(say: (word: Word) => void): Promise<void> {
  const ground = await openGround();
  const tally = newTally();
  try {
    for (let seed = from; seed <= last && performance.now() < until; seed += Number(values.step)) {
      const { broken } = await runSeed(ground, seed, tally);
      say({ kind: 'seed', breach: broken === null ? null : { seed, broken } });
    }
  } finally {
    await ground.close();
  }
  say({ kind: 'end', report: reportOf(tally) });
  process.disconnect?.();
}

async function runAll(): Promise<void> {
  const began = performance.now();
  // A process and its database take turns, so that one of each leaves a core idle in between.
  const processes = Math.min(2 * availableParallelism(), last - from + 1);
  const breaches: Breach[] = [];
  let done = 0;
  const hear = ({ breach }: Extract<Word, { kind: 'seed' }>) => {
    done += 1;
    if (breach) {
      breaches.push(breach);
      console.log(`seed ${breach.seed} broke: ${breach.broken}`);
    }
    if (done % 100 === 0)
      console.log(`${done} seeds after ${minutesSince(began)} minutes, ${breaches.length} broken`);
  };
  const reports = await Promise.all(
    Array.from({ length: processes }, (_, index) => startOne(index, processes, hear)),
  );
  console.log(`\n${linesOf(together(reports)).join('\n')}`);
  console.log(
    `\n${done} seeds in ${minutesSince(began)} minutes in ${processes} processes, ${breaches.length} broken`,
  );
  for (const { seed } of breaches) console.log(`npm run simulate -- --seed ${seed} --trace`);
  process.exitCode = breaches.length === 0 ? 0 : 1;
}

function startOne(
  index: number,
  processes: number,
  hear: (word: Extract<Word, { kind: 'seed' }>) => void,
): Promise<Report> {
  const mine = from + index;
  const args = ['--from', `${mine}`, '--seeds', `${last - mine + 1}`, '--step', `${processes}`];
  const child = fork(import.meta.filename, [...args, '--minutes', values.minutes]);
  return new Promise((resolve, reject) => {
    let report: Report | null = null;
    child.on('message', (word: Word) => {
      if (word.kind === 'seed') hear(word);
      else report = word.report;
    });
    child.on('exit', (code) =>
      report ? resolve(report) : reject(new Error(`a process that ran seeds ended early (${code})`)),
    );
  });
}

function minutesSince(began: number): string {
  return ((performance.now() - began) / 60_000).toFixed(1);
}
