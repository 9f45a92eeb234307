/**
 * `npm run breakages`: breaks a copy of the program in one way after another and asks every instrument whether it
 * notices. Names after it choose among the breakages, `--only` among the instruments. What was answered is kept in
 * docs/breakages.json, so that a run in parts adds up, and drawn into docs/proof.md.
 */
import { spawn } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { type Breakage, breakages } from '#test/breakages/breakages.ts';
import { type Instrument, instruments } from '#test/breakages/instruments.ts';

const root = join(import.meta.dirname, '..');
const kept = join(root, 'docs', 'breakages.json');
const leftOut = ['node_modules', '.git', 'data'];
/** Longer than any instrument takes on a slow machine; a program that hangs has been noticed too. */
const longestMinutes = 8;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { only: { type: 'string', multiple: true } },
});
const asked = instruments.filter(({ name }) => !values.only || values.only.includes(name));
const wanted = breakages.filter(
  ({ name }) => positionals.length === 0 || positionals.some((part) => name.includes(part)),
);
if (asked.length === 0 || wanted.length === 0)
  throw new Error('no breakage, or no instrument, has such a name');

/** Each instrument is a process group of its own, so that it has to be told when somebody presses Ctrl-C here. */
const stopping = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stopping.abort());

const whole = await ask({ name: 'nothing is broken', edits: [] });
const blamed = asked.filter(({ name }) => whole[name] === 'noticed');
if (blamed.length > 0) {
  console.error(`These fail on the program as it is: ${blamed.map(({ name }) => name).join(', ')}.`);
  process.exit(1);
}
const answers = await readAnswers();
for (const breakage of wanted) {
  answers[breakage.name] = { ...answers[breakage.name], ...(await ask(breakage)) };
  await keep(answers);
}
const unnoticed = wanted.filter(({ name }) => !Object.values(answers[name] ?? {}).includes('noticed'));
for (const { name } of unnoticed) console.error(`noticed by nothing: ${name}`);
console.log(`${wanted.length - unnoticed.length} of ${wanted.length} noticed`);
process.exitCode = unnoticed.length === 0 ? 0 : 1;

type Answer = 'noticed' | 'not noticed';
/** By instrument. */
type Answers = Readonly<Record<string, Answer>>;

/** Asks every instrument about a copy of the tree with this breakage in it. */
async function ask(breakage: Breakage): Promise<Answers> {
  const tree = await mkdtemp(join(tmpdir(), 'kept-broken-'));
  try {
    await cp(root, tree, {
      recursive: true,
      filter: (path) => !leftOut.includes(relative(root, path).split('/')[0] ?? ''),
    });
    await symlink(join(root, 'node_modules'), join(tree, 'node_modules'));
    await breakIn(tree, breakage);
    const answers: Record<string, Answer> = {};
    for (const instrument of asked) {
      const answer = await run(tree, instrument);
      console.log(`${breakage.name}: ${instrument.name} ${answer}`);
      answers[instrument.name] = answer;
    }
    return answers;
  } finally {
    await rm(tree, { recursive: true, force: true });
  }
}

async function breakIn(tree: string, { name, edits }: Breakage): Promise<void> {
  for (const { file, from, to } of edits) {
    const path = join(tree, file);
    const text = await readFile(path, 'utf8');
    if (text.split(from).length !== 2) throw new Error(`"${name}" has no place in ${file} any more`);
    await writeFile(
      path,
      text.replace(from, () => to),
    );
  }
}

function run(tree: string, { args }: Instrument): Promise<Answer> {
  const child = spawn(join(tree, 'node_modules', '.bin', 'vitest'), ['run', '--bail=1', ...args], {
    cwd: tree,
    env: {
      ...process.env,
      PATH: `${join(root, 'node_modules', 'node', 'bin')}:${process.env.PATH ?? ''}`,
    },
    stdio: 'ignore',
    detached: true,
  });
  const end = (signal: 'SIGINT' | 'SIGKILL') => process.kill(-(child.pid ?? 0), signal);
  const stop = () => end('SIGINT');
  stopping.signal.addEventListener('abort', stop);
  const tooLong = setTimeout(() => end('SIGKILL'), longestMinutes * 60_000);
  return new Promise((done, fail) => {
    child.on('exit', (code) => {
      clearTimeout(tooLong);
      stopping.signal.removeEventListener('abort', stop);
      if (stopping.signal.aborted) fail(new Error('stopped'));
      else done(code === 0 ? 'not noticed' : 'noticed');
    });
  });
}

async function readAnswers(): Promise<Record<string, Answers>> {
  const text = await readFile(kept, 'utf8').catch(() => '{}');
  return JSON.parse(text) as Record<string, Answers>;
}

/** Breakages that are no longer in the list are forgotten. */
async function keep(answers: Readonly<Record<string, Answers>>): Promise<void> {
  const known = breakages.flatMap(({ name }) => (answers[name] ? [[name, answers[name]] as const] : []));
  await writeFile(kept, `${JSON.stringify(Object.fromEntries(known), null, 2)}\n`);
  const page = join(root, 'docs', 'proof.md');
  const before = await readFile(page, 'utf8');
  const [start, end] = ['<!-- breakages -->\n', '<!-- /breakages -->'];
  if (before.split(start).length !== 2 || before.split(end).length !== 2)
    throw new Error('docs/proof.md has no place for the table any more');
  const [above = ''] = before.split(start);
  const [, below = ''] = before.split(end);
  await writeFile(page, `${above}${start}${tableOf(known)}\n${end}${below}`);
}

function tableOf(known: readonly (readonly [string, Answers])[]): string {
  const marks = { noticed: '●', 'not noticed': '·' } as const;
  const rows = known.map(([name, answers]) => {
    const cells = instruments.map((instrument) => {
      const answer = answers[instrument.name];
      return answer ? marks[answer] : ' ';
    });
    return `| ${name} | ${cells.join(' | ')} |`;
  });
  return [
    `| broken on purpose | ${instruments.map(({ name }) => name).join(' | ')} |`,
    `|---|${instruments.map(() => ':-:|').join('')}`,
    ...rows,
  ].join('\n');
}
