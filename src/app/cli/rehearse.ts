import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Command } from 'commander';
import { freePort } from '#adapters/free-port.ts';
import { handClock } from '#adapters/hand-clock.ts';
import { pretendCarrier } from '#adapters/pretend-carrier.ts';
import { openSmtpCarrier } from '#adapters/smtp.ts';
import { Problem } from '#core/problem.ts';
import type { Instant } from '#core/time/instant.ts';
import { dayOf, localTime } from '#core/time/zone.ts';
import type { Carrier, Log } from '#engine/ports.ts';
import { type Config, home, readConfig } from '../config.ts';
import { findSecret } from '../load-config.ts';
import type { Program } from '../program.ts';
import { type Rehearsed, rehearse } from '../rehearsal/rehearse.ts';
import { localInstant, readScript, type Script } from '../rehearsal/script.ts';
import { tellCases } from '../rehearsal/tell-cases.ts';
import type { Terminal } from './terminal.ts';

interface Options {
  readonly calendar: string;
  readonly clients: string;
  readonly answers: string;
  readonly smtp?: string;
  readonly data?: string;
}

const example = (name: string) => join(home, 'examples', name);

export function addRehearse(kept: Command, terminal: Terminal): void {
  kept
    .command('rehearse')
    .description('play a week on a fast clock: real engine, database, mail and pages, people from a script')
    .option('--calendar <file>', 'sessions, as a calendar program writes them (.ics)', example('week.ics'))
    .option('--clients <file>', 'clients and how they may be reached (.csv)', example('clients.csv'))
    .option('--answers <file>', 'what staff and clients do, and when (.json)', example('answers.json'))
    .option(
      '--smtp <url>',
      'send the mail there, like smtp://127.0.0.1:1025; otherwise it stays in a pretend mailbox',
    )
    .option('--data <folder>', 'keep the rehearsal there, and finish one that was interrupted')
    .action(async (options: Options) => run(terminal, options));
}

async function run(terminal: Terminal, options: Options): Promise<void> {
  try {
    const script = readScript(await readFile(options.answers, 'utf8').catch(unreadable('--answers')));
    const clients = await readFile(options.clients).catch(unreadable('--clients'));
    const calendar = await readFile(options.calendar).catch(unreadable('--calendar'));
    await inFolder(options.data, (folder) => play(terminal, options, folder, script, clients, calendar));
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    terminal.fail(error.message);
    for (const { field, reason, wayOut } of error.fields) terminal.fail(`  ${field}: ${reason}. ${wayOut}`);
  }
}

function unreadable(option: string) {
  return (error: NodeJS.ErrnoException): never => {
    const reason = error.code === 'ENOENT' ? 'there is no such file' : 'it cannot be read';
    throw new Problem('invalid', 'file-unreadable', `${option}: ${reason}. Check the path.`);
  };
}

/** A rehearsal that nobody wants to keep leaves nothing behind. */
async function inFolder(kept: string | undefined, work: (folder: string) => Promise<void>): Promise<void> {
  const folder = kept ? resolve(kept) : await mkdtemp(join(tmpdir(), 'kept-rehearsal-'));
  await mkdir(folder, { recursive: true });
  try {
    await work(folder);
  } finally {
    if (!kept) await rm(folder, { recursive: true, force: true });
  }
}

async function play(
  terminal: Terminal,
  options: Options,
  folder: string,
  script: Script,
  clients: Uint8Array,
  calendar: Uint8Array,
): Promise<void> {
  const { compose } = await import('../compose.ts');
  const zone = script.practice.timeZone;
  const clock = handClock(localInstant(`${script.from}T00:00`, zone));
  const config = await settings(folder);
  const mail = await mailFor(options, config);
  const kept = await compose(config, {
    role: 'web',
    clock,
    log: quiet,
    carriers: new Map([['email', mail]]),
  });
  try {
    const told = (at: Instant, words: string) =>
      terminal.say(`${dayOf(at, zone)} ${localTime(at, zone)}  ${words}`);
    const { program } = kept;
    const rehearsed = await rehearse({ program, clock, script, clients, calendar, folder, told });
    tellImports(terminal, rehearsed);
    await tellEverything(terminal, program, rehearsed, script);
  } finally {
    await kept.close();
    if ('close' in mail && typeof mail.close === 'function') mail.close();
  }
}

async function mailFor({ smtp }: Options, config: Config): Promise<Carrier> {
  if (!smtp) return pretendCarrier('email');
  const sender = { fromAddress: 'hello@practice.example', fromName: 'Hello' };
  return openSmtpCarrier({ ...sender, url: smtp, secret: await findSecret(config), log: quiet });
}

/** A rehearsal never touches the settings of the real Kept on this machine, only a folder of its own. */
async function settings(folder: string): Promise<Config> {
  // The links in the mail hold the port, so it has to be known before the server listens.
  const port = await freePort();
  const reading = readConfig({
    KEPT_DATA: folder,
    PORT: String(port),
    KEPT_PUBLIC_ADDRESS: `http://127.0.0.1:${port}`,
    KEPT_LOG_LEVEL: 'silent',
  });
  if (reading.kind === 'problems') throw new Error('the rehearsal cannot be set up in this folder');
  return reading.config;
}

const quiet: Log = { info() {}, warn() {}, error() {} };

function tellImports(terminal: Terminal, { stage }: Rehearsed): void {
  if (!stage) return;
  const taken = stage.clients.filter(({ outcome }) => outcome !== 'skipped').length;
  terminal.say(`\nClients: ${taken} taken over, ${stage.clients.length - taken} skipped.`);
  for (const { line, problems } of stage.clients) {
    for (const { field, reason } of problems) terminal.say(`  line ${line}, ${field}: ${reason}`);
  }
  const counts = Object.entries(stage.calendar.counts).filter(([, count]) => count > 0);
  terminal.say(`Calendar: ${counts.map(([what, count]) => `${count} ${what}`).join(', ')}.`);
}

async function tellEverything(
  terminal: Terminal,
  program: Program,
  { checkpoint }: Rehearsed,
  script: Script,
): Promise<void> {
  for (const line of await tellCases(program, checkpoint.practiceId, script.practice.timeZone))
    terminal.say(line);
}
