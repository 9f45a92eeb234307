/**
 * `npm run breakages`: breaks a copy of the program in one way after another and asks every instrument whether it
 * notices. Names after it choose among the breakages, `--only` among the instruments; when none were chosen, the table is
 * written into docs/proof.md.
 */
import { spawn } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { type Breakage, breakages } from '#test/breakages/breakages.ts';
import { type Instrument, instruments } from '#test/breakages/instruments.ts';

const root = join(import.meta.dirname, '..');
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

const whole = await ask({ name: 'nothing is broken', edits: [] });
const blamed = asked.filter((_, index) => whole[index] === 'noticed');
if (blamed.length > 0) {
  console.error(`These fail on the program as it is: ${blamed.map(({ name }) => name).join(', ')}.`);
  process.exit(1);
}
const rows: string[] = [];
let unnoticed = 0;
for (const breakage of wanted) {
  const answers = await ask(breakage);
  if (!answers.includes('noticed')) unnoticed += 1;
  rows.push(
    `| ${breakage.name} | ${answers.map((answer) => (answer === 'noticed' ? '●' : '·')).join(' | ')} |`,
  );
}
const table = [
  `| broken on purpose | ${asked.map(({ name }) => name).join(' | ')} |`,
  `|---|${asked.map(() => ':-:|').join('')}`,
  ...rows,
].join('\n');
console.log(`\n${table}\n\n${wanted.length - unnoticed} of ${wanted.length} noticed`);
if (!values.only && positionals.length === 0) await writeTable(table);
process.exitCode = unnoticed === 0 ? 0 : 1;

type Answer = 'noticed' | 'not noticed';

/** Asks every instrument about a copy of the tree with this breakage in it. */
async function ask(breakage: Breakage): Promise<readonly Answer[]> {
  const tree = await mkdtemp(join(tmpdir(), 'kept-broken-'));
  try {
    await cp(root, tree, {
      recursive: true,
      filter: (path) => !leftOut.includes(relative(root, path).split('/')[0] ?? ''),
    });
    await symlink(join(root, 'node_modules'), join(tree, 'node_modules'));
    await breakIn(tree, breakage);
    const answers: Answer[] = [];
    for (const instrument of asked) {
      const answer = await run(tree, instrument);
      console.log(`${breakage.name}: ${instrument.name} ${answer}`);
      answers.push(answer);
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
  const child = spawn(join(tree, 'node_modules', '.bin', 'vitest'), ['run', ...args], {
    cwd: tree,
    env: {
      ...process.env,
      PATH: `${join(root, 'node_modules', 'node', 'bin')}:${process.env.PATH ?? ''}`,
    },
    stdio: 'ignore',
    detached: true,
  });
  const tooLong = setTimeout(() => process.kill(-(child.pid ?? 0), 'SIGKILL'), longestMinutes * 60_000);
  return new Promise((done) => {
    child.on('exit', (code) => {
      clearTimeout(tooLong);
      done(code === 0 ? 'not noticed' : 'noticed');
    });
  });
}

async function writeTable(text: string): Promise<void> {
  const page = join(root, 'docs', 'proof.md');
  const before = await readFile(page, 'utf8');
  const marked = /(<!-- breakages -->\n)[\s\S]*?(<!-- \/breakages -->)/;
  if (!marked.test(before)) throw new Error('docs/proof.md has no place for the table of breakages');
  await writeFile(
    page,
    before.replace(marked, (_, start: string, end: string) => `${start}${text}\n${end}`),
  );
}
