import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import type { Command } from 'commander';
import { duration } from '#core/protocol/words.ts';
import { capital } from '#core/sentence.ts';
import type { Finding, TierVerdict, Verdict } from '#core/verifier/verdict.ts';
import { verifyProtocol } from '#core/verifier/verify-protocol.ts';
import type { Terminal } from './terminal.ts';

interface Options {
  readonly json?: boolean;
}

export function addVerifyProtocol(kept: Command, terminal: Terminal): void {
  kept
    .command('verify-protocol')
    .description('try out a protocol and say what it keeps, or show a shortest way to where it breaks')
    .argument('<file>', 'the protocol as JSON, like examples/protocol.json; - reads standard input')
    .option('--json', 'say it as data')
    .addHelpText('after', '\nEnds with 0 when it holds, 1 when it breaks, 2 when the file is no protocol.')
    .action(async (file: string, options: Options) => run(terminal, file, options));
}

async function run(terminal: Terminal, path: string, { json }: Options): Promise<void> {
  const document = await readJson(path);
  if (document === undefined) {
    terminal.fail(
      `${path === '-' ? 'Standard input' : path}: cannot be read as JSON. Give a protocol like examples/protocol.json.`,
    );
    process.exitCode = unreadable;
    return;
  }
  const since = performance.now();
  const verdict = verifyProtocol(document);
  const seconds = (performance.now() - since) / 1000;
  if (json) terminal.say(JSON.stringify({ ...verdict, seconds }, null, 2));
  else for (const line of inWords(verdict, seconds)) terminal.say(line);
  if (!verdict.isProved) process.exitCode = verdict.problems.length > 0 ? unreadable : broken;
}

const broken = 1;
const unreadable = 2;

async function readJson(path: string): Promise<unknown> {
  try {
    return JSON.parse(path === '-' ? await text(process.stdin) : await readFile(path, 'utf8'));
  } catch {
    return undefined;
  }
}

export function* inWords(verdict: Verdict, seconds: number): Generator<string> {
  if (verdict.problems.length > 0) {
    yield 'This is not yet a protocol that can be tried out:';
    for (const { path, reason, wayOut } of verdict.problems)
      yield `  ${path || 'the document'}: ${reason} ${wayOut}`;
    return;
  }
  for (const tier of verdict.tiers) yield* tierInWords(tier);
  const looked = `Looked at ${verdict.states.toLocaleString('en')} situations and ${verdict.transitions.toLocaleString('en')} steps between them, in ${seconds.toFixed(1)} seconds.`;
  yield* wrapped(verdict.isProved ? `It holds. ${looked}` : `It does not hold. ${looked}`, '');
  yield '';
  yield 'What was tried:';
  for (const sentence of verdict.scope) yield* wrapped(sentence, '  ');
}

function* tierInWords({ tier, bounds, answers, findings }: TierVerdict): Generator<string> {
  yield capital(tier);
  for (const { words, within } of answers) {
    const bound = within === null ? '' : ` (The bound is ${duration(within)}.)`;
    yield* wrapped(`${words}${bound}`, '  ✓ ');
  }
  if (bounds === null)
    yield* wrapped('The protocol sets no bounds for this tier, so that no time is held against it.', '  · ');
  for (const finding of findings) yield* findingInWords(finding);
  yield '';
}

function* findingInWords({ words, path }: Finding): Generator<string> {
  yield* wrapped(words, '  ✗ ');
  yield '    A shortest way there, for a session at 14:00:';
  const widest = Math.max(...path.map(({ clock }) => clock.length));
  for (const { clock, words: step } of path) yield* wrapped(step, `      ${clock.padEnd(widest)}  `);
}

const widest = 100;

/** Lines of a width that reads well, the later ones under the first one's words. */
function* wrapped(sentence: string, lead: string): Generator<string> {
  let line = '';
  let start = lead;
  for (const word of sentence.split(' ')) {
    if (line && start.length + line.length + 1 + word.length > widest) {
      yield start + line;
      start = ' '.repeat(lead.length);
      line = word;
    } else line = line ? `${line} ${word}` : word;
  }
  yield start + line;
}
